package dev.paranoid.mybatis;

import dev.paranoid.domain.deletion.DeletionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts rows by deletion and name of the type. */
final class Tally {

    private final Map<DeletionId, Map<String, Long>> counts = new HashMap<>();

    void add(long deletion, String type, long rows) {
        if (rows > 0) {
            counts.computeIfAbsent(new DeletionId(deletion), id -> new HashMap<>())
                    .merge(type, rows, Long::sum);
        }
    }

    void add(String type, List<Amount> amounts) {
        amounts.forEach(amount -> add(amount.deletion(), type, amount.amount()));
    }

    static Map<String, Long> together(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sums = new HashMap<>(one);
        other.forEach((type, rows) -> sums.merge(type, rows, Long::sum));
        return sums;
    }

    Map<DeletionId, Map<String, Long>> counts() {
        return counts;
    }
}
