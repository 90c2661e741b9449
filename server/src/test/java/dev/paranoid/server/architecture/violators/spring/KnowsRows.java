package dev.paranoid.server.architecture.violators.spring;

import dev.paranoid.server.architecture.violators.mybatis.Row;

/** Looks at what callers ask for. */
record KnowsRows(Row row) {}
