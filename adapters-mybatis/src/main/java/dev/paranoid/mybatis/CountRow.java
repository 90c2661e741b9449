package dev.paranoid.mybatis;

import org.jspecify.annotations.Nullable;

/** What a deletion took of one type. */
record CountRow(long deletion, String type, long took) {

    @Nullable
    Object[] values() {
        return new @Nullable Object[] {deletion, type, took};
    }
}
