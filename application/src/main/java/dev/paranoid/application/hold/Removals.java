package dev.paranoid.application.hold;

import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.relation.Relation;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The only way to a statement that removes rows: it takes the gate's permit. */
public final class Removals {

    private final EntityStore store;

    /**
     * Removals from that store.
     *
     * @param store whose rows are removed by nobody else
     */
    public Removals(EntityStore store) {
        this.store = store;
    }

    /**
     * Removes rows of that type about which the gate was asked; as {@link EntityStore#remove}.
     *
     * @param permit of the running transaction
     * @param type of all these rows
     * @param keys none that the permit does not name
     * @throws IllegalStateException if the gate was not asked about one of them
     */
    public void remove(Permit permit, EntityType type, Collection<RowKey> keys) {
        permit.require(type, keys);
        store.remove(type, keys);
    }

    /**
     * Removes rows without id of these parents; as {@link EntityStore#removeLinks}. The gate was asked about them as well.
     *
     * @param permit of the running transaction, which names the parents
     * @param relation whose child type has no id
     * @param parents keys of the parents
     * @param limit how many rows at most
     * @return how many were removed
     * @throws IllegalStateException if the gate was not asked about one of the parents
     */
    public long removeLinks(Permit permit, Relation relation, Collection<RowKey> parents, long limit) {
        permit.require(relation.parent(), parents);
        return store.removeLinks(relation, parents, limit);
    }

    /**
     * Removes those of them about which the gate was asked one by one; as {@link EntityStore#removeLinks}.
     *
     * @param permit of the running transaction, which names the parents
     * @param relation whose child type has no id
     * @param parents keys of the parents
     * @param links the rows, as the gate was told of them
     * @return how many were removed
     * @throws IllegalStateException if the gate was not asked about one of the parents
     */
    public long removeLinks(
            Permit permit, Relation relation, Collection<RowKey> parents, List<Map<String, RowKey>> links) {
        permit.require(relation.parent(), parents);
        return store.removeLinks(relation, parents, links);
    }
}
