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
 * All rows without id below some rows: of fewer rows where these have too many together. They have no key by which those of one row
 * could be cut.
 *
 * @param parents the first of the rows, whose links these are
 * @param links what each of them refers to, by name of the relation
 */
record LinkSlice(List<RowKey> parents, List<Map<String, RowKey>> links) {

    /** Looked at together, but for those of one row. */
    private static final int TOGETHER = 1000;

    private static final int MOST = 1_000_000;

    /** {@return those of the first of these rows, of which there is one at least} */
    static LinkSlice of(EntityStore store, Relation relation, List<RowKey> rows, Lock lock) {
        List<RowKey> parents = rows;
        List<Map<String, RowKey>> links = store.links(relation, parents, lock, TOGETHER);
        while (links.size() == TOGETHER && parents.size() > 1) {
            parents = parents.subList(0, parents.size() / 2);
            links = store.links(relation, parents, lock, TOGETHER);
        }
        return new LinkSlice(parents, links.size() == TOGETHER ? store.links(relation, parents, lock, MOST) : links);
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
