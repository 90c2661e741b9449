package dev.paranoid.server.architecture.violators.application.engine;

/** Nobody's but the application's. */
public interface Engine {}
