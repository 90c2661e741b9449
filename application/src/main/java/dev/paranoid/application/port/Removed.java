package dev.paranoid.application.port;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What removal has done.
 *
 * @param took rows that went, by deletion and name of the type
 * @param blockers children that restrict and would stay behind, by the deletion that collected their parent
 * @param orphaned active deletions whose root went
 */
public record Removed(
        Map<DeletionId, Map<String, Taken>> took, Map<DeletionId, List<Blocker>> blockers, Set<DeletionId> orphaned) {

    /**
     * Rows of one type that went.
     *
     * @param rows how many, at least one
     * @param live how many of these were live
     * @param hiddenSince when the deletion opened that was the last to open of all that held one of them
     */
    public record Taken(long rows, long live, Optional<Instant> hiddenSince) {}
}
