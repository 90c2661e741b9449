package dev.paranoid.mybatis;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** What was collected of one type for one deletion. */
record TakenRow(
        long deletion,
        String type,
        long amount,
        long live,
        @Nullable LocalDateTime hiddenSince) {}
