package dev.paranoid.application.background.spread;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.engine.Blockers;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Live children along restricting relations that nothing has hidden up to now.
 *
 * @param rows the rows below which they were looked for
 * @param found some of them, by relation
 */
record RestrictingChildren(Set<RowKey> rows, Map<Relation, List<StoredEntity>> found) {

    /** How many are told, of each relation. */
    private static final int MOST = 1000;

    static RestrictingChildren of(Context context, List<Relation> relations, Set<RowKey> rows) {
        Map<Relation, List<StoredEntity>> found = new LinkedHashMap<>();
        if (!rows.isEmpty()) {
            relations.forEach(relation -> {
                List<StoredEntity> live = relation.child().identified()
                        ? context.store().children(Children.live(relation, rows, MOST), Lock.SHARE)
                        : links(context, relation, rows);
                if (!live.isEmpty()) {
                    found.put(relation, live);
                }
            });
        }
        return new RestrictingChildren(rows, found);
    }

    /** Rows without id are told of by their parents. */
    private static List<StoredEntity> links(Context context, Relation relation, Set<RowKey> rows) {
        return context.store().links(relation, rows, Lock.SHARE, MOST).stream()
                .map(link -> new StoredEntity(new EntityRef(relation.child().name(), "-"), Optional.empty(), link))
                .toList();
    }

    boolean any() {
        return !found.isEmpty();
    }

    /** Rows that have some; where there are too many to be told, any may have. */
    Collection<RowKey> parents() {
        Set<RowKey> parents = new HashSet<>();
        found.forEach((relation, children) -> {
            if (children.size() >= MOST) {
                parents.addAll(rows);
            }
            children.forEach(child -> parents.add(child.parent(relation).orElseThrow()));
        });
        return parents;
    }

    List<Blocker> blockers() {
        List<Blocker> blockers = new ArrayList<>();
        found.forEach((relation, children) -> blockers.add(Blockers.blocker(
                relation, children.stream().map(child -> child.key().text()).toList())));
        return blockers;
    }
}
