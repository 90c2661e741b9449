package dev.paranoid.server.architecture.violators.domain;

import dev.paranoid.server.architecture.violators.application.port.Store;

/** Knows who stores it. */
record KnowsItsStore(Store store) {}
