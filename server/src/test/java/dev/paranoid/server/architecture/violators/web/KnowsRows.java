package dev.paranoid.server.architecture.violators.web;

import dev.paranoid.server.architecture.violators.mybatis.Row;

/** Meets another adapter. */
record KnowsRows(Row row) {}
