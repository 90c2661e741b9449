package dev.paranoid.server.architecture.violators.live;

import dev.paranoid.server.architecture.violators.mybatis.Row;

/** Meets an adapter. */
record KnowsRows(Row row) {}
