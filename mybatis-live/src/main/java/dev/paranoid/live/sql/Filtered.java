package dev.paranoid.live.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A statement that gives live rows only, or several with semicolons between them.
 *
 * @param sql its text
 * @param tables the tables that it names and whose rows can be hidden, in lower case
 * @param changed whether the text is another than before
 * @param asked whether a comment of it asks for hidden rows, so that it is not filtered
 */
public record Filtered(String sql, Set<String> tables, boolean changed, boolean asked) {

    public Filtered {
        tables = Set.copyOf(tables);
    }

    static Filtered unchanged(String sql, Set<String> tables) {
        return new Filtered(sql, tables, false, false);
    }

    /** {@return the parts of a text as one} */
    static Filtered of(String sql, List<Filtered> parts) {
        boolean changed = parts.stream().anyMatch(Filtered::changed);
        Set<String> tables =
                parts.stream().flatMap(part -> part.tables().stream()).collect(Collectors.toUnmodifiableSet());
        String live = parts.stream().map(Filtered::sql).collect(Collectors.joining(";"));
        return new Filtered(
                changed ? live : sql, tables, changed, parts.stream().anyMatch(Filtered::asked));
    }
}
