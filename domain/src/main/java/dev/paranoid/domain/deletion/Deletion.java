package dev.paranoid.domain.deletion;

import dev.paranoid.domain.EntityRef;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One delete of one root row, with an identity. It is active until it is lifted or its root is removed; what it took when
 * it opened never changes. A hard delete has one too, which is purged from the start, or active while it can be undone.
 *
 * @param id allotted by the ledger
 * @param root the row that the delete named
 * @param mode soft or hard
 * @param state what has become of it by the law, whether or not all rows bear witness to that yet
 * @param deletedAt when it opened, in UTC, to the microsecond; every row that it marked bears this time
 * @param actor who asked
 * @param reason why, in the words of the one who asked
 * @param took rows that it marked (soft) or removed (hard) when it opened, by name of the type; no zeros
 * @param purgeAt when its rows may be removed for good, if its type has a retention
 * @param activity what is being done to it in the background; empty where it is settled
 */
public record Deletion(
        DeletionId id,
        EntityRef root,
        DeletionMode mode,
        DeletionState state,
        Instant deletedAt,
        String actor,
        Optional<String> reason,
        SortedMap<String, Long> took,
        Optional<Instant> purgeAt,
        Optional<Activity> activity) {

    public Deletion {
        took = Collections.unmodifiableSortedMap(new TreeMap<>(took));
    }

    /**
     * {@return the same deletion in another state}
     *
     * @param other in place of the state that it has; nothing else moves with it
     */
    public Deletion in(DeletionState other) {
        return new Deletion(id, root, mode, other, deletedAt, actor, reason, took, purgeAt, activity);
    }

    /**
     * {@return the same deletion with these counts}
     *
     * @param counts rows that it took, by name of the type; no zeros
     */
    public Deletion having(Map<String, Long> counts) {
        return new Deletion(id, root, mode, state, deletedAt, actor, reason, new TreeMap<>(counts), purgeAt, activity);
    }

    /**
     * {@return the same deletion, kept until then}
     *
     * @param time when its rows may be removed for good, in UTC
     */
    public Deletion keptUntil(Instant time) {
        return new Deletion(id, root, mode, state, deletedAt, actor, reason, took, Optional.of(time), activity);
    }

    /**
     * {@return the same deletion while that is being done to it}
     *
     * @param work in place of what was being done to it before
     */
    public Deletion during(Activity work) {
        return with(Optional.of(work));
    }

    /** {@return the same deletion, with nothing being done to it} */
    public Deletion settled() {
        return with(Optional.empty());
    }

    private Deletion with(Optional<Activity> work) {
        return new Deletion(id, root, mode, state, deletedAt, actor, reason, took, purgeAt, work);
    }

    /**
     * {@return the same deletion as it is told to somebody who may not read its root: that it is there, without whose it is, why, since
     * when, what it took and until when it is kept} Its actor is {@link Refusal#UNSEEN}, and its time is the epoch.
     */
    public Deletion unseen() {
        return new Deletion(
                id,
                root,
                mode,
                state,
                Instant.EPOCH,
                Refusal.UNSEEN,
                Optional.empty(),
                new TreeMap<>(),
                Optional.empty(),
                activity);
    }

    /** {@return whether it reaches rows, by the law: it was neither lifted nor was its root removed} */
    public boolean active() {
        return state.holds();
    }

    /** {@return whether it is a hard delete that was carried out when its undo window was over, will be, or was undone} */
    public boolean scheduled() {
        return mode == DeletionMode.HARD && purgeAt.isPresent();
    }

    /** {@return whether it is a hard delete that can be undone still} */
    public boolean undoable() {
        return active() && scheduled();
    }

    /**
     * {@return the same deletion as a hard delete that is carried out then, if nobody undoes it}
     *
     * @param time when its undo window ends, in UTC
     */
    public Deletion removedAt(Instant time) {
        return new Deletion(
                id, root, DeletionMode.HARD, state, deletedAt, actor, reason, took, Optional.of(time), activity);
    }

    /** {@return whether rows may be handed over to it: it is active, or its root is being removed} */
    public boolean hides() {
        return active() || activity.equals(Optional.of(Activity.REMOVING));
    }

    /** {@return whether it is closed, and rows bear its mark still} */
    public boolean resolving() {
        return activity.isPresent() && !hides();
    }

    /** {@return where it is in its life} */
    public LifeCycle lifeCycle() {
        return LifeCycle.of(state, activity);
    }

    /** {@return the state for those who wait: in progress, until nothing is done to it any more} */
    public DeletionState shown() {
        return activity.isPresent() ? DeletionState.IN_PROGRESS : state;
    }
}
