package dev.paranoid.mybatis;

import org.jspecify.annotations.Nullable;

/** A hidden parent of a row. */
record AncestorRow(String child, String parent, @Nullable Long holder) {}
