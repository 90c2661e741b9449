package dev.paranoid.mybatis;

import org.jspecify.annotations.Nullable;

/** A deletion that rows were handed over to, and what is being done to it. */
record HolderRow(
        long id,
        String state,
        @Nullable String activity,
        @Nullable Long job) {}
