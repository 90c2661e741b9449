package dev.paranoid.application.port;

import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.Leg;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Executes the legs of plans, a slice at a time: the same steps as {@link EntityStore}, on fewer rows. All methods expect a
 * transaction; the work a call does is bounded by {@code rows}, whatever was done before.
 */
public interface SlicedStore {

    /** Marks the roots and nothing else. They are locked and exist. */
    void markRoots(List<Opening> openings, Instant at);

    /** Frees the roots of these deletions and nothing else, by the legs that free. They are locked. */
    Freed freeRoots(List<Leg> legs, Set<DeletionId> deletions);

    /**
     * Executes a leg of those that look ahead for the next slice: collects live children, or counts those that restrict. The
     * roots were collected before.
     */
    Slice<Removed> look(Leg leg, JobId job, Cursor from, int rows);

    /** {@return about how many rows a plan that hides or removes would reach from all these roots, by name of the type} */
    Map<String, Long> estimate(CascadePlan plan, List<EntityRef> roots);

    /** Executes a leg of a plan that hides for the next slice, whose children bear that time from now on. */
    Slice<Hidden> hide(Leg leg, Set<DeletionId> deletions, Cursor from, int rows, Instant at);

    /** Executes a leg of a plan that lifts for the next slice. */
    Slice<Freed> free(Leg leg, Set<DeletionId> deletions, Cursor from, int rows);

    /** {@return whether rows of that type have unique values} */
    boolean unique(EntityType type);

    /** {@return whether any row of the types that the plan frees still bears one of these marks} */
    boolean holdsAny(CascadePlan lift, Set<DeletionId> deletions);

    /** Collects the roots of a job that removes. They are locked and exist. */
    void collectRoots(CascadePlan plan, JobId job, Set<DeletionId> deletions);

    /**
     * Executes a leg of a plan that removes for the next slice.
     *
     * @param deletions those for which rows were collected
     * @throws StillReferenced where children came since their parents were collected; the transaction must be rolled back
     */
    Slice<Removed> remove(Leg leg, JobId job, Set<DeletionId> deletions, Cursor from, int rows);

    /** {@return what the job has collected, by deletion and name of the type} */
    Map<DeletionId, Map<String, Taken>> collected(JobId job);

    /** Marks roots as {@link #markRoots} does, where they are live. */
    void markLiveRoots(List<Opening> openings, Instant at);

    /** {@return how many rows bear the marks of these deletions, whose plan that is, by name of the type} */
    Map<DeletionId, Map<String, Long>> held(CascadePlan lift, Collection<DeletionId> deletions);

    /**
     * Gives the collected roots of a job the marks back that they had before, if any.
     *
     * @return the deletions to which they went back and that were in progress meanwhile: these passed by what is below
     */
    Set<DeletionId> unmarkRoots(CascadePlan plan, JobId job);

    /** {@return how many of what the job has collected were forgotten, at most {@code rows}} */
    int forget(JobId job, int rows);
}
