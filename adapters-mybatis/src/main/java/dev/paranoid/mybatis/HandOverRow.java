package dev.paranoid.mybatis;

import org.jspecify.annotations.Nullable;

/** Rows of one deletion that take another mark; no holder where others than Paranoid hid the parent. */
record HandOverRow(long deletion, @Nullable Long holder, String bearer, long amount) {}
