package dev.paranoid.live;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Views of live rows, for programs that do not use MyBatis.
 *
 * @param deletedAt the column that says since when a row is hidden, by table
 */
public record LiveViews(Map<String, String> deletedAt) {

    /** What the name of a view begins with; the name of its table follows. */
    public static final String PREFIX = "live_";

    public LiveViews {
        deletedAt = Map.copyOf(deletedAt);
    }

    /**
     * {@return one statement a table, in the order of their names, that makes its view or makes it anew}
     *
     * <p>A view has the columns that its table had when it was made. Rows can be inserted, changed and removed through it.
     */
    public List<String> ddl() {
        return new TreeMap<>(deletedAt)
                .entrySet().stream()
                        .map(table -> "CREATE OR REPLACE VIEW " + quoted(PREFIX + table.getKey()) + " AS SELECT * FROM "
                                + quoted(table.getKey()) + " WHERE " + quoted(table.getValue()) + " IS NULL")
                        .toList();
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
