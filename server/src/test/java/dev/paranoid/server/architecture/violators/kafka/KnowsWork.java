package dev.paranoid.server.architecture.violators.kafka;

import dev.paranoid.server.architecture.violators.application.call.Work;

/** Reaches into another module. */
record KnowsWork(Work work) {}
