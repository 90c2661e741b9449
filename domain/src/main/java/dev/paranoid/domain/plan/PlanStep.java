package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.Relation;
import java.util.List;

/**
 * One effect on all rows concerned at once; whoever executes a plan turns each step into a bounded number of statements.
 * "Marked" are the rows that bear the mark of one of the deletions that the plan is executed for, "collected" the rows that
 * it will remove.
 */
public sealed interface PlanStep {

    /** Children that are live, under a marked parent, take the parent's mark. */
    record MarkChildren(Relation relation) implements PlanStep {}

    /** Live children under a marked parent refuse the deletion that marked the parent. */
    record RefuseLiveChildren(Relation relation) implements PlanStep {}

    /** Children of a marked parent lose their foreign key; its old value is remembered. */
    record Detach(Relation relation) implements PlanStep {}

    /** Marked rows are locked, so that they stay as they are until the end. */
    record LockMembers(EntityType type) implements PlanStep {}

    /** Parents of marked children are locked for reading, live ones too. */
    record LockParents(Relation relation) implements PlanStep {}

    /** Marked children whose parent is hidden under another deletion take the parent's mark. */
    record HandOver(Relation relation) implements PlanStep {}

    /** Marked children whose parent others hid become rows that others hid. */
    record LeaveHidden(Relation relation) implements PlanStep {}

    /** Rows that would become live are compared with live ones and with each other, for every unique key. */
    record FindConflicts(EntityType type) implements PlanStep {}

    /** Foreign keys that were detached from a parent that is about to become live are put back where still null. */
    record PutBack(Relation relation) implements PlanStep {}

    /** Marked rows become live. */
    record ClearMark(EntityType type) implements PlanStep {}

    /** Children of a collected parent are collected, hidden or live. */
    record Collect(Relation relation) implements PlanStep {}

    /** Children of a collected parent that are not collected themselves refuse the deletion. */
    record RefuseRemaining(Relation relation) implements PlanStep {}

    /** Children of a collected parent lose their foreign key for good. */
    record Unlink(Relation relation) implements PlanStep {}

    /** Within a cycle of types, collected children lose their foreign key, so that an order of removal exists. */
    record Sever(Relation relation) implements PlanStep {}

    /** Children of a collected parent are removed that need not be collected: they have no id, or nothing belongs to them. */
    record RemoveChildren(Relation relation) implements PlanStep {}

    /** Collected rows are removed. */
    record Remove(EntityType type) implements PlanStep {}

    /** The steps of a cycle, repeated until none changes anything. */
    record Repeat(List<PlanStep> steps) implements PlanStep {
        public Repeat {
            steps = List.copyOf(steps);
        }
    }
}
