package dev.paranoid.mybatis;

import org.jspecify.annotations.Nullable;

/** A parent of a row. */
record AncestorRow(String child, String parent, @Nullable Long holder, boolean hidden) {}
