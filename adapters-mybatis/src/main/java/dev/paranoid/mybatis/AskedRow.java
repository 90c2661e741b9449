package dev.paranoid.mybatis;

/** A deletion of which is noted who asked for it, and whether it ended so long ago that nobody needs to know. */
record AskedRow(long deletion, boolean ended) {}
