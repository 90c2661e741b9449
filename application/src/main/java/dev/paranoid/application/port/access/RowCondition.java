package dev.paranoid.application.port.access;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows whose columns each have one of some values.
 *
 * @param oneOf by column, the values, as text; none for no row. Numbers are written in digits, texts are equal byte by byte
 */
public record RowCondition(SortedMap<String, Set<String>> oneOf) {

    /** Every row. */
    public static final RowCondition ALL = new RowCondition(new TreeMap<>());

    public RowCondition {
        SortedMap<String, Set<String>> copy = new TreeMap<>();
        oneOf.forEach((column, values) -> copy.put(column, Set.copyOf(values)));
        oneOf = copy;
    }

    /**
     * {@return the rows whose column has one of these values}
     *
     * @param column of the type's table
     * @param values as text; none for no row
     */
    public static RowCondition oneOf(String column, Set<String> values) {
        return new RowCondition(new TreeMap<>(Map.of(column, values)));
    }

    /** {@return whether it leaves no row out} */
    public boolean all() {
        return oneOf.isEmpty();
    }

    /**
     * {@return the rows for which both hold}
     *
     * @param other narrows them further
     */
    public RowCondition and(RowCondition other) {
        SortedMap<String, Set<String>> both = new TreeMap<>(oneOf);
        other.oneOf.forEach((column, values) -> both.merge(column, values, (one, more) -> {
            Set<String> common = new HashSet<>(one);
            common.retainAll(more);
            return common;
        }));
        return new RowCondition(both);
    }
}
