package dev.paranoid.live.text;

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
 * @param views the team's own views of such tables, by name in any case
 */
public record LiveTables(String schema, Map<String, String> deletedAt, Map<String, View> views) {

    /**
     * A view.
     *
     * @param tables those that it reads and whose rows can be hidden, in lower case
     * @param showsHidden whether it may show hidden rows of theirs
     */
    public record View(Set<String> tables, boolean showsHidden) {

        public View {
            tables = Set.copyOf(tables);
        }
    }

    public LiveTables {
        deletedAt = folded(deletedAt);
        views = folded(views);
    }

    /** Without views. */
    public LiveTables(String schema, Map<String, String> deletedAt) {
        this(schema, deletedAt, Map.of());
    }

    private static <V> Map<String, V> folded(Map<String, V> byName) {
        return byName.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(each -> folded(each.getKey()), Map.Entry::getValue));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** {@return these tables, and these views of them} */
    public LiveTables with(Map<String, View> others) {
        return new LiveTables(schema, deletedAt, others);
    }

    /** {@return the names of the tables and of the views, in lower case} */
    public Set<String> names() {
        return Stream.concat(deletedAt.keySet().stream(), views.keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@return the tables that somebody reads who reads what is called that, in lower case: itself, or those of the view} */
    public Set<String> behind(String name) {
        String key = folded(name);
        View view = views.get(key);
        return deletedAt.containsKey(key) ? Set.of(key) : view == null ? Set.of() : view.tables();
    }

    /** {@return whether what is called that could show hidden rows} */
    public boolean mayShow(String name) {
        View view = views.get(folded(name));
        return deletedAt.containsKey(folded(name)) || (view != null && view.showsHidden());
    }

    /** {@return whether there is a table of that name, or a view} */
    public boolean isOne(String name) {
        return !behind(name).isEmpty();
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
        View view = views.get(folded(name));
        return isHere(in) && view != null && view.showsHidden();
    }

    private boolean isHere(String in) {
        return in.isEmpty() || schema.isEmpty() || folded(in).equals(folded(schema));
    }
}
