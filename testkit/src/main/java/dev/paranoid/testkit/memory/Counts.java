package dev.paranoid.testkit.memory;

import dev.paranoid.domain.deletion.DeletionId;
import java.util.HashMap;
import java.util.Map;

/** How many rows of which type, by deletion. */
final class Counts {

    private final Map<DeletionId, Map<String, Long>> counts = new HashMap<>();

    void add(DeletionId deletion, String type) {
        counts.computeIfAbsent(deletion, id -> new HashMap<>()).merge(type, 1L, Long::sum);
    }

    Map<DeletionId, Map<String, Long>> byDeletion() {
        return counts;
    }
}
