package dev.paranoid.application.engine;

import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.relation.Relation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Children that restrict, by the root that met them and by relation. */
public final class Blockers {

    private static final int SAMPLE = 10;

    /** Children up to which those that restrict are counted, beside those that go themselves. */
    static final long MOST = 10_000;

    /** Numbers by their value, all else as text. */
    private static final Comparator<String> BY_ID = Comparator.<String, BigInteger>comparing(
                    id -> id.matches("-?[0-9]{1,20}") ? new BigInteger(id) : BigInteger.ZERO)
            .thenComparing(Comparator.naturalOrder());

    private final Map<Integer, Map<Relation, List<String>>> found = new HashMap<>();

    void add(int owner, Relation relation, String child) {
        found.computeIfAbsent(owner, any -> new TreeMap<>(Comparator.comparing(Relation::name)))
                .computeIfAbsent(relation, any -> new ArrayList<>())
                .add(child);
    }

    /**
     * {@return what this root met, one a relation, by name of the relation; none where it met nothing}
     *
     * @param owner number of the root
     */
    public List<Blocker> of(int owner) {
        return found.getOrDefault(owner, Map.of()).entrySet().stream()
                .map(each -> blocker(each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * {@return one blocker for these children, which names {@value #SAMPLE} of them at most}
     *
     * @param relation along which they restrict
     * @param children their ids; any text for a row without id
     */
    public static Blocker blocker(Relation relation, Collection<String> children) {
        return new Blocker(
                relation.child().name(),
                relation.name(),
                children.size(),
                relation.child().identified() ? sample(children.stream()) : List.of());
    }

    /**
     * {@return these together, one a relation, by name of the relation}
     *
     * @param some of one root, or of several
     * @param others that were found elsewhere: none of them twice
     */
    public static List<Blocker> together(Collection<Blocker> some, Collection<Blocker> others) {
        Map<String, Blocker> byRelation = new TreeMap<>();
        Stream.concat(some.stream(), others.stream())
                .forEach(blocker -> byRelation.merge(blocker.relation(), blocker, Blockers::both));
        return List.copyOf(byRelation.values());
    }

    private static Blocker both(Blocker one, Blocker other) {
        return new Blocker(
                one.type(),
                one.relation(),
                one.count() + other.count(),
                sample(Stream.concat(one.sample().stream(), other.sample().stream())));
    }

    private static List<String> sample(Stream<String> ids) {
        return ids.distinct().sorted(BY_ID).limit(SAMPLE).toList();
    }
}
