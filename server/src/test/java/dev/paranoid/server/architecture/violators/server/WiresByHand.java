package dev.paranoid.server.architecture.violators.server;

import dev.paranoid.server.architecture.violators.mybatis.Row;

/** Does what an auto-configuration should. */
record WiresByHand(Row row) {}
