package dev.paranoid.server.architecture.violators.security;

import dev.paranoid.server.architecture.violators.mybatis.Row;

/** Looks at what callers ask for. */
record KnowsRows(Row row) {}
