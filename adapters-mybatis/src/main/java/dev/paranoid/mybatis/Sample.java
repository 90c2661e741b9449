package dev.paranoid.mybatis;

/** One of the rows that stand in the way of a deletion. */
record Sample(long deletion, String sample) {}
