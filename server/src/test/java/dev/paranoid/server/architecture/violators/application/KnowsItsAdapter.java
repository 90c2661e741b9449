package dev.paranoid.server.architecture.violators.application;

import dev.paranoid.server.architecture.violators.mybatis.Row;

/** Knows who serves it. */
record KnowsItsAdapter(Row row) {}
