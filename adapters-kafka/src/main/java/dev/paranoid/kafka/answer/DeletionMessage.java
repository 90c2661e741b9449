package dev.paranoid.kafka.answer;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A deletion, in the shape that REST gives it. */
record DeletionMessage(
        String id,
        String type,
        String rootId,
        String mode,
        String state,
        Instant deletedAt,
        String actor,
        @Nullable String reason,
        Map<String, Long> took,
        @Nullable Instant purgeAt) {}
