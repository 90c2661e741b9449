package dev.paranoid.live.splice;

import dev.paranoid.live.text.LiveTables;
import dev.paranoid.live.text.UnreadableSql;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.parser.Token;

/**
 * What names mean in a part of a statement.
 *
 * @param shadowing names of common table expressions, in lower case
 */
record Scope(LiveTables tables, Set<String> shadowing) {

    Scope {
        shadowing = Set.copyOf(shadowing);
    }

    Scope with(Node commonTable) {
        String name = nameOf(commonTable).toLowerCase(Locale.ROOT);
        return new Scope(
                tables, Stream.concat(shadowing.stream(), Stream.of(name)).collect(Collectors.toUnmodifiableSet()));
    }

    /** Before it, MySQL takes the name of a recursive one for a table, and MariaDB for the expression. */
    void requireOwnName(Node commonTable) {
        if (tables.mayShow(nameOf(commonTable))) {
            throw new UnreadableSql(
                    "a later part of its WITH RECURSIVE is called like the table " + nameOf(commonTable));
        }
    }

    static boolean isRecursive(Node commonTable) {
        return commonTable.jjtGetFirstToken().image.equalsIgnoreCase("RECURSIVE");
    }

    private static String nameOf(Node commonTable) {
        Token first = commonTable.jjtGetFirstToken();
        return bare((isRecursive(commonTable) ? first.next : first).image);
    }

    /** {@return the column that says since when a row of that table is hidden; empty where it is another table} */
    Optional<String> deletedAt(Node table) {
        List<String> parts = Tree.name(table);
        String schema = schema(parts);
        String name = last(parts);
        return isShadowed(schema, name) ? Optional.empty() : tables.column(schema, name);
    }

    /** What a view leaves out cannot be seen from outside. */
    void requireNoView(Node table) {
        List<String> parts = Tree.name(table);
        String schema = schema(parts);
        String name = last(parts);
        if (!isShadowed(schema, name) && tables.showsHidden(schema, name)) {
            throw new UnreadableSql("the view " + name + " may show hidden rows: make it of live ones");
        }
    }

    private boolean isShadowed(String schema, String name) {
        return schema.isEmpty() && shadowing.contains(name.toLowerCase(Locale.ROOT));
    }

    private static String schema(List<String> parts) {
        return parts.size() < 2 ? "" : bare(parts.get(parts.size() - 2));
    }

    private static String last(List<String> parts) {
        return bare(parts.get(parts.size() - 1));
    }

    private static String bare(String name) {
        boolean quoted = name.length() > 1 && (name.startsWith("`") || name.startsWith("\""));
        return quoted ? name.substring(1, name.length() - 1) : name;
    }
}
