package dev.paranoid.mybatis;

/** How many rows belong to a deletion. */
record Amount(long deletion, long amount) {}
