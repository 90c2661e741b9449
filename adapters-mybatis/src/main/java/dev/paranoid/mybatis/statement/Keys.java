package dev.paranoid.mybatis.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * At least one value for an IN list, perhaps a second such list, and values that follow them in the statement. Lists are filled up
 * to a few lengths with their last value, so that the server knows few statements. Bound by {@link BoundValuesHandler} as the
 * last parameter of a statement.
 *
 * @param listed how many values the list has
 * @param others how many the second list has, which may be none
 * @param bound all values
 */
public record Keys(int listed, int others, BoundValues bound) {

    /** Where lists are cut: far below what the optimizer's range limit allows. */
    public static final int MOST = 8192;

    private static final int STEP = 1024;

    public static Keys of(Collection<?> values) {
        List<Object> filled = filled(List.copyOf(values));
        return new Keys(filled.size(), 0, new BoundValues(1, new ArrayList<>(filled)));
    }

    /** {@return the same with a second list, which may be empty} */
    public Keys besides(Collection<?> values) {
        if (values.isEmpty()) {
            return this;
        }
        List<Object> filled = filled(List.copyOf(values));
        return new Keys(listed, filled.size(), more(filled));
    }

    /** {@return the same with one more value, behind all lists} */
    public Keys and(Object value) {
        return new Keys(listed, others, more(List.of(value)));
    }

    private BoundValues more(List<Object> values) {
        List<@Nullable Object> all = new ArrayList<>(bound.values());
        all.addAll(values);
        return new BoundValues(1, all);
    }

    /** {@return the values, the last one repeated until there are one, two, four, …, 1024, or a multiple of that} */
    public static <T> List<T> filled(List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("At least one value is needed");
        }
        List<T> filled = new ArrayList<>(values);
        int length = values.size() <= STEP
                ? Math.max(1, Integer.highestOneBit(2 * values.size() - 1))
                : (values.size() + STEP - 1) / STEP * STEP;
        while (filled.size() < length) {
            filled.add(values.get(values.size() - 1));
        }
        return filled;
    }

    /** Takes the values a part at a time. */
    public static <T> void inParts(Collection<T> values, Consumer<List<T>> part) {
        inParts(values, MOST, part);
    }

    /** The same, at most so many at a time. */
    public static <T> void inParts(Collection<T> values, int most, Consumer<List<T>> part) {
        List<T> all = List.copyOf(values);
        for (int from = 0; from < all.size(); from += most) {
            part.accept(all.subList(from, Math.min(all.size(), from + most)));
        }
    }

    /** {@return the first list, for the parameter of that name; what follows is said by question marks} */
    public String in(String expression, String parameter) {
        return expression + " IN (#{" + parameter + ".bound}" + ", ?".repeat(listed - 1) + ")";
    }

    /** {@return the second list} */
    public String inOthers(String expression) {
        return expression + " IN (?" + ", ?".repeat(others - 1) + ")";
    }
}
