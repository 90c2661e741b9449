package dev.paranoid.mybatis;

import java.util.Collection;
import java.util.List;

/** At least one id of one table, as its column wants them. */
record RowIds(List<Object> values) {

    RowIds {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("At least one id is needed");
        }
    }

    static RowIds of(IdColumn id, Collection<String> canonical) {
        return new RowIds(canonical.stream().distinct().map(id::value).toList());
    }

    String in(String expression, String parameter) {
        return expression + " IN " + Placeholders.list(parameter, values.size());
    }
}
