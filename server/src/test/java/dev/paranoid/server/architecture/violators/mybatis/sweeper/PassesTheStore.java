package dev.paranoid.server.architecture.violators.mybatis.sweeper;

import dev.paranoid.server.architecture.violators.mybatis.rows.RowMapper;

/** Removes by itself. */
record PassesTheStore(RowMapper mapper) {

    void sweep() {
        mapper.removeLinks("1");
    }
}
