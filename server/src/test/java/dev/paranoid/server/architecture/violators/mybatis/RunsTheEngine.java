package dev.paranoid.server.architecture.violators.mybatis;

import dev.paranoid.server.architecture.violators.application.engine.Engine;

/** Reaches into another module. */
record RunsTheEngine(Engine engine) {}
