package dev.paranoid.server.architecture.violators.domain;

import dev.paranoid.server.architecture.violators.domain.plan.AndBack;

/** Cannot be read without the other. */
public record There(AndBack back) {}
