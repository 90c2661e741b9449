package dev.paranoid.mybatis;

import org.jspecify.annotations.Nullable;

/** The end of a slice: how many rows it has, and the key of the last; null where it has none. */
record EndRow(long amount, @Nullable String last) {}
