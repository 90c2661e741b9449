package dev.paranoid.server.architecture.violators.web;

import dev.paranoid.server.architecture.violators.application.port.Store;

/** Goes past the application. */
record AsksAPort(Store store) {}
