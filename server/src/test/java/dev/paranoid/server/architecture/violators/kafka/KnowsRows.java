package dev.paranoid.server.architecture.violators.kafka;

import dev.paranoid.server.architecture.violators.mybatis.Row;

/** Meets another adapter. */
record KnowsRows(Row row) {}
