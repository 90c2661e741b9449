package dev.paranoid.server.architecture.violators.application.port;

/** To be asked by the application alone. */
public interface Store {}
