package dev.paranoid.application.port;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.plan.CascadePlan;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows, and what a plan does to them. All methods expect a transaction; those that change rows leave everything as it
 * was when that transaction is rolled back, which is what the caller does whenever it does not like what they report.
 * The number of statements of a call depends on the plan, never on the number of rows or of deletions.
 */
public interface EntityStore {

    /**
     * {@return the canonical form of an id of that type, or empty if no row can have it}
     *
     * <p>Needs no transaction and asks no database.
     */
    Optional<String> canonicalId(EntityType type, String id);

    /**
     * Locks rows exclusively, parents' tables before children's, then by key, and loads them. Waits for whoever holds
     * them. Rows that do not exist are left out.
     */
    Map<EntityRef, StoredEntity> lock(Collection<EntityRef> rows);

    /**
     * Marks every root with its deletion, then executes the plan for those that walk. The roots are locked and exist.
     *
     * @return what was marked and what restricts; where anything restricts the caller must roll back
     */
    Hidden hide(CascadePlan plan, List<Opening> openings, Instant at);

    /**
     * Lets rows that bear one of certain marks take those of the deletions above them, along cascading and restricting relations.
     *
     * @param plan that hides all that is reached
     * @param deletions whose roots bear their marks already
     * @param from deletions whose marks are given up
     * @return how many rows bear the marks of each of the deletions now, by name of the types in which it took any
     */
    Map<DeletionId, Map<String, Long>> takeAlong(
            CascadePlan plan, Set<DeletionId> deletions, Set<DeletionId> from, Instant at);

    /**
     * Hands members over to deletions outside, and makes the rest live. The deletions' entries and roots are locked.
     *
     * @return what became live, what was handed over, and which rows cannot be live together; where there is any of the
     *     last the caller must roll back, and counts and rows are not final
     */
    Freed free(CascadePlan plan, Set<DeletionId> deletions);

    /**
     * Removes the roots and all that the plan collects. The roots are locked and exist; those that another root's removal
     * takes along are still counted for their own.
     *
     * @return what was removed, what restricts, and which active deletions lost their root; where anything restricts the
     *     caller must roll back
     */
    Removed remove(CascadePlan plan, List<Opening> openings);

    /**
     * For each of these rows, the mark of each of its hidden ancestors along cascading and restricting relations, as they are
     * committed now; locks nothing. Rows without any are left out.
     */
    Map<EntityRef, Set<Mark>> inTheWay(Collection<EntityRef> rows);

    /**
     * Counts what a delete of this row would take, up to a limit of rows per relation; changes and locks none of the
     * entities' rows. A row that does not exist takes nothing.
     */
    Reach preview(DeletionMode mode, CascadePlan plan, EntityRef root, int limit);
}
