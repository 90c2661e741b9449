package dev.paranoid.application;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads rows, and selects rows for a delete or a restore of many. Throws {@link Unavailable} when the database is away. */
public interface Entities {

    /** Which rows are seen. */
    enum Visibility {
        /** Live rows. */
        LIVE,
        /** Live and hidden rows. */
        ALL,
        /** Hidden rows. */
        HIDDEN
    }

    /** Which rows a selection is among. */
    enum Among {
        /** Live rows: what can be deleted. */
        LIVE,
        /** Roots of active deletions: what can be restored. */
        ROOTS
    }

    /** Rows that one selection may match. */
    int SELECTION_LIMIT = 10_000;

    /** Rows of a type up to which {@link #held} counts. */
    int HELD_LIMIT = 10_000;

    /** Rows among which what other programs have done is looked for. */
    int LOOKED_AT = 100_000;

    /** Hidden rows of a type below which such rows are looked for. */
    int PARENTS = 10_000;

    /** {@return the types and relations that were declared, whoever asks} */
    EntityGraph declared();

    /**
     * {@return the row; refused where there is none, or it is not seen}
     *
     * @param caller who asks, and what he may do
     * @param row the row that is meant
     * @param visibility whether hidden rows count
     */
    Answer<Row> find(Caller caller, EntityRef row, Visibility visibility);

    /**
     * {@return those of these rows that exist, live or hidden; what cannot be read, or cannot be a row, is left out} One statement a
     * type.
     *
     * @param caller who asks, and what he may do
     * @param rows the rows that are meant
     */
    Map<EntityRef, Row> find(Caller caller, Collection<EntityRef> rows);

    /**
     * {@return rows that refer to that parent, live and hidden, by ascending id} A type whose rows have no id has none to show.
     *
     * @param along the relation by which they refer to it, as it was declared
     * @param limit how many at most, from 1 to 500
     * @param after the id after which they begin; empty text for the first
     * @param caller who asks, and what he may do
     * @param parent the row to which they refer
     */
    Answer<Page<Row>> below(Caller caller, EntityRef parent, Relation along, int limit, String after);

    /**
     * {@return how many rows bear the mark of that deletion now, by name of the type, for types that the caller may read; no zeros}
     * Each type is counted up to {@value #HELD_LIMIT}: more are told as that many.
     *
     * @param caller who asks, and what he may do
     * @param deletion the deletion that is meant
     */
    SortedMap<String, Long> held(Caller caller, DeletionId deletion);

    /**
     * {@return how many rows have been hidden by other programs, without a deletion, by name of the type, for types that the caller may
     * read; no zeros} They are looked for among {@value #LOOKED_AT} rows of a type.
     *
     * @param caller who asks, and what he may do
     */
    SortedMap<String, Long> hiddenByOthers(Caller caller);

    /**
     * {@return how many live rows refer to a hidden one, along relations by which they should be hidden with it, by name of the
     * relation, for types that the caller may read; no zeros} Other programs add such rows. They are looked for among the
     * {@value #LOOKED_AT} first that are below the {@value #PARENTS} rows that deletions have hidden last.
     *
     * @param caller who asks, and what he may do
     */
    SortedMap<String, Long> liveBelowHidden(Caller caller);

    /**
     * {@return rows of a type, by ascending id; hidden ones alone by the deletions that hold them, the newest first, then those
     * that others hid} A page that has another after it may be short, or empty.
     *
     * @param limit how many at most, from 1 to 500
     * @param after the cursor of the page before; empty text for the first
     * @param caller who asks, and what he may do
     * @param type an entity type
     * @param visibility whether hidden rows count
     */
    Answer<Page<Row>> list(Caller caller, String type, Visibility visibility, int limit, String after);

    /**
     * {@return the rows whose columns equal these values, at most {@value #SELECTION_LIMIT}; refused where more match, no
     * column is named, a column does not exist, or a value cannot be one of its values}
     *
     * @param where by name of the column; text, a number, a truth value, or null
     * @param caller who asks, and what he may do
     * @param type an entity type
     * @param among which rows count
     */
    Answer<List<EntityRef>> matching(Caller caller, String type, Map<String, @Nullable Object> where, Among among);

    /**
     * One row as the database has it.
     *
     * @param ref its address
     * @param columns by name, in the table's order: text, a number, a truth value, an {@link java.time.Instant}, a
     *     {@link java.time.LocalDate}, a {@link java.time.LocalTime}, bytes, {@link Omitted}, or null
     * @param hidden whether it is hidden
     */
    record Row(EntityRef ref, Map<String, @Nullable Object> columns, boolean hidden) {}

    /**
     * In place of a value that is too large: the large values of a row have 32 KiB in a list, 16 MiB alone.
     *
     * @param bytes that it has
     */
    record Omitted(long bytes) {}
}
