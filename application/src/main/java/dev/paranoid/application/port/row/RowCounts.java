package dev.paranoid.application.port.row;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What was done to the rows of some deletions. Its size depends on types and relations, not on rows.
 *
 * @param rows rows that were hidden, freed or removed, by deletion and name of the type
 * @param handedOver rows that were handed over, by the deletion that held them
 * @param to what hides these now, at most {@value #HIDERS} a deletion
 * @param collected rows that a job has looked at and will remove, by name of the type
 * @param blockers children that restrict, one a relation
 * @param clashes rows that cannot be live together, at most {@value #CLASHES}
 * @param expected how many rows it will be, by name of the type
 * @param exact whether that was counted, not estimated
 */
public record RowCounts(
        Map<Long, Map<String, Long>> rows,
        Map<Long, Map<String, Long>> handedOver,
        Map<Long, Set<Hider>> to,
        Map<String, Collected> collected,
        List<Blocker> blockers,
        List<RestoreClash> clashes,
        Map<String, Long> expected,
        List<Boolean> exact) {

    static final int HIDERS = 1000;
    static final int CLASHES = 1000;

    /**
     * Rows of one type that were collected.
     *
     * @param rows how many
     * @param live how many of these are live
     * @param hiddenSince when the one was hidden that was hidden last
     */
    public record Collected(long rows, long live, Optional<Instant> hiddenSince) {
        /**
         * {@return both together: rows and live ones added up, and the later of the two times}
         *
         * @param other rows of the same type, none of them among these
         */
        public Collected and(Collected other) {
            return new Collected(rows + other.rows, live + other.live, later(hiddenSince, other.hiddenSince));
        }

        private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
            return one.isPresent()
                            && other.filter(since -> since.isAfter(one.get())).isEmpty()
                    ? one
                    : other;
        }
    }

    /** {@return nothing yet} */
    public static RowCounts none() {
        return new RowCounts(
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new HashMap<>(),
                new ArrayList<>());
    }

    /** {@return the same, in a copy of its own} */
    public RowCounts copy() {
        RowCounts copy = none();
        rows.forEach((id, byType) -> copy.rows.put(id, new HashMap<>(byType)));
        handedOver.forEach((id, byType) -> copy.handedOver.put(id, new HashMap<>(byType)));
        to.forEach((id, hiders) -> copy.to.put(id, new HashSet<>(hiders)));
        copy.collected.putAll(collected);
        copy.blockers.addAll(blockers);
        copy.clashes.addAll(clashes);
        copy.expected.putAll(expected);
        copy.exact.addAll(exact);
        return copy;
    }

    /**
     * Adds rows of a deletion that were hidden, freed or removed.
     *
     * @param deletion that hid them, held them, or removed them
     * @param type name of their type
     * @param amount how many; 0 or less adds nothing
     */
    public void add(DeletionId deletion, String type, long amount) {
        if (amount > 0) {
            rows.computeIfAbsent(deletion.value(), id -> new HashMap<>()).merge(type, amount, Long::sum);
        }
    }

    /**
     * Adds a row that was handed over from a deletion. What hides it now is kept until there are {@value #HIDERS} for that
     * deletion, and one of each holder.
     *
     * @param from the deletion that held it
     * @param type name of its type
     * @param by what hides it now
     */
    public void handOver(DeletionId from, String type, Hider by) {
        handedOver.computeIfAbsent(from.value(), id -> new HashMap<>()).merge(type, 1L, Long::sum);
        Set<Hider> hiders = to.computeIfAbsent(from.value(), id -> new HashSet<>());
        boolean known = by.holder().isPresent()
                && hiders.stream().anyMatch(hider -> hider.holder().equals(by.holder()));
        if (!known && hiders.size() < HIDERS) {
            hiders.add(by);
        }
    }

    /**
     * Takes over what others have counted of a deletion, in place of what was counted of it here.
     *
     * @param deletion the only one of theirs that matters; where they have counted nothing of it, nothing is counted here
     *     either
     * @param others counts of another job, which stay as they are
     */
    public void takeOver(DeletionId deletion, RowCounts others) {
        replace(deletion, rows, others.rows, HashMap::new);
        replace(deletion, handedOver, others.handedOver, HashMap::new);
        replace(deletion, to, others.to, HashSet::new);
    }

    private static <T> void replace(
            DeletionId deletion, Map<Long, T> here, Map<Long, T> there, UnaryOperator<T> copied) {
        T counted = there.get(deletion.value());
        if (counted == null) {
            here.remove(deletion.value());
        } else {
            here.put(deletion.value(), copied.apply(counted));
        }
    }

    /**
     * Adds rows that were looked at.
     *
     * @param type name of their type
     * @param found rows that were not collected before
     */
    public void collect(String type, Collected found) {
        collected.merge(type, found, Collected::and);
    }

    /**
     * Adds rows that cannot be live together, until there are {@value #CLASHES}; those beyond are left out.
     *
     * @param found pairs that were not added before
     */
    public void clash(List<RestoreClash> found) {
        found.stream().limit(CLASHES - clashes.size()).forEach(clashes::add);
    }

    /**
     * Expects so many rows, in place of what was expected before.
     *
     * @param amounts how many, by name of the type
     * @param counted whether they were counted; else they are an estimate
     */
    public void expect(Map<String, Long> amounts, boolean counted) {
        expected.clear();
        expected.putAll(amounts);
        exact.clear();
        exact.add(counted);
    }

    /** {@return whether what is expected was counted; false where nothing is expected yet} */
    public boolean counted() {
        return exact.contains(true);
    }

    /**
     * {@return rows of that deletion that were hidden, freed or removed, by name of the type; empty where none was}
     *
     * @param deletion any deletion
     */
    public Map<String, Long> of(DeletionId deletion) {
        return rows.getOrDefault(deletion.value(), Map.of());
    }

    /**
     * {@return rows of that deletion that were hidden, freed, removed or handed over, by name of the type; a copy}
     *
     * @param deletion any deletion
     */
    public Map<String, Long> done(DeletionId deletion) {
        Map<String, Long> done = new HashMap<>(of(deletion));
        handedOver
                .getOrDefault(deletion.value(), Map.of())
                .forEach((type, amount) -> done.merge(type, amount, Long::sum));
        return done;
    }
}
