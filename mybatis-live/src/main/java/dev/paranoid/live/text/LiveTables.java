package dev.paranoid.live.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables whose rows can be hidden.
 *
 * @param schema the schema that they are in, as the database calls it; where it is empty, any schema
 * @param deletedAt the column that says since when a row is hidden, by table; names in any case
 * @param others what else has rows that Paranoid writes, by name in any case
 * @param current whether a name without a schema is one of that schema, for the connections that read it
 */
public record LiveTables(String schema, Map<String, String> deletedAt, Map<String, Other> others, boolean current) {

    /**
     * A table whose rows are removed only, or a view.
     *
     * @param tables itself, or those that the view reads, in lower case
     * @param showsHidden whether it may show hidden rows of theirs
     */
    public record Other(Set<String> tables, boolean showsHidden) {

        public Other {
            tables = Set.copyOf(tables);
        }

        /** {@return a table whose rows cannot be hidden} */
        public static Other plain(String table) {
            return new Other(Set.of(folded(table)), false);
        }
    }

    public LiveTables {
        deletedAt = folded(deletedAt);
        others = folded(others);
    }

    /** Without others. */
    public LiveTables(String schema, Map<String, String> deletedAt) {
        this(schema, deletedAt, Map.of(), true);
    }

    private static <V> Map<String, V> folded(Map<String, V> byName) {
        return byName.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(each -> folded(each.getKey()), Map.Entry::getValue));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** {@return these tables, and these others as well} */
    public LiveTables with(Map<String, Other> more) {
        Map<String, Other> all = new HashMap<>(others);
        all.putAll(folded(more));
        return new LiveTables(schema, deletedAt, all, current);
    }

    /** {@return these tables, for connections that are in that schema} */
    public LiveTables from(String connected) {
        return new LiveTables(
                schema, deletedAt, others, schema.isEmpty() || folded(connected).equals(folded(schema)));
    }

    /** {@return all names, in lower case} */
    public Set<String> names() {
        return Stream.concat(deletedAt.keySet().stream(), others.keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@return the tables that somebody reads who reads what is called that, in lower case: itself, or those of the view} */
    public Set<String> behind(String name) {
        String key = folded(name);
        Other other = others.get(key);
        return deletedAt.containsKey(key) ? Set.of(key) : other == null ? Set.of() : other.tables();
    }

    /** {@return whether what is called that could show hidden rows} */
    public boolean mayShow(String name) {
        Other other = others.get(folded(name));
        return deletedAt.containsKey(folded(name)) || (other != null && other.showsHidden());
    }

    /**
     * {@return the column that says since when a row of that table is hidden; empty where its rows cannot be}
     *
     * @param in the schema that the statement names, or empty
     */
    public Optional<String> column(String in, String table) {
        return isHere(in) ? Optional.ofNullable(deletedAt.get(folded(table))) : Optional.empty();
    }

    /**
     * {@return whether that is a view that may show hidden rows}
     *
     * @param in the schema that the statement names, or empty
     */
    public boolean showsHidden(String in, String name) {
        Other other = others.get(folded(name));
        return isHere(in) && other != null && other.showsHidden();
    }

    private boolean isHere(String in) {
        return in.isEmpty() ? current : schema.isEmpty() || folded(in).equals(folded(schema));
    }
}
