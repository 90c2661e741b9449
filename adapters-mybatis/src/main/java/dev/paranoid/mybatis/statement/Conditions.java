package dev.paranoid.mybatis.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a list is narrowed by; what is empty does not narrow. */
public final class Conditions {

    private final List<String> all = new ArrayList<>();

    private Conditions(String first) {
        all.add(first);
    }

    /** {@return conditions, of which that one holds in any case} */
    public static Conditions of(String first) {
        return new Conditions(first);
    }

    /** Adds a condition where there is a value for it. */
    public Conditions and(Optional<?> value, String condition) {
        value.ifPresent(present -> all.add(condition));
        return this;
    }

    /** Adds that a column has none of these values, which are bound by that name. */
    public Conditions andNotIn(String column, Collection<?> values, String name) {
        if (!values.isEmpty()) {
            all.add(column + " NOT IN " + Placeholders.elements(name, values.size()));
        }
        return this;
    }

    /** {@return all of them} */
    @Override
    public String toString() {
        return String.join(" AND ", all);
    }
}
