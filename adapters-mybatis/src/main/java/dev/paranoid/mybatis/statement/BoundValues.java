package dev.paranoid.mybatis.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tuples of values that travel as one parameter, bound by {@link BoundValuesHandler}. MyBatis finds each value of a statement
 * by a path of its own, which costs more than all else for hundreds of rows. As the handler binds more than MyBatis
 * knows of, this has to be the last parameter of its statement.
 *
 * @param width how many values a tuple has
 * @param values of all tuples, one after the other
 */
public record BoundValues(int width, List<@Nullable Object> values) {

    public BoundValues {
        if (values.isEmpty() || values.size() % width != 0) {
            throw new IllegalArgumentException(values.size() + " values cannot be split into rows of " + width);
        }
    }

    public static <T> BoundValues of(Collection<T> rows, Function<T, @Nullable Object[]> tuple) {
        List<@Nullable Object> values = new ArrayList<>();
        int width = 0;
        for (T row : rows) {
            @Nullable Object[] columns = tuple.apply(row);
            width = columns.length;
            for (Object value : columns) {
                values.add(value);
            }
        }
        return new BoundValues(width, values);
    }

    public static BoundValues single(Collection<?> values) {
        return new BoundValues(1, new ArrayList<>(values));
    }

    /** {@return {@code (?, ?), (?, ?)} or, of single values, {@code ?, ?}, for the parameter of that name} */
    public String placeholders(String parameter) {
        return placeholders(parameter, "");
    }

    /** {@return the same, with that at the end of each tuple} */
    public String placeholders(String parameter, String more) {
        String tuple = "?" + ", ?".repeat(width - 1) + more;
        String all = width == 1
                ? tuple + ", ?".repeat(values.size() - 1)
                : "(" + tuple + ")" + (", (" + tuple + ")").repeat(values.size() / width - 1);
        return all.replaceFirst("\\?", "#{" + parameter + "}");
    }
}
