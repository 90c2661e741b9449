package dev.paranoid.server.architecture.violators.rest;

/** Seen by everybody. */
public record TooVisible() {}
