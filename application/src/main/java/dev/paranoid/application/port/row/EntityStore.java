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
     *
     * @param type a type with ids
     * @param id as a caller wrote it
     */
    Optional<String> canonicalId(EntityType type, String id);

    /**
     * {@return whether live rows of that type keep values to themselves, so that a row may be unable to become live}
     *
     * @param type a declared type; one whose rows cannot be hidden has no such values
     */
    boolean unique(EntityType type);

    /**
     * {@return the rows with these keys, as they are once they are locked, by key}
     *
     * @param type a type with ids
     * @param keys in their canonical form
     * @param lock how they are locked
     */
    Map<RowKey, StoredEntity> load(EntityType type, Collection<RowKey> keys, Lock lock);

    /**
     * {@return the children of these parents along the relation, of a type that has ids, as they are once they are locked}
     *
     * @param children which of them
     * @param lock how they are locked; parents are not
     */
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

        /**
         * {@return all children, live and hidden, at most so many, in any order}
         *
         * @param relation along which they belong to their parents
         * @param parents keys of the parents
         * @param limit how many rows at most, for all parents together
         */
        public static Children all(Relation relation, Collection<RowKey> parents, long limit) {
            return new Children(relation, List.copyOf(parents), false, Optional.empty(), limit, false, Set.of());
        }

        /**
         * {@return the live children, at most so many, in any order}
         *
         * @param relation along which they belong to their parents; all children of a type that cannot be hidden are live
         * @param parents keys of the parents
         * @param limit how many rows at most, for all parents together
         */
        public static Children live(Relation relation, Collection<RowKey> parents, long limit) {
            return new Children(relation, List.copyOf(parents), true, Optional.empty(), limit, false, Set.of());
        }

        /**
         * {@return the same, in order, after that child of the first parent}
         *
         * @param last the child of the first parent after which to go on; empty for a first page
         */
        public Children inOrder(Optional<RowKey> last) {
            return new Children(relation, parents, liveOnly, last, limit, true, known);
        }

        /**
         * {@return the same, where these need not be told, since they are locked already}
         *
         * @param rows keys of children of any of the parents; they replace those named before
         */
        public Children besides(Set<RowKey> rows) {
            return new Children(relation, parents, liveOnly, after, limit, ordered, rows);
        }
    }

    /**
     * {@return the rows without id that belong to these parents along the relation, at most so many: for each the keys of all
     * its parents, by name of the relation}
     *
     * @param relation whose child type has no id
     * @param parents keys of the parents
     * @param lock how the rows are locked; parents are not
     * @param limit how many rows at most, for all parents together
     */
    List<Map<String, RowKey>> links(Relation relation, Collection<RowKey> parents, Lock lock, long limit);

    /**
     * {@return the rows of that type that bear the mark of one of these deletions, at most so many, in any order}
     *
     * @param type a paranoid type
     * @param holders the deletions, whatever their state
     * @param lock how the rows are locked
     * @param limit how many rows at most, for all deletions together
     */
    List<StoredEntity> members(EntityType type, Collection<DeletionId> holders, Lock lock, long limit);

    /**
     * {@return the rows of that type that bear the mark of that deletion, by ascending id, at most so many}
     *
     * @param type a paranoid type
     * @param holder the deletion, whatever its state
     * @param after only rows behind that one; empty for a first page
     * @param lock how the rows are locked
     * @param limit how many rows at most
     */
    List<StoredEntity> membersAfter(EntityType type, DeletionId holder, Optional<RowKey> after, Lock lock, long limit);

    /**
     * Gives each of these rows, which are locked, its mark instead of the one it had (T1, T4); no other column moves.
     *
     * @param type a paranoid type
     * @param marks by key of the row
     * @throws dev.paranoid.application.port.DatabaseRefused where a trigger takes a mark back; roll the transaction back
     */
    void mark(EntityType type, Map<RowKey, Mark> marks);

    /**
     * Makes these rows live, which are locked (T4); no other column moves. Rows that are live stay so.
     *
     * @param type a paranoid type
     * @param keys the rows
     * @throws ValueTaken where another live row has one of their unique values; the transaction must be rolled back
     * @throws dev.paranoid.application.port.DatabaseRefused where a trigger hides one again; roll the transaction back
     */
    void free(EntityType type, Collection<RowKey> keys);

    /**
     * Gives these hidden rows, which are locked, other values; no other column moves.
     *
     * @param type a paranoid type
     * @param values of one type, each column of a row once
     * @throws Unmatchable if a column is no visible one of a unique key, or cannot have such a value
     */
    void give(EntityType type, Collection<NewValue> values);

    /**
     * {@return pairs of one of these hidden rows, that would be restored, and another row with the same unique value: that is
     * live, one of these as well, or held by one of these deletions} Each pair once; of two of these rows either may be the
     * one that would be restored. Nothing is locked, so a value may be taken later: {@link #free} finds that. Beyond a thousand
     * pairs of one unique key, some may be missing.
     *
     * @param type a paranoid type
     * @param keys the hidden rows
     * @param heldBy deletions that would be lifted along with them
     */
    List<Clash> clashes(EntityType type, Collection<RowKey> keys, Collection<DeletionId> heldBy);

    /**
     * Sets the foreign key of these children, which are locked, to null, and remembers its value instead of what it had before
     * ({@code set-null} on soft delete).
     *
     * @param relation one that detaches
     * @param children as they were read under the lock, each with a parent along the relation
     */
    void detach(Relation relation, Collection<StoredEntity> children);

    /**
     * {@return children whose foreign key was detached from one of these parents, at most so many} What is remembered of them
     * is locked: nobody else puts it back, forgets it, or remembers something else instead, before the transaction ends.
     *
     * @param relation one that detaches
     * @param parents keys of the parents, hidden or not
     * @param limit how many at most, for all parents together
     */
    List<Remembered> remembered(Relation relation, Collection<RowKey> parents, long limit);

    /**
     * Puts these foreign keys back, where they are still null and remembered; forgets them all.
     *
     * @param relation along which they were detached
     * @param children as {@link #remembered} gave them in the same transaction, so locked
     */
    void putBack(Relation relation, Collection<Remembered> children);

    /**
     * Forgets what these children had, which is not put back any more.
     *
     * @param relation along which they were detached
     * @param children as {@link #remembered} gave them; their rows are not touched
     */
    void forget(Relation relation, Collection<Remembered> children);

    /**
     * Sets the foreign key of these children to null for good.
     *
     * @param relation whose foreign key is nullable
     * @param children keys of the children, of a type with ids
     */
    void unlink(Relation relation, Collection<RowKey> children);

    /**
     * {@return how many of the rows without id that belong to these parents had their foreign key set to null}
     *
     * @param relation whose child type has no id, and whose foreign key is nullable
     * @param parents keys of the parents
     * @param limit how many rows at most, for all parents together
     */
    long unlinkLinks(Relation relation, Collection<RowKey> parents, long limit);

    /**
     * {@return whether foreign keys that no relation declares refer to rows of that type; asked again, it may be otherwise}
     *
     * @param type a declared type
     */
    boolean referredByOthers(EntityType type);

    /**
     * {@return what refers to one of these rows through such a foreign key that forbids to remove it, if anything does}
     *
     * @param type a type with ids
     * @param keys the rows
     */
    Optional<HeldByForeignKey> heldByOthers(EntityType type, Collection<RowKey> keys);

    /**
     * Removes these rows, and what was remembered of them as parents or as children.
     *
     * @param type a type with ids
     * @param keys the rows; whoever removes them has locked them, and removed or unlinked their children before
     * @throws StillReferenced where children refer to one of them; the transaction must be rolled back
     * @throws dev.paranoid.application.port.DatabaseRefused where rows do that are nobody's declared children
     */
    void remove(EntityType type, Collection<RowKey> keys);

    /**
     * {@return how many of the rows without id that belong to these parents were removed}
     *
     * @param relation whose child type has no id
     * @param parents keys of the parents
     * @param limit how many rows at most, for all parents together
     */
    long removeLinks(Relation relation, Collection<RowKey> parents, long limit);

    /**
     * {@return how many of the rows without id that belong to these parents, and have the same parents as these links along all
     * relations, were removed: at most as many as there are links}
     *
     * @param relation whose child type has no id
     * @param parents keys of the parents
     * @param links as {@link #links} gave them, locked
     */
    long removeLinks(Relation relation, Collection<RowKey> parents, List<Map<String, RowKey>> links);

    /**
     * A child whose foreign key was detached.
     *
     * @param child its key
     * @param parent the hidden row to which it belonged
     */
    record Remembered(RowKey child, RowKey parent) {}
}
