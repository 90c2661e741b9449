package dev.paranoid.application.port.row;

import dev.paranoid.application.NewValue;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
import dev.paranoid.domain.relation.Relation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows. It decides nothing: which rows, in which order, is said by whoever asks. All methods but {@link #canonicalId} and
 * {@link #unique} expect a transaction; what they change is undone when that is rolled back. A method takes a number of
 * statements that does not depend on how many rows it is given, but for one more per some thousand; empty collections are
 * allowed and do nothing. Rows that do not exist are left out, and nothing happens to them.
 */
public interface EntityStore {

    /**
     * {@return the canonical form of an id of that type, or empty if no row can have it}
     *
     * <p>Asks no database.
     */
    Optional<String> canonicalId(EntityType type, String id);

    /** {@return whether live rows of that type keep values to themselves, so that a row may be unable to become live} */
    boolean unique(EntityType type);

    /** {@return the rows with these keys, as they are once they are locked} */
    Map<RowKey, StoredEntity> load(EntityType type, Collection<RowKey> keys, Lock lock);

    /** {@return the children of these parents along the relation, of a type that has ids} */
    List<StoredEntity> children(Children children, Lock lock);

    /**
     * Children of some parents.
     *
     * @param relation along which they belong to them
     * @param parents their keys
     * @param liveOnly whether only live ones are meant
     * @param after only those of the first parent that come after this one, by key; all other parents are whole
     * @param limit how many at most, where {@code after} or {@code ordered} says so parent by parent, in an order of the store's own but
     *     for the first where {@code after} is given, and by key: all parents that have any are whole but for the last
     * @param ordered whether the order matters
     * @param known children that need not be told, and may be
     */
    record Children(
            Relation relation,
            List<RowKey> parents,
            boolean liveOnly,
            Optional<RowKey> after,
            long limit,
            boolean ordered,
            Set<RowKey> known) {
        public Children {
            parents = List.copyOf(parents);
            known = Set.copyOf(known);
        }

        /** {@return all children, live and hidden, at most so many} */
        public static Children all(Relation relation, Collection<RowKey> parents, long limit) {
            return new Children(relation, List.copyOf(parents), false, Optional.empty(), limit, false, Set.of());
        }

        /** {@return the live children, at most so many} */
        public static Children live(Relation relation, Collection<RowKey> parents, long limit) {
            return new Children(relation, List.copyOf(parents), true, Optional.empty(), limit, false, Set.of());
        }

        /** {@return the same, in order, after that child of the first parent} */
        public Children inOrder(Optional<RowKey> last) {
            return new Children(relation, parents, liveOnly, last, limit, true, known);
        }

        /** {@return the same, where these need not be told, since they are locked already} */
        public Children besides(Set<RowKey> rows) {
            return new Children(relation, parents, liveOnly, after, limit, ordered, rows);
        }
    }

    /**
     * {@return the rows without id that belong to these parents along the relation, at most so many: for each the keys of all
     * its parents, by name of the relation}
     */
    List<Map<String, RowKey>> links(Relation relation, Collection<RowKey> parents, Lock lock, long limit);

    /** {@return the rows of that type that bear the mark of one of these deletions, at most so many} */
    List<StoredEntity> members(EntityType type, Collection<DeletionId> holders, Lock lock, long limit);

    /** {@return the same of one deletion, by key, after that one} */
    List<StoredEntity> membersAfter(EntityType type, DeletionId holder, Optional<RowKey> after, Lock lock, long limit);

    /** Gives each of these rows, which are locked, its mark; no other column moves. */
    void mark(EntityType type, Map<RowKey, Mark> marks);

    /**
     * Makes these rows live, which are locked; no other column moves.
     *
     * @throws ValueTaken where another live row has one of their unique values; the transaction must be rolled back
     */
    void free(EntityType type, Collection<RowKey> keys);

    /**
     * Gives these hidden rows, which are locked, other values; no other column moves.
     *
     * @param values of one type, each column of a row once
     * @throws Unmatchable if a column is no visible one of a unique key, or cannot have such a value
     */
    void give(EntityType type, Collection<NewValue> values);

    /**
     * {@return pairs of one of these hidden rows, that would be restored, and another row with the same unique value: that is
     * live, one of these as well, or held by one of these deletions} Each pair once; of two of these rows either may be the one
     * that would be restored. Where there are very many, not all are told.
     */
    List<Clash> clashes(EntityType type, Collection<RowKey> keys, Collection<DeletionId> heldBy);

    /** Sets the foreign key of these children, which are locked, to null, and remembers its value instead of what it had before. */
    void detach(Relation relation, Collection<StoredEntity> children);

    /**
     * {@return children whose foreign key was detached from one of these parents, at most so many} What is remembered of them is
     * locked: nobody else puts it back, forgets it, or remembers something else instead, before the transaction ends.
     */
    List<Remembered> remembered(Relation relation, Collection<RowKey> parents, long limit);

    /** Puts these foreign keys back, where they are still null and remembered; forgets them all. */
    void putBack(Relation relation, Collection<Remembered> children);

    /** Forgets what these children had, which is not put back any more. */
    void forget(Relation relation, Collection<Remembered> children);

    /** Sets the foreign key of these children to null for good. */
    void unlink(Relation relation, Collection<RowKey> children);

    /** {@return how many of the rows without id that belong to these parents had their foreign key set to null, at most so many} */
    long unlinkLinks(Relation relation, Collection<RowKey> parents, long limit);

    /** {@return whether foreign keys that no relation declares refer to rows of that type; asked again, it may be otherwise} */
    boolean referredByOthers(EntityType type);

    /** {@return what refers to one of these rows through such a foreign key that forbids to remove it, if anything does} */
    Optional<HeldByForeignKey> heldByOthers(EntityType type, Collection<RowKey> keys);

    /**
     * Removes these rows, and what was remembered of them as parents or as children.
     *
     * @throws StillReferenced where children refer to one of them; the transaction must be rolled back
     * @throws dev.paranoid.application.port.DatabaseRefused where rows do that are nobody's declared children
     */
    void remove(EntityType type, Collection<RowKey> keys);

    /** {@return how many of the rows without id that belong to these parents were removed, at most so many} */
    long removeLinks(Relation relation, Collection<RowKey> parents, long limit);

    /**
     * A child whose foreign key was detached.
     *
     * @param child its key
     * @param parent the hidden row to which it belonged
     */
    record Remembered(RowKey child, RowKey parent) {}

    /**
     * Two rows of a type that cannot be live together.
     *
     * @param key name of the unique key
     * @param table name of the table
     * @param restored the row that would become live
     * @param holder the other one
     * @param holderMark its mark; empty where it is live
     */
    record Clash(String key, String table, RowKey restored, RowKey holder, Optional<Mark> holderMark) {}
}
