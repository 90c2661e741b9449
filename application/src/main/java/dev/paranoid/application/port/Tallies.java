package dev.paranoid.application.port;

import dev.paranoid.application.port.Freed.Clash;
import dev.paranoid.application.port.Freed.HandedOver;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What work in the background has done up to now. Its size depends on types and relations, not on rows.
 *
 * @param rows rows that were hidden, freed or removed, by deletion and name of the type
 * @param handedOver rows that were handed over, by the deletion that held them
 * @param to the marks that these bear now, at most {@value #MARKS} a deletion
 * @param blockers children that restrict
 * @param clashes rows that cannot be live together, at most {@value #MARKS}
 * @param expected how many rows it will be, by deletion and name of the type
 * @param counted deletions of which that was counted, not estimated
 */
public record Tallies(
        Map<Long, Map<String, Long>> rows,
        Map<Long, Map<String, Long>> handedOver,
        Map<Long, Set<Mark>> to,
        Map<Long, List<Blocker>> blockers,
        List<Clash> clashes,
        Map<Long, Map<String, Long>> expected,
        Set<Long> counted) {

    static final int MARKS = 1000;

    private static final int SAMPLE = 10;

    /** Numbers by their value, all else as text. */
    private static final Comparator<String> BY_ID = Comparator.<String, BigInteger>comparing(
                    id -> id.matches("-?[0-9]{1,20}") ? new BigInteger(id) : BigInteger.ZERO)
            .thenComparing(Comparator.naturalOrder());

    /** {@return nothing yet} */
    public static Tallies none() {
        return new Tallies(
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new ArrayList<>(),
                new HashMap<>(),
                new HashSet<>());
    }

    /** Expects so many rows of a deletion. */
    public void expect(DeletionId deletion, Map<String, Long> amounts, boolean exact) {
        expected.put(deletion.value(), new HashMap<>(amounts));
        if (exact) {
            counted.add(deletion.value());
        }
    }

    /** {@return how many rows of that deletion were hidden, freed, handed over or removed, by name of the type} */
    public Map<String, Long> done(DeletionId deletion) {
        Map<String, Long> done = new HashMap<>(rows.getOrDefault(deletion.value(), Map.of()));
        handedOver
                .getOrDefault(deletion.value(), Map.of())
                .forEach((type, amount) -> done.merge(type, amount, Long::sum));
        return done;
    }

    /** {@return how many rows of that deletion were hidden, freed or removed, and nothing else} */
    public Tallies only(DeletionId deletion) {
        Tallies only = none();
        rows.getOrDefault(deletion.value(), Map.of()).forEach((type, amount) -> only.add(deletion, type, amount));
        return only;
    }

    /** {@return how many rows were hidden, freed or removed, by deletion} */
    public Map<Long, Long> sums() {
        Map<Long, Long> sums = new HashMap<>();
        rows.forEach((id, byType) ->
                sums.put(id, byType.values().stream().mapToLong(Long::longValue).sum()));
        return sums;
    }

    /** Adds what a slice has hidden, and what it found to restrict. */
    public void add(Hidden hidden) {
        add(rows, hidden.took());
        hidden.blockers().forEach(this::block);
    }

    /** Adds what a slice has freed and handed over. */
    public void add(Freed freed) {
        add(rows, freed.restored());
        freed.handedOver().forEach(this::handOver);
        freed.clashes().stream().limit(MARKS - clashes.size()).forEach(clashes::add);
    }

    /** Adds rows of a deletion. */
    public void add(DeletionId deletion, String type, long amount) {
        rows.computeIfAbsent(deletion.value(), id -> new HashMap<>()).merge(type, amount, Long::sum);
    }

    private void handOver(DeletionId deletion, HandedOver moved) {
        add(handedOver, Map.of(deletion, moved.rows()));
        Set<Mark> marks = to.computeIfAbsent(deletion.value(), id -> new HashSet<>());
        moved.to().stream()
                .filter(mark -> marks.size() < MARKS)
                .filter(mark -> mark.holder().isEmpty()
                        || marks.stream().noneMatch(known -> known.holder().equals(mark.holder())))
                .forEach(marks::add);
    }

    /** Finds something that restricts: counts of one relation add up over slices. */
    public void block(DeletionId deletion, List<Blocker> found) {
        Map<String, Blocker> byRelation = new LinkedHashMap<>();
        List<Blocker> known = blockers.getOrDefault(deletion.value(), List.of());
        known.forEach(blocker -> byRelation.put(blocker.relation(), blocker));
        found.forEach(blocker -> byRelation.merge(blocker.relation(), blocker, Tallies::together));
        blockers.put(deletion.value(), new ArrayList<>(byRelation.values()));
    }

    private static Blocker together(Blocker one, Blocker other) {
        List<String> sample = new ArrayList<>(one.sample());
        sample.addAll(other.sample());
        return new Blocker(
                one.type(),
                one.relation(),
                one.count() + other.count(),
                sample.stream().distinct().sorted(BY_ID).limit(SAMPLE).toList());
    }

    private static void add(Map<Long, Map<String, Long>> sums, Map<DeletionId, Map<String, Long>> counts) {
        counts.forEach((id, byType) -> byType.forEach((type, amount) ->
                sums.computeIfAbsent(id.value(), each -> new HashMap<>()).merge(type, amount, Long::sum)));
    }
}
