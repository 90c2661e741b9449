package dev.paranoid.server.architecture.violators.test;

import dev.paranoid.server.architecture.violators.mybatis.Row;

/** Knows an adapter. */
record TestsOneStore(Row row) {}
