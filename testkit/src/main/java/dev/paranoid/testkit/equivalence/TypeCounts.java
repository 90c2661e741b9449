package dev.paranoid.testkit.equivalence;

import dev.paranoid.domain.EntityRef;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts by name of the type; no zeros. */
final class TypeCounts {

    private final SortedMap<String, Long> counts = new TreeMap<>();

    static TypeCounts of(Stream<EntityRef> rows) {
        TypeCounts tally = new TypeCounts();
        rows.forEach(row -> tally.add(row.type(), 1));
        return tally;
    }

    static TypeCounts sum(Stream<? extends Map<String, Long>> parts) {
        TypeCounts tally = new TypeCounts();
        parts.forEach(part -> part.forEach(tally::add));
        return tally;
    }

    void add(String type, long rows) {
        counts.merge(type, rows, Long::sum);
        counts.remove(type, 0L);
    }

    SortedMap<String, Long> counts() {
        return counts;
    }
}
