package dev.paranoid.server.architecture.violators.mybatis;

import dev.paranoid.server.architecture.violators.rest.TooVisible;

/** Meets another adapter. */
record KnowsHttp(TooVisible body) {}
