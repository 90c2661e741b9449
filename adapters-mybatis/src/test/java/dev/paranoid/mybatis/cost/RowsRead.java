package dev.paranoid.mybatis.cost;

import dev.paranoid.mybatis.MyBatisEngine;

/** Rows that the only session of an engine has read, as the server counts them. */
final class RowsRead {

    private RowsRead() {}

    static long by(MyBatisEngine engine) {
        return engine.jdbc().query("SHOW SESSION STATUS LIKE 'Handler_read%'", (row, number) -> row.getLong(2)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
