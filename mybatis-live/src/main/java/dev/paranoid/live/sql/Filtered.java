package dev.paranoid.live.sql;

import java.util.Set;

/**
 * A statement that gives live rows only.
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
}
