package dev.paranoid.application.port;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Work in the background: what is being done to some deletions, and how far it has come.
 *
 * @param id its identity
 * @param state how far it has come
 * @param again whether rows came under its deletions behind its back, so that it has to walk again
 */
public record Job(JobId id, State state, boolean again) {

    /** {@return the same job in that state} */
    public Job in(State next) {
        return new Job(id, next, again);
    }

    /**
     * How far it has come; kept as text, and small.
     *
     * @param task what is done
     * @param leg which leg of the plan is being walked
     * @param cursor where in it
     * @param changed whether this round of a cycle has changed anything
     * @param tallies what was done up to now
     * @param outcome refusals, when they are known: of restores by row, of all else by {@link #key(DeletionId) deletion}
     */
    public record State(
            Task task, int leg, Cursor cursor, boolean changed, Tallies tallies, Map<String, Refusal> outcome) {
        /** {@return the beginning of that task} */
        public static State of(Task task) {
            return new State(task, 0, Cursor.START, false, Tallies.none(), Map.of());
        }

        /** {@return the same task at another place} */
        public State at(int otherLeg, Cursor other, boolean hasChanged) {
            return new State(task, otherLeg, other, hasChanged, tallies, outcome);
        }

        /** {@return the same task from its beginning, after rows came to it behind its back} */
        public State again() {
            Task same = new Task(
                    task.activity(),
                    task.phase(),
                    task.deletions(),
                    task.items(),
                    task.actor(),
                    true,
                    task.still(),
                    task.behind());
            return new State(same, 0, Cursor.START, false, tallies, outcome);
        }

        /** {@return the beginning of another task, with what is known of the outcome} */
        public State then(Task next, Map<String, Refusal> refusals) {
            return then(next, Tallies.none(), refusals);
        }

        /** {@return the beginning of another part of the task, with what was done before} */
        public State then(Task next, Tallies sums, Map<String, Refusal> refusals) {
            return new State(next, 0, Cursor.START, false, sums, refusals);
        }
    }

    /**
     * What is done.
     *
     * @param activity to the deletions
     * @param phase which part of it
     * @param deletions with which it began
     * @param items for restores, the rows that were named
     * @param actor who asked
     * @param unsettled whether something live may be below rows that it hands over, or that were handed over to it
     * @param still deletions below whose roots all was hidden when they were opened
     * @param behind deletions that have to be settled before it begins
     */
    public record Task(
            Activity activity,
            Phase phase,
            List<DeletionId> deletions,
            List<Item> items,
            String actor,
            boolean unsettled,
            List<DeletionId> still,
            List<DeletionId> behind) {
        public Task {
            deletions = List.copyOf(deletions);
            items = List.copyOf(items);
            still = List.copyOf(still);
            behind = List.copyOf(behind);
        }

        /** {@return a task whose deletions all walk} */
        public static Task of(
                Activity activity,
                Phase phase,
                List<DeletionId> deletions,
                List<Item> items,
                String actor,
                boolean unsettled) {
            return new Task(activity, phase, deletions, items, actor, unsettled, List.of(), List.of());
        }

        /** {@return the same task, where these are below whose roots all is hidden already} */
        public Task still(List<DeletionId> quiet) {
            return new Task(activity, phase, deletions, items, actor, unsettled, quiet, behind);
        }

        /** {@return the same task, which begins when these are settled} */
        public Task behind(Collection<DeletionId> others) {
            return new Task(activity, Phase.WAIT, deletions, items, actor, unsettled, still, List.copyOf(others));
        }

        /** {@return the same task for these deletions alone} */
        public Task of(List<DeletionId> others) {
            return new Task(activity, phase, others, items, actor, unsettled, still, behind);
        }

        /** {@return those of these deletions that hide more than their roots} */
        public Set<DeletionId> walking(Collection<DeletionId> among) {
            Set<DeletionId> walking = new HashSet<>(among);
            still.forEach(walking::remove);
            return walking;
        }

        /** {@return the same task in another phase} */
        public Task in(Phase other) {
            return new Task(activity, other, deletions, items, actor, unsettled, still, behind);
        }
    }

    /** Parts of a task. */
    public enum Phase {
        /** Rows are hidden. */
        HIDE,
        /** What is below rows of settled deletions is hidden once more. */
        AGAIN,
        /** What was hidden becomes live again, because the deletion was refused. */
        UNDO,
        /** It is looked for what stands in the way, over all that will be reached. */
        LOOK,
        /** Rows become live. */
        FREE,
        /** Others come first: those that detach or put back what would go, or those that remove what would come back. */
        WAIT,
        /** Rows that are to go are collected. */
        COLLECT,
        /** Rows go. */
        REMOVE,
        /** Notes are thrown away. */
        FORGET
    }

    /**
     * A row that is restored.
     *
     * @param row the row that was named
     * @param deletion its own, or the one that held it
     * @param lifts the deletions that are lifted with it
     * @param needs deletions in its way that others of the same call have to lift
     */
    public record Item(EntityRef row, DeletionId deletion, List<DeletionId> lifts, List<DeletionId> needs) {
        public Item {
            lifts = List.copyOf(lifts);
            needs = List.copyOf(needs);
        }
    }

    /** {@return what stands in the way of that deletion} */
    public Optional<Refusal> refusal(DeletionId deletion) {
        return Optional.ofNullable(state.outcome().get(key(deletion)));
    }

    /** {@return what stands in the way of a restore of that row} */
    public Optional<Refusal> refusal(EntityRef row) {
        return Optional.ofNullable(state.outcome().get(row.toString()));
    }

    /** {@return under which key what stands in the way of a deletion is kept} */
    public static String key(DeletionId deletion) {
        return "#" + deletion;
    }
}
