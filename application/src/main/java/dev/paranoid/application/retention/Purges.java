package dev.paranoid.application.retention;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Removes for good what many deletions hide, once somebody has seen how much that is. Throws {@link Unavailable} when the database is away. */
public interface Purges {

    /** Deletions that one call removes at most. */
    int MOST = 10_000;

    /**
     * {@return what {@link #purge} would do now; refused where the filter is wrong, or more than {@value #MOST} deletions match} Changes
     * nothing and locks nothing.
     *
     * @param caller who asks, and what he may do
     * @param filter which are meant
     */
    Answer<Plan> plan(Caller caller, PurgeFilter filter);

    /**
     * Removes what active deletions hide that match, each as {@link dev.paranoid.application.Deletions#purge} does. What is refused is
     * left out, and the rest is removed.
     *
     * @param confirmation the number and the token of the plan
     * @param caller who asks, and what he may do
     * @param filter which are meant
     * @return how much was removed; refused where the plan is not what it would be now, and then nothing has happened
     */
    Answer<Purged> purge(Caller caller, PurgeFilter filter, Confirmation confirmation);

    /**
     * That somebody has seen the plan.
     *
     * @param deletions how many it said
     * @param token of the plan
     * @param reason why, for the ledger
     */
    record Confirmation(long deletions, String token, Optional<String> reason) {}

    /**
     * What would be removed.
     *
     * @param total deletions that match
     * @param deletions the same by the type of their roots
     * @param rows that they hid when they opened, by type
     * @param samples some of them, the newest first
     * @param obstacles some of what would refuse, by deletion
     * @param refused how many would be refused, among those that were looked at
     * @param complete whether all were looked at for what would refuse them
     * @param token what confirms it; another one when any of the deletions has changed
     */
    record Plan(
            long total,
            SortedMap<String, Long> deletions,
            SortedMap<String, Long> rows,
            List<Deletion> samples,
            List<Obstacle> obstacles,
            long refused,
            boolean complete,
            String token) {}

    /**
     * What was removed.
     *
     * @param removed deletions whose rows are gone
     * @param inBackground deletions whose rows go on being removed in the background
     * @param rows that are gone, by type
     * @param obstacles some of what was refused, by deletion
     * @param refused how many were refused
     */
    record Purged(
            long removed, long inBackground, SortedMap<String, Long> rows, List<Obstacle> obstacles, long refused) {}

    /**
     * What keeps a deletion.
     *
     * @param deletion the one that stays
     * @param refusal why, as its reader may see it
     */
    record Obstacle(Deletion deletion, Refusal refusal) {}
}
