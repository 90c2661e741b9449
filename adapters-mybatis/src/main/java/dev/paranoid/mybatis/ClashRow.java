package dev.paranoid.mybatis;

import org.jspecify.annotations.Nullable;

/** Two rows with one unique value; the holder is live where no deletion restores it. */
record ClashRow(
        String restored,
        long restoredBy,
        String holder,
        @Nullable Long holderRestoredBy) {}
