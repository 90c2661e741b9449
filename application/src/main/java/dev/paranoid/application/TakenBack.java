package dev.paranoid.application;

import dev.paranoid.application.port.Job;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds deletions whose marks a trigger takes back: where types form a cycle, they would find the same rows live for ever. It
 * counts what bears their marks whenever the number of rows that they have hidden doubles.
 */
final class TakenBack {

    private static final long FIRST_LOOK = 64;

    private final Job job;
    private final Map<Long, Long> before;

    private TakenBack(Job job, Map<Long, Long> before) {
        this.job = job;
        this.before = before;
    }

    /** Before a slice. */
    static TakenBack in(Job job) {
        return new TakenBack(job, job.state().tallies().sums());
    }

    /** {@return those that have hidden far more rows than bear their marks, after the slice} */
    Set<DeletionId> deletions(Chunk chunk, Plans plans) {
        Set<DeletionId> doubled = new HashSet<>(chunk.remaining());
        Map<Long, Long> now = job.state().tallies().sums();
        doubled.removeIf(id -> !doubled(before.getOrDefault(id.value(), 0L), now.getOrDefault(id.value(), 0L)));
        if (doubled.isEmpty()) {
            return Set.of();
        }
        Map<DeletionId, Map<String, Long>> held = chunk.slices().held(plans.lift(chunk.roots()), doubled);
        doubled.removeIf(id -> now.getOrDefault(id.value(), 0L)
                < 2
                        * Math.max(
                                1,
                                held.getOrDefault(id, Map.of()).values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()));
        return doubled;
    }

    private static boolean doubled(long earlier, long later) {
        return later >= FIRST_LOOK && Long.highestOneBit(later) > Long.highestOneBit(earlier);
    }
}
