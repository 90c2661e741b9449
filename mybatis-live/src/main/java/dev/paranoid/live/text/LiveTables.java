package dev.paranoid.live.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables whose rows can be hidden.
 *
 * @param schema the schema that they are in, as the database calls it; where it is empty, any schema
 * @param deletedAt the column that says since when a row is hidden, by table; names in any case
 */
public record LiveTables(String schema, Map<String, String> deletedAt) {

    public LiveTables {
        deletedAt = deletedAt.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(table -> folded(table.getKey()), Map.Entry::getValue));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** {@return the names of the tables, in lower case} */
    public Set<String> names() {
        return deletedAt.keySet();
    }

    /** {@return whether there is a table of that name} */
    public boolean isOne(String name) {
        return deletedAt.containsKey(folded(name));
    }

    /**
     * {@return the column that says since when a row of that table is hidden; empty where its rows cannot be}
     *
     * @param in the schema that the statement names, or empty
     */
    public Optional<String> column(String in, String table) {
        boolean here = in.isEmpty() || schema.isEmpty() || folded(in).equals(folded(schema));
        return here ? Optional.ofNullable(deletedAt.get(folded(table))) : Optional.empty();
    }
}
