package dev.paranoid.server.architecture.violators.testkit;

import dev.paranoid.server.architecture.violators.mybatis.Row;

/** Of use to one engine alone. */
record TestsOneEngine(Row row) {}
