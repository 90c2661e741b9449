package dev.paranoid.mybatis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * At least one value for an IN list, and values that follow it in the statement. Lists are filled up to a few lengths with their
 * last value, so that the server knows few statements. Bound by {@link BoundValuesHandler} as the last parameter of a statement.
 */
public record Keys(int listed, BoundValues bound) {

    /** Where lists are cut: far below what the optimizer's range limit allows. */
    static final int MOST = 2048;

    public static Keys of(Collection<?> values, @Nullable Object... following) {
        List<@Nullable Object> all = new ArrayList<>(filled(List.copyOf(values)));
        int listed = all.size();
        all.addAll(Arrays.asList(following));
        return new Keys(listed, new BoundValues(1, all));
    }

    /** {@return the same list two times in a row} */
    static Keys twice(Collection<?> values) {
        return of(values, filled(List.copyOf(values)).toArray());
    }

    /** {@return the values, the last one repeated until there are one, two, four, eight, … of them} */
    public static <T> List<T> filled(List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("At least one value is needed");
        }
        List<T> filled = new ArrayList<>(values);
        int length = Math.max(1, Integer.highestOneBit(2 * values.size() - 1));
        while (filled.size() < length) {
            filled.add(values.get(values.size() - 1));
        }
        return filled;
    }

    /** Takes the values a part at a time. */
    public static <T> void inParts(Collection<T> values, Consumer<List<T>> part) {
        List<T> all = List.copyOf(values);
        for (int from = 0; from < all.size(); from += MOST) {
            part.accept(all.subList(from, Math.min(all.size(), from + MOST)));
        }
    }

    /** {@return the second list of {@link #twice}} */
    String inSecond(String expression) {
        return expression + " IN (?" + ", ?".repeat(listed - 1) + ")";
    }

    /** {@return the list, for the parameter of that name; what follows is said by question marks} */
    public String in(String expression, String parameter) {
        return expression + " IN (#{" + parameter + ".bound}" + ", ?".repeat(listed - 1) + ")";
    }
}
