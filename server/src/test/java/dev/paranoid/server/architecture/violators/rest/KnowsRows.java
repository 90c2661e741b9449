package dev.paranoid.server.architecture.violators.rest;

import dev.paranoid.server.architecture.violators.mybatis.Row;

/** Meets another adapter. */
record KnowsRows(Row row) {}
