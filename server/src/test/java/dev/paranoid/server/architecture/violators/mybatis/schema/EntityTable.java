package dev.paranoid.server.architecture.violators.mybatis.schema;

/** A table of the application. */
public record EntityTable(String name) {}
