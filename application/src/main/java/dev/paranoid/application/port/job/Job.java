package dev.paranoid.application.port.job;

import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Work in the background: what is being done to a deletion, and how far it has come.
 *
 * @param id its identity
 * @param component jobs of one component of types run one after another
 * @param state how far it has come
 */
public record Job(JobId id, String component, State state) {

    /**
     * {@return the same job in that state}
     * @param next what is noted of it from now on
     */
    public Job in(State next) {
        return new Job(id, component, next);
    }

    /** What is done. */
    public enum Kind {
        /** A soft delete. */
        HIDE,
        /** A restore. */
        LIFT,
        /** A hard delete. */
        REMOVE,
        /** Deletions that are closed give up what they hold; nobody waits for it. */
        RESOLVE
    }

    /** Parts of the work. */
    public enum Stage {
        /** What a delete reaches is looked at, before anything but its root is hidden. */
        LOOK,
        /** Children that restrict what was collected are looked for, and policies are asked. */
        JUDGE,
        /** What was collected is thrown away. */
        CLEAR,
        /** Rows below rows that others moved, whose marks reach them no longer, go to the deletions that have adopted these. */
        ADOPT,
        /** Rows that cannot become live are looked for, before a deletion is lifted. */
        COMPARE,
        /** Live rows below the frontier are hidden. */
        SPREAD,
        /** Rows that bear the marks of closed deletions are handed over or become live. */
        RESOLVE,
        /** Rows that are to go are collected. */
        COLLECT,
        /** Rows go. */
        REMOVE
    }

    /** What keeps rows from a hard delete because their time is not over. */
    public enum Terms {
        /** What a retention mode keeps stays. */
        ASKED,
        /** Somebody who may has bypassed the mode governance. */
        BYPASSING,
        /** Nobody asked: nothing goes that is live, or to be kept for longer. */
        EXPIRED,
        /** Somebody asked a while ago, and could have undone it: nothing goes that is live. */
        SCHEDULED
    }

    /**
     * What is asked for.
     *
     * @param kind what is done
     * @param deletions the deletions that it is about
     * @param items for restores, the rows that were named
     * @param actor who asked
     * @param before for deletes, the mark that the root had before, where it was hidden
     * @param terms for a hard delete, what keeps its rows
     * @param adopting for restores, deletions that rows were given to which others had moved
     */
    public record Task(
            Kind kind,
            List<DeletionId> deletions,
            List<Item> items,
            String actor,
            Optional<Mark> before,
            Terms terms,
            List<Adopting> adopting) {
        public Task {
            deletions = List.copyOf(deletions);
            items = List.copyOf(items);
            // Those that began before there were terms, or before jobs adopted rows.
            terms = Objects.requireNonNullElse(terms, Terms.ASKED);
            adopting = List.copyOf(Objects.requireNonNullElse(adopting, List.of()));
        }

        /**
         * A soft delete, or closed deletions that give up what they hold.
         *
         * @param kind what is done
         * @param deletions the deletions that it is about
         * @param items for restores, the rows that were named
         * @param actor who asked
         */
        public Task(Kind kind, List<DeletionId> deletions, List<Item> items, String actor) {
            this(kind, deletions, items, actor, List.of());
        }

        /**
         * A restore.
         *
         * @param kind what is done
         * @param deletions the deletions that it is about
         * @param items for restores, the rows that were named
         * @param actor who asked
         * @param adopting for restores, deletions that rows were given to which others had moved
         */
        public Task(Kind kind, List<DeletionId> deletions, List<Item> items, String actor, List<Adopting> adopting) {
            this(kind, deletions, items, actor, Optional.empty(), Terms.ASKED, adopting);
        }

        /** {@return whether it goes because its time is over: then nothing goes that is live} */
        public boolean expired() {
            return terms == Terms.EXPIRED || terms == Terms.SCHEDULED;
        }
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

    /**
     * Where in a stage the last chunk ended.
     *
     * @param place which type, relation or row, counted by the stage
     * @param after key of the last row there
     * @param child key of the last child of that row, where a row has so many that these are cut as well
     * @param moved whether this round has changed anything
     */
    public record Cursor(long place, Optional<String> after, Optional<String> child, boolean moved) {
        /** The beginning of a stage. */
        public static final Cursor START = new Cursor(0, Optional.empty(), Optional.empty(), false);

        /**
         * {@return the beginning of that place}
         * @param other number of the place, as the stage counts
         */
        public Cursor to(long other) {
            return new Cursor(other, Optional.empty(), Optional.empty(), moved);
        }

        /**
         * {@return behind that row of the same place}
         * @param key of the row after which to go on
         */
        public Cursor behind(String key) {
            return new Cursor(place, Optional.of(key), Optional.empty(), moved);
        }

        /**
         * {@return within the children of the row there, behind that child}
         * @param key of the child after which to go on
         */
        public Cursor within(String key) {
            return new Cursor(place, after, Optional.of(key), moved);
        }

        /**
         * {@return the same place, in a round that has changed something or not}
         * @param changed whether this round has changed anything
         */
        public Cursor moved(boolean changed) {
            return new Cursor(place, after, child, changed);
        }
    }

    /**
     * How far it has come; kept as text, and small: its size depends on types and relations, not on rows.
     *
     * @param task what is asked for
     * @param stage which part of it is worked on
     * @param cursor where in that part
     * @param closed deletions that are closed and give up what they hold
     * @param counts what was done up to now
     * @param refusals what stands in the way: of restores by row, of all else by {@link #key deletion}
     */
    public record State(
            Task task,
            Stage stage,
            Cursor cursor,
            List<DeletionId> closed,
            RowCounts counts,
            Map<String, Refusal> refusals) {
        public State {
            closed = List.copyOf(closed);
            refusals = Map.copyOf(refusals);
        }

        /**
         * {@return the beginning of that task, with nothing counted and nothing in the way}
         * @param task what is asked for
         * @param first the stage with which it begins
         * @param closed deletions that are closed and give up what they hold; none for a soft delete
         */
        public static State of(Task task, Stage first, List<DeletionId> closed) {
            return new State(task, first, Cursor.START, closed, RowCounts.none(), Map.of());
        }

        /**
         * {@return the same at another place}
         * @param other where in the stage
         */
        public State at(Cursor other) {
            return new State(task, stage, other, closed, counts, refusals);
        }

        /**
         * {@return the beginning of another stage}
         * @param next which stage
         */
        public State then(Stage next) {
            return new State(task, next, Cursor.START, closed, counts, refusals);
        }

        /**
         * {@return the same with these deletions closed}
         * @param ids in place of those that were closed before
         */
        public State closing(List<DeletionId> ids) {
            return new State(task, stage, cursor, ids, counts, refusals);
        }

        /**
         * {@return the same with these refusals}
         * @param other in place of those before, under the same keys
         */
        public State refused(Map<String, Refusal> other) {
            return new State(task, stage, cursor, closed, counts, other);
        }
    }

    /**
     * {@return what stands in the way of that deletion; empty where nothing does}
     * @param deletion one that the job is about
     */
    public Optional<Refusal> refusal(DeletionId deletion) {
        return Optional.ofNullable(state.refusals().get(key(deletion)));
    }

    /** {@return rows that are still to be given to deletions: those of deletions for which nothing stands in the way} */
    public List<Adopting> adopting() {
        return adopting(false);
    }

    /** {@return rows that go back to the deletions that held them, since something stands in the way of those they were given to} */
    public List<Adopting> givingBack() {
        return adopting(true);
    }

    private List<Adopting> adopting(boolean refused) {
        return state.task().adopting().stream()
                .filter(adopting -> refusal(adopting.deletion()).isPresent() == refused)
                .toList();
    }

    /**
     * {@return what stands in the way of a restore of that row; empty where nothing does}
     * @param row as the caller has named it
     */
    public Optional<Refusal> refusal(EntityRef row) {
        return Optional.ofNullable(state.refusals().get(row.toString()));
    }

    /**
     * {@return under which key what stands in the way of a deletion is kept}
     * @param deletion any deletion
     */
    public static String key(DeletionId deletion) {
        return "#" + deletion;
    }
}
