package dev.paranoid.application.port.row;

import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Page;
import dev.paranoid.application.port.access.RowCondition;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.Relation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rows as they are committed now; locks nothing, and needs no transaction. */
public interface EntityReader {

    /**
     * {@return the row, live or hidden, if it exists}
     *
     * @param row of a type with ids, its id canonical
     */
    Seen<Optional<Row>> find(EntityRef row);

    /**
     * {@return those of these rows of one type that exist, live or hidden, in any order; in one statement}
     *
     * @param type a type with ids
     * @param ids canonical, at least one
     */
    List<Row> rows(EntityType type, Collection<String> ids);

    /**
     * {@return rows that refer to a parent, live and hidden, by ascending id, after that id where it is not empty}
     *
     * @param along the relation; the child's rows have an id
     * @param parent the parent's id
     * @param limit how many rows a page has at most, 1 or more
     * @param after the id of the last row of the page before; empty for the first page
     */
    Page<Row> below(Relation along, String parent, int limit, String after);

    /**
     * {@return those of these rows of one type that exist, live or hidden, and satisfy a condition; in one statement for some
     * thousand}
     *
     * @param type a type with ids
     * @param ids canonical
     * @param condition names columns of the type's table; a column that is not there is a bug, an
     *     {@link IllegalStateException}
     */
    Set<EntityRef> satisfying(EntityType type, Collection<String> ids, RowCondition condition);

    /**
     * {@return this reader, whose {@link #list}, {@link #hidden}, {@link #below} and {@link #matching} leave out rows that do
     * not satisfy a condition, which names columns of the type that is listed}
     *
     * @param condition holds besides what this reader is narrowed by already
     */
    EntityReader narrowed(RowCondition condition);

    /**
     * {@return how many rows of each type bear the mark of that deletion, each counted up to the limit; no zeros}
     *
     * @param types paranoid types
     * @param deletion whatever its state
     * @param limit to which each type is counted
     */
    Map<String, Long> held(Collection<EntityType> types, DeletionId deletion, int limit);

    /**
     * {@return rows by ascending id, after that id where it is not empty}
     *
     * @param type a type with ids
     * @param hiddenToo whether hidden rows are among them
     * @param limit how many rows a page has at most, 1 or more
     * @param after the id of the last row of the page before; empty for the first page
     */
    Seen<Page<Row>> list(EntityType type, boolean hiddenToo, int limit, String after);

    /**
     * {@return hidden rows, by the deletions that hold them, the newest first; then those that others hid, by ascending id}
     * Rows of one deletion stand in the order of their ids, rising or falling. No index may lead to rows that others hid: a
     * look at a part of the table then ends a page, which may be short, or empty, and not the last.
     *
     * @param type a type with ids; one whose rows cannot be hidden has an empty page
     * @param limit how many rows a page has at most, 1 or more
     * @param after where the page before ended; empty for the first
     */
    Page<Row> hidden(EntityType type, int limit, Optional<HiddenCursor> after);

    /**
     * {@return rows whose columns equal these values, by ascending id, at most so many}
     *
     * @param type a type with ids
     * @param where by name of a column that callers may see, in any case, what it equals: a text, byte by byte; a number, a
     *     truth value, or null where it has none. Times are written as {@link java.time.Instant#toString} does
     * @param among whether live rows are meant, or roots of active deletions
     * @param limit how many rows at most
     * @throws Unmatchable if there is no such column, or none with such a value, or none is named at all
     */
    List<EntityRef> matching(EntityType type, Map<String, @Nullable Object> where, Among among, int limit);

    /**
     * {@return how many active deletions have no root any more, by type; looked for among so many of the newest that are
     * active; no zeros}
     *
     * @param newest how many active deletions are looked at, from the newest on
     */
    Map<String, Long> orphaned(int newest);

    /**
     * {@return how many of so many rows of each type that no deletion holds are hidden all the same, by name of the type; no
     * zeros}
     *
     * @param types paranoid types
     * @param among how many rows of each type are looked at that no deletion holds, live ones too
     */
    Map<String, Long> hiddenByOthers(Collection<EntityType> types, int among);

    /**
     * {@return how many children along each relation are live though their parents are hidden, by name of the relation; no
     * zeros}
     *
     * @param relations whose parent and child types are paranoid
     * @param parents so many of each parent type, those that deletions have hidden last
     * @param among so many children of these
     */
    Map<String, Long> liveBelowHidden(Collection<Relation> relations, int parents, int among);

    /**
     * What was read, in one look.
     *
     * @param <T> one row, or several
     * @param what the rows
     * @param busy whether anything goes on in the background that may come to these rows while they are live
     */
    record Seen<T>(T what, boolean busy) {}
}
