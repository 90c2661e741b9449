package dev.paranoid.server.architecture.violators.embedded;

import dev.paranoid.server.architecture.violators.application.port.Store;

/** Knows who uses it. */
record KnowsItsGuest(Store store) {}
