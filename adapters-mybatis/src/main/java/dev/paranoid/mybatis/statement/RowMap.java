package dev.paranoid.mybatis.statement;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A row: its columns in the order of the statement, nulls included. */
public final class RowMap extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    RowMap(int columns) {
        super(columns * 2);
    }
}
