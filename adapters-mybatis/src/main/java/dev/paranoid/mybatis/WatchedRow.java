package dev.paranoid.mybatis;

import java.time.LocalDateTime;

/** A job, seen from outside. */
record WatchedRow(long id, String state, LocalDateTime startedAt, LocalDateTime updatedAt, boolean ended) {}
