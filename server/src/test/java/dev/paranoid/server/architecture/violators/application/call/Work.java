package dev.paranoid.server.architecture.violators.application.call;

/** Public for the module's other packages. */
public interface Work {}
