package dev.paranoid.server.architecture.violators.live;

/** Seen by everybody. */
public record Seen() {}
