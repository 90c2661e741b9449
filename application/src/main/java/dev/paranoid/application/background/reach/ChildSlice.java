package dev.paranoid.application.background.reach;

import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.RowKey;
import java.util.List;

/**
 * Children of some rows, as many as fit into a slice: of fewer rows where these have too many together. Those of a row that has
 * too many alone are cut, by key.
 *
 * @param parents the first of the rows, whose children these are
 * @param children the children
 * @param cut whether the only parent has more
 */
record ChildSlice(List<RowKey> parents, List<StoredEntity> children, boolean cut) {

    /** {@return at most as many children as are wanted} */
    static ChildSlice of(EntityStore store, Children wanted, Lock lock) {
        List<RowKey> parents = wanted.parents();
        int most = (int) wanted.limit();
        while (true) {
            List<StoredEntity> found = parents.isEmpty() ? List.of() : store.children(oneMore(wanted, parents), lock);
            if (found.size() <= most) {
                return new ChildSlice(parents, found, false);
            }
            if (parents.size() == 1) {
                return new ChildSlice(parents, found.subList(0, most), true);
            }
            parents = parents.subList(0, parents.size() / 2);
        }
    }

    private static Children oneMore(Children wanted, List<RowKey> parents) {
        return new Children(
                wanted.relation(),
                parents,
                wanted.liveOnly(),
                wanted.after(),
                wanted.limit() + 1,
                parents.size() == 1,
                wanted.known());
    }

    /** {@return the last of the children, which are not none} */
    RowKey last() {
        return children.get(children.size() - 1).key();
    }
}
