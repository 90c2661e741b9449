package dev.paranoid.domain.deletion;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far work in the background on a deletion has come.
 *
 * @param activity what is or was being done
 * @param rows by name of the type
 * @param startedAt when it began, in UTC
 * @param updatedAt when its last chunk was committed, in UTC
 */
public record Progress(Activity activity, SortedMap<String, Amount> rows, Instant startedAt, Instant updatedAt) {

    public Progress {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /**
     * Rows of one type.
     *
     * @param done how many were hidden, freed, handed over or removed
     * @param total how many it will be, never fewer than are done
     * @param exact whether the total was counted, not estimated
     */
    public record Amount(long done, long total, boolean exact) {}

    /** {@return rows done of all types} */
    public long done() {
        return rows.values().stream().mapToLong(Amount::done).sum();
    }

    /** {@return rows that it will be, of all types} */
    public long total() {
        return rows.values().stream().mapToLong(Amount::total).sum();
    }

    /** {@return whether all totals were counted} */
    public boolean exact() {
        return rows.values().stream().allMatch(Amount::exact);
    }

    /** {@return rows a second since it began; 0 before the first chunk} */
    public double rate() {
        long millis = Duration.between(startedAt, updatedAt).toMillis();
        return millis <= 0 ? 0 : done() * 1000.0 / millis;
    }
}
