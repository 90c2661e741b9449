package dev.paranoid.application;

import dev.paranoid.application.port.Job;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds deletions whose marks a trigger takes back: where types form a cycle, they would find the same rows live for ever. It
 * counts what bears their marks whenever the number of rows that they have hidden doubles. Where that is far less, others may
 * have removed rows; so it counts around each of the next slices, and any of them that is not in vain is an answer.
 */
final class TakenBack {

    private static final long FIRST_LOOK = 64;
    private static final int SLICES = 100;

    private final Job job;
    private final Chunk chunk;
    private final Plans plans;
    private final Map<Long, Long> before;
    private final Map<DeletionId, Long> suspects = new HashMap<>();
    private Map<Long, Long> suspected = Map.of();
    private int slices;

    /** Before a slice. */
    TakenBack(Job job, Chunk chunk, Plans plans) {
        this.job = job;
        this.chunk = chunk;
        this.plans = plans;
        this.before = job.state().tallies().sums();
    }

    /** After the slice: suspects those that have hidden far more rows than bear their marks. */
    void suspect() {
        suspected = job.state().tallies().sums();
        Set<DeletionId> doubled = new HashSet<>(chunk.remaining());
        doubled.removeIf(id -> !doubled(hidden(before, id), hidden(suspected, id)));
        suspects.putAll(held(doubled));
        suspects.entrySet().removeIf(each -> hidden(suspected, each.getKey()) < 2 * Math.max(1, each.getValue()));
    }

    /** {@return whether another slice has to be looked at} */
    boolean doubts() {
        return !suspects.isEmpty() && slices < SLICES;
    }

    /** After another slice: lets go those of which more rows bear the mark than before it. */
    void compare() {
        slices++;
        held(Set.copyOf(suspects.keySet())).forEach((id, held) -> {
            if (held > suspects.getOrDefault(id, 0L)) {
                suspects.remove(id);
            } else {
                suspects.put(id, held);
            }
        });
    }

    /** {@return those that have gone on to hide rows, all in vain} */
    Set<DeletionId> found() {
        Map<Long, Long> now = job.state().tallies().sums();
        Set<DeletionId> found = new HashSet<>(suspects.keySet());
        found.removeIf(id -> hidden(now, id) == hidden(suspected, id));
        return found;
    }

    private Map<DeletionId, Long> held(Set<DeletionId> deletions) {
        Map<DeletionId, Long> held = new HashMap<>();
        if (!deletions.isEmpty()) {
            Map<DeletionId, Map<String, Long>> byType = chunk.slices().held(plans.lift(chunk.roots()), deletions);
            deletions.forEach(id -> held.put(
                    id,
                    byType.getOrDefault(id, Map.of()).values().stream()
                            .mapToLong(Long::longValue)
                            .sum()));
        }
        return held;
    }

    private static long hidden(Map<Long, Long> sums, DeletionId deletion) {
        return sums.getOrDefault(deletion.value(), 0L);
    }

    private static boolean doubled(long earlier, long later) {
        return later >= FIRST_LOOK && Long.highestOneBit(later) > Long.highestOneBit(earlier);
    }
}
