package dev.paranoid.application.background.reach;

import dev.paranoid.application.hold.Gate;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows without id below some rows: of fewer rows where these have too many together. They have no key by which those of one row
 * could be cut.
 *
 * @param parents the first of the rows, whose links these are
 * @param links what each of them refers to, by name of the relation
 */
record LinkSlice(List<RowKey> parents, List<Map<String, RowKey>> links) {

    /** Looked at together, but for those of one row. */
    private static final int TOGETHER = 1000;

    private static final int MOST = 1_000_000;

    private interface Reading {
        List<Map<String, RowKey>> links(List<RowKey> parents, int most);
    }

    /** {@return those of the first of these rows, of which there is one at least} */
    static LinkSlice of(EntityStore store, Relation relation, List<RowKey> rows) {
        Reading reading = (parents, most) -> store.links(relation, parents, Lock.NONE, most);
        LinkSlice slice = of(reading, rows, TOGETHER);
        return slice.links.size() < TOGETHER ? slice : new LinkSlice(slice.parents, reading.links(slice.parents, MOST));
    }

    /**
     * {@return the same to be removed: of a row that has more than that alone only so many} They are locked, and so are the rows to which
     * they belong.
     */
    static LinkSlice locked(EntityStore store, Relation relation, List<RowKey> rows, int most) {
        store.load(relation.parent(), rows, Lock.EXCLUSIVE);
        return of((parents, limit) -> store.links(relation, parents, Lock.EXCLUSIVE, limit), rows, most);
    }

    private static LinkSlice of(Reading reading, List<RowKey> rows, int most) {
        List<RowKey> parents = rows;
        List<Map<String, RowKey>> links = reading.links(parents, most);
        while (links.size() == most && parents.size() > 1) {
            parents = parents.subList(0, parents.size() / 2);
            links = reading.links(parents, most);
        }
        return new LinkSlice(parents, links);
    }

    /** {@return them as the gate wants them} */
    List<StoredEntity> going(Relation relation) {
        List<StoredEntity> going = new ArrayList<>();
        links.forEach(link -> going.add(Gate.link(relation.child(), going.size(), link)));
        return going;
    }

    /** {@return the last of the parents} */
    RowKey last() {
        return parents.get(parents.size() - 1);
    }
}
