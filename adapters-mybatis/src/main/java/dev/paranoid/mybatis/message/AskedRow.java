package dev.paranoid.mybatis.message;

/** A deletion of which is noted who asked for it, and whether it ended so long ago that nobody needs to know. */
public record AskedRow(long deletion, boolean ended) {}
