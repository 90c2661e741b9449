package dev.paranoid.domain.deletion;

import dev.paranoid.domain.EntityRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every reason for which a request is not carried out, with the data that a caller needs to do something about it. */
public sealed interface Refusal {

    /** Stands for a type that the caller may not read; no type has that name. */
    String UNSEEN = "…";

    /** {@return the stable code by which programs tell refusals apart} */
    String code();

    /** {@return what stands in the way, and what to do, for a person} */
    String detail();

    /**
     * No entity type of that name is declared.
     *
     * @param type the name, as the caller wrote it
     */
    record UnknownType(String type) implements Refusal {
        @Override
        public String code() {
            return "unknown-type";
        }

        @Override
        public String detail() {
            return "There is no entity type '" + type + "'. Look for a misspelling, or declare it.";
        }
    }

    /**
     * The request itself is wrong, an id that cannot be one for instance.
     *
     * @param detail what is wrong with it, as a whole sentence for the caller
     */
    record Malformed(String detail) implements Refusal {
        @Override
        public String code() {
            return "bad-request";
        }
    }

    /**
     * No such row, or no such deletion.
     *
     * @param row what was named; of type {@code deletions} or {@code holds} where that is no row of an entity type
     */
    record NotFound(EntityRef row) implements Refusal {
        @Override
        public String code() {
            return "not-found";
        }

        @Override
        public String detail() {
            return "There is no " + row + ".";
        }
    }

    /**
     * Rows of this type bear no mark, so they cannot be hidden.
     *
     * @param type a declared type, by its name
     */
    record NotParanoid(String type) implements Refusal {
        @Override
        public String code() {
            return "not-paranoid";
        }

        @Override
        public String detail() {
            return "Rows of '" + type + "' cannot be hidden, only removed for good (force=1; in Java, purge).";
        }
    }

    /**
     * Children under a restricting relation would stay behind.
     *
     * @param blockers one a relation, of types that the caller may read
     * @param unseen rows of other types, if counted to the end; otherwise a lower bound
     */
    record Restricted(List<Blocker> blockers, long unseen) implements Refusal {
        public Restricted {
            blockers = List.copyOf(blockers);
        }

        /**
         * Everything that restricts, at least one.
         *
         * @param blockers what is in the way
         */
        public Restricted(List<Blocker> blockers) {
            this(blockers, 0);
        }

        @Override
        public String code() {
            return "restricted";
        }

        @Override
        public String detail() {
            Stream<String> named = blockers.stream()
                    .map(blocker -> blocker.count() + " of '" + blocker.type() + "' through " + blocker.relation());
            return "Still in use by " + and(named, unseen, "row") + ". Delete those rows first.";
        }
    }

    /**
     * Rows that restrict a delete.
     *
     * @param type name of their type
     * @param relation name of the relation, {@code stories.created_by}
     * @param count how many, if counted to the end; otherwise a lower bound
     * @param sample ids of some of them, at most ten; none where the type has no id
     */
    record Blocker(String type, String relation, long count, List<String> sample) {
        public Blocker {
            sample = List.copyOf(sample);
        }
    }

    /**
     * Other deletions hide the row as well.
     *
     * @param inTheWay some of them, by id, whose roots the caller may read
     * @param total how many there are
     * @param unseen how many of {@code inTheWay} are left out because the caller may not read their roots
     */
    record ParentDeleted(List<HiddenBy> inTheWay, long total, long unseen) implements Refusal {
        public ParentDeleted {
            inTheWay = List.copyOf(inTheWay);
        }

        /**
         * Whatever is in the way, some of it by name.
         *
         * @param total how many there are
         * @param inTheWay the deletions that hide it
         */
        public ParentDeleted(List<HiddenBy> inTheWay, long total) {
            this(inTheWay, total, 0);
        }

        @Override
        public String code() {
            return "parent-deleted";
        }

        @Override
        public String detail() {
            Stream<String> named = inTheWay.stream()
                    .map(by ->
                            by.deletion().map(id -> "deletion " + id + " of ").orElse("") + by.root());
            return "Hidden by " + total + (total == 1 ? " other deletion: " : " other deletions: ")
                    + and(named, unseen, "deletion")
                    + (total > inTheWay.size() + unseen ? ", …" : "")
                    + ". Restore these first, or use parents=restore to restore them too, or parents=lift to lift "
                    + "only this row's own deletion. In Java: parents(Parents.RESTORE) or parents(Parents.LIFT).";
        }
    }

    /**
     * A restored row would have a unique value that another row has.
     *
     * @param conflicts some of them, of types that the caller may read
     * @param unseen how many are left out because the caller may not read their types
     */
    record UniqueConflict(List<Conflict> conflicts, long unseen) implements Refusal {
        public UniqueConflict {
            conflicts = List.copyOf(conflicts);
        }

        /**
         * Some of all conflicts, at least one.
         *
         * @param conflicts the values, with who has them
         */
        public UniqueConflict(List<Conflict> conflicts) {
            this(conflicts, 0);
        }

        @Override
        public String code() {
            return "unique-conflict";
        }

        @Override
        public String detail() {
            return "Another row took the value: "
                    + and(conflicts.stream().map(Conflict::toString), unseen, "conflict")
                    + ". Change or delete the row that holds the value, then restore again.";
        }
    }

    /**
     * Two rows that cannot both be live.
     *
     * @param type name of the entity type
     * @param table name of the table
     * @param key name of the unique key
     * @param restored id of the row that would become live; empty where the database did not say
     * @param holder id of the row that has the value; empty where the database did not say
     */
    record Conflict(String type, String table, String key, Optional<String> restored, Optional<String> holder) {
        @Override
        public String toString() {
            return "key " + key + " of table " + table
                    + holder.map(id -> " is held by " + type + "/" + id).orElse(" is held by another row")
                    + restored.map(id -> " against " + type + "/" + id).orElse("");
        }
    }

    /**
     * The row is live, or the deletion was lifted before: there is nothing to restore or purge.
     *
     * @param row the row that was named, or the root of the deletion that was
     */
    record NotDeleted(EntityRef row) implements Refusal {
        @Override
        public String code() {
            return "not-deleted";
        }

        @Override
        public String detail() {
            return row + " is not deleted.";
        }
    }

    /**
     * The row was the root of a hard delete and is gone for good.
     *
     * @param row that root
     * @param deletion which removed it
     */
    record Purged(EntityRef row, DeletionId deletion) implements Refusal {
        @Override
        public String code() {
            return "purged";
        }

        @Override
        public String detail() {
            return row + " was removed for good by deletion " + deletion + " and cannot come back.";
        }
    }

    /**
     * A policy says no.
     *
     * @param policy name of the policy
     * @param type name of the type that it protects; {@link #UNSEEN} where the caller may not read that
     * @param detail what it says
     * @param until when it would say yes, if time alone is in the way
     */
    record HeldBack(String policy, String type, String detail, Optional<Instant> until) implements Refusal {
        @Override
        public String code() {
            return "refused-by-policy";
        }

        /** {@return the type that it protects, if the caller may read that} */
        public Optional<String> protects() {
            return Optional.of(type).filter(known -> !known.equals(UNSEEN));
        }
    }

    /**
     * The database itself says no: a trigger or a CHECK of the application's.
     *
     * @param message what it says, in the words of whoever wrote the trigger, or of the server about a CHECK
     */
    record RefusedByDatabase(String message) implements Refusal {
        @Override
        public String code() {
            return "refused-by-database";
        }

        @Override
        public String detail() {
            return "The database refuses this: " + message.strip().replaceFirst("\\.$", "")
                    + ". A trigger or a CHECK refused it. Fix the cause, then repeat the call.";
        }
    }

    /**
     * Rows that Paranoid does not know refer to one that would be removed, through a foreign key that was made after the start.
     *
     * @param constraint name of the foreign key; empty where the database does not let its user know
     * @param table that has it; empty where that is not known
     */
    record HeldByForeignKey(Optional<String> constraint, Optional<String> table) implements Refusal {
        @Override
        public String code() {
            return "restricted";
        }

        @Override
        public String detail() {
            return "Still in use through "
                    + constraint.map(name -> "the foreign key '" + name + "'").orElse("a foreign key")
                    + table.map(name -> " of the table '" + name + "'").orElse("")
                    + ", which no relation declares. Remove the referring rows first, or declare the relation.";
        }
    }

    /**
     * Holds keep rows that this would remove, or change where they are frozen.
     *
     * @param holds some of them, of types that the caller may read
     * @param total how many there are
     * @param unseen how many of those that would be told are left out because the caller may not read their types
     * @param gone rows that had been removed before the first hold was placed, by name of the type; empty where everything is kept
     */
    record Held(List<Holding> holds, long total, long unseen, SortedMap<String, Long> gone) implements Refusal {

        public Held {
            holds = List.copyOf(holds);
            gone = Collections.unmodifiableSortedMap(new TreeMap<>(gone));
        }

        @Override
        public String code() {
            return "held";
        }

        @Override
        public String detail() {
            return "Held by " + total + (total == 1 ? " hold: " : " holds: ")
                    + and(holds.stream().map(Holding::toString), unseen, "hold")
                    + (total > holds.size() + unseen ? ", …" : "") + "."
                    + (gone.isEmpty() ? "" : " Removed before that: " + gone + ".")
                    + " Release them first.";
        }
    }

    /**
     * A hold, as a refusal names it.
     *
     * @param id its id
     * @param kind what it forbids, in lower case
     * @param type the type that it is on
     * @param target what it is on, in words
     * @param caseId the case that it belongs to
     */
    record Holding(long id, String kind, String type, String target, Optional<String> caseId) {

        /** {@return the row that it is on, or the root of the deletion; empty where it is on all of a type} */
        public Optional<EntityRef> row() {
            String on = target.replaceFirst("^deletion \\d+ of ", "");
            return on.startsWith(type + "/")
                    ? Optional.of(new EntityRef(type, on.substring(type.length() + 1)))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return "hold " + id + " on " + target
                    + caseId.map(name -> " (case " + name + ")").orElse("");
        }
    }

    /**
     * It takes more rows than a transaction of the caller's may, in which nothing goes on in the background.
     *
     * @param row what was named
     * @param above how many rows one transaction may touch
     */
    record TooManyRows(EntityRef row, long above) implements Refusal {
        @Override
        public String code() {
            return "too-many-rows";
        }

        @Override
        public String detail() {
            return row + " takes more than " + above
                    + " rows along, too many for one transaction. Let it run in the background: in Java, call outside "
                    + "your own transaction, or use inBackground().";
        }
    }

    /**
     * Rows above this one are being given up in the background: what becomes of it is not known before that has ended.
     *
     * @param row what was named
     */
    record InProgress(EntityRef row) implements Refusal {
        @Override
        public String code() {
            return "in-progress";
        }

        @Override
        public String detail() {
            return "Background work on the deletion that hides " + row
                    + " is running. Repeat the call when it has ended. In Java, call outside your own transaction, or "
                    + "use inBackground().";
        }
    }

    /**
     * Others had locked the row, or rows that belong to it, until the caller's time was over. It is told of one row among others, which
     * were carried out; to ask again is the only thing to do.
     *
     * @param row what was named
     */
    record LockedByOthers(EntityRef row) implements Refusal {
        @Override
        public String code() {
            return "busy";
        }

        @Override
        public String detail() {
            return "Others have locked " + row + ", or rows that belong to it. Nothing has happened to it; try again.";
        }
    }

    /**
     * What was planned is not what would be done now.
     *
     * @param total how many deletions match now
     */
    record PlanChanged(long total) implements Refusal {
        @Override
        public String code() {
            return "unexpected-rows";
        }

        @Override
        public String detail() {
            return "The matching deletions have changed since the preview, or the confirmation belongs to another "
                    + "preview: " + total + " deletions match now. Get a new preview, then confirm that.";
        }
    }

    /**
     * The caller has no right to do this.
     *
     * @param actor name of the caller
     * @param verb the right that is missing, as the settings of roles spell it
     * @param type name of the type concerned; {@link #UNSEEN} where the caller may not read that
     */
    record Forbidden(String actor, String verb, String type) implements Refusal {
        @Override
        public String code() {
            return "forbidden";
        }

        @Override
        public String detail() {
            return actor + " lacks the right '" + verb + "' to '" + type + "'. Ask an administrator.";
        }
    }

    /**
     * What a program makes of a refusal: for some kinds something of their own, for all others the same.
     *
     * @param <T> what becomes of a refusal
     */
    final class Cases<T> {

        private final T otherwise;
        private final Map<Class<?>, Function<Refusal, T>> cases = new HashMap<>();

        /**
         * No kind has anything of its own yet.
         *
         * @param otherwise for kinds that have none
         */
        public Cases(T otherwise) {
            this.otherwise = otherwise;
        }

        /**
         * {@return these, with one more kind}
         *
         * @param kind which refusals
         * @param shape what becomes of them
         * @param <R> the kind
         */
        public <R extends Refusal> Cases<T> on(Class<R> kind, Function<R, T> shape) {
            cases.put(kind, refusal -> shape.apply(kind.cast(refusal)));
            return this;
        }

        /**
         * {@return what becomes of that refusal}
         *
         * @param refusal of any kind; one without a shape of its own becomes what all others become
         */
        public T of(Refusal refusal) {
            return cases.getOrDefault(refusal.getClass(), any -> otherwise).apply(refusal);
        }
    }

    private static String and(Stream<String> named, long unseen, String what) {
        List<String> all = new ArrayList<>(named.toList());
        if (unseen > 0) {
            all.add(unseen + (all.isEmpty() ? " " : " more ") + what + (unseen == 1 ? "" : "s")
                    + " that you may not see");
        }
        return String.join(", ", all);
    }
}
