package dev.paranoid.mybatis;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The mark of a row, its time in UTC. */
record LoadedRow(
        String id,
        @Nullable LocalDateTime deletedAt,
        @Nullable Long holder) {}
