package dev.paranoid.server.architecture.violators.mybatis;

/** Seen by everybody. */
public record Row() {}
