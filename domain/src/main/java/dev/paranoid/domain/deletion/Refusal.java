package dev.paranoid.domain.deletion;

import dev.paranoid.domain.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every reason for which a request is not carried out, with the data that a caller needs to do something about it. */
public sealed interface Refusal {

    /** {@return the stable code by which programs tell refusals apart} */
    String code();

    /** {@return what stands in the way, and what to do, for a person} */
    String detail();

    /** No entity type of that name is declared. */
    record UnknownType(String type) implements Refusal {
        @Override
        public String code() {
            return "unknown-type";
        }

        @Override
        public String detail() {
            return "There is no entity type '" + type + "'.";
        }
    }

    /** The request itself is wrong, an id that cannot be one for instance. */
    record Malformed(String detail) implements Refusal {
        @Override
        public String code() {
            return "bad-request";
        }
    }

    /** No such row, or no such deletion. */
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

    /** Rows of this type bear no mark, so they cannot be hidden. */
    record NotParanoid(String type) implements Refusal {
        @Override
        public String code() {
            return "not-paranoid";
        }

        @Override
        public String detail() {
            return "Rows of '" + type + "' cannot be hidden, only removed for good (force=1).";
        }
    }

    /**
     * Children under a restricting relation would stay behind.
     *
     * @param blockers one a relation, at least one
     */
    record Restricted(List<Blocker> blockers) implements Refusal {
        public Restricted {
            blockers = List.copyOf(blockers);
        }

        @Override
        public String code() {
            return "restricted";
        }

        @Override
        public String detail() {
            return blockers.stream()
                            .map(blocker ->
                                    blocker.count() + " of '" + blocker.type() + "' through " + blocker.relation())
                            .collect(Collectors.joining(", ", "Still in use by ", ". "))
                    + "Delete these first, or together with it.";
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
     * @param inTheWay some of them, by id
     * @param total how many there are
     */
    record ParentDeleted(List<HiddenBy> inTheWay, long total) implements Refusal {
        public ParentDeleted {
            inTheWay = List.copyOf(inTheWay);
        }

        @Override
        public String code() {
            return "parent-deleted";
        }

        @Override
        public String detail() {
            return "Hidden by " + total + (total == 1 ? " other deletion: " : " other deletions: ")
                    + inTheWay.stream()
                            .map(by -> by.deletion()
                                            .map(id -> "deletion " + id + " of ")
                                            .orElse("")
                                    + by.root())
                            .collect(Collectors.joining(", "))
                    + (total > inTheWay.size() ? ", …" : "")
                    + ". Restore these first, or say parents=restore to restore them along, or parents=lift to lift only"
                    + " this row's own deletion.";
        }
    }

    /**
     * A restored row would have a unique value that another row has.
     *
     * @param conflicts some of them, at least one
     */
    record UniqueConflict(List<Conflict> conflicts) implements Refusal {
        public UniqueConflict {
            conflicts = List.copyOf(conflicts);
        }

        @Override
        public String code() {
            return "unique-conflict";
        }

        @Override
        public String detail() {
            return conflicts.stream()
                            .map(Conflict::toString)
                            .collect(Collectors.joining("; ", "Values have been taken meanwhile: ", ". "))
                    + "Change or delete the row that holds the value, then restore again.";
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

    /** The row is live, or the deletion was lifted before: there is nothing to restore or purge. */
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

    /** The row was the root of a hard delete and is gone for good. */
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
     * @param type name of the type that it protects
     * @param detail what it says
     * @param until when it would say yes, if time alone is in the way
     */
    record HeldBack(String policy, String type, String detail, Optional<Instant> until) implements Refusal {
        @Override
        public String code() {
            return "refused-by-policy";
        }
    }

    /** The caller has no right to do this. */
    record Forbidden(String actor, String verb, String type) implements Refusal {
        @Override
        public String code() {
            return "forbidden";
        }

        @Override
        public String detail() {
            return actor + " may not " + verb + " '" + type + "'.";
        }
    }
}
