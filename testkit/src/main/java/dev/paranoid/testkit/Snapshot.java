package dev.paranoid.testkit;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.testkit.schema.TestTable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is there at one moment.
 *
 * @param rows every row that has an id: its columns by name, in the form that {@link NewRow} says
 * @param links the rows of the types without id, by name of the type, in an order that depends on their values alone
 * @param deletions every deletion but those that were refused: an engine that refuses at once keeps none of these
 */
public record Snapshot(
        SortedMap<EntityRef, Map<String, @Nullable Object>> rows,
        SortedMap<String, List<Map<String, @Nullable Object>>> links,
        SortedMap<DeletionId, Deletion> deletions) {

    public Snapshot {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        TreeMap<String, List<Map<String, @Nullable Object>>> sorted = new TreeMap<>();
        links.forEach((type, list) -> sorted.put(
                type,
                list.stream()
                        .sorted((one, other) ->
                                new TreeMap<>(one).toString().compareTo(new TreeMap<>(other).toString()))
                        .toList()));
        links = Collections.unmodifiableSortedMap(sorted);
        deletions = Collections.unmodifiableSortedMap(new TreeMap<>(deletions));
    }

    /**
     * {@return whether that row exists and is live}
     *
     * @param row which need not exist
     */
    public boolean live(EntityRef row) {
        return rows.containsKey(row) && value(row, TestTable.DELETED_AT) == null;
    }

    /**
     * {@return whether that row exists and is hidden}
     *
     * @param row which need not exist
     */
    public boolean hidden(EntityRef row) {
        return value(row, TestTable.DELETED_AT) != null;
    }

    /**
     * {@return the value of a column of that row, in the form that {@link NewRow} says; null as well where there is no such row}
     *
     * @param row which need not exist
     * @param column name of a column of its table; the value of any other is null
     */
    public @Nullable Object value(EntityRef row, String column) {
        return rows.getOrDefault(row, Map.of()).get(column);
    }

    /**
     * {@return which deletion holds that row; null where none does}
     *
     * @param row which need not exist
     */
    public @Nullable DeletionId holder(EntityRef row) {
        return value(row, TestTable.DELETION_ID) instanceof Long id ? new DeletionId(id) : null;
    }
}
