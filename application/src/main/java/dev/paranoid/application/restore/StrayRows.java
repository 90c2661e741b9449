package dev.paranoid.application.restore;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.engine.budget.RowBudget;
import dev.paranoid.application.port.job.Adopting;
import dev.paranoid.application.port.job.Adopting.Held;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows that bear marks of deletions that reach them no longer, since they, or rows above them, were moved: above the row that is
 * restored, and below it and these, where they bear the same mark, but for the root of the deletion: it bears its own. What
 * reaches them still takes them back when they are freed.
 *
 * @param moved the row that is restored
 * @param rows the others
 * @param holders the deletions whose marks they bear; none where others hid the row
 */
record StrayRows(StoredEntity moved, Collection<StoredEntity> rows, Set<DeletionId> holders) {

    /** {@return those above and below the row, or, where the others follow in the background, above it} */
    static StrayRows of(Context context, RestoreItems loaded, StoredEntity moved, boolean aboveOnly) {
        if (moved.holder().isEmpty()) {
            return new StrayRows(moved, List.of(), Set.of());
        }
        Map<EntityRef, StoredEntity> found = new LinkedHashMap<>();
        context.load(loaded.strayAbove(moved.ref()), Lock.EXCLUSIVE).values().stream()
                .filter(row -> row.holder().isPresent())
                .forEach(row -> found.put(row.ref(), row));
        List<StoredEntity> open = new ArrayList<>(List.of(moved));
        open.addAll(found.values());
        Set<DeletionId> holders = Context.holders(open);
        if (!aboveOnly) {
            Set<EntityRef> roots =
                    loaded.deletions(holders).stream().map(Deletion::root).collect(Collectors.toSet());
            roots.add(moved.ref());
            below(context, open, holders, roots, found);
        }
        return new StrayRows(moved, found.values(), holders);
    }

    private static void below(
            Context context,
            List<StoredEntity> open,
            Set<DeletionId> holders,
            Set<EntityRef> roots,
            Map<EntityRef, StoredEntity> found) {
        while (!open.isEmpty()) {
            List<StoredEntity> round = List.copyOf(open);
            open.clear();
            for (Relation relation : context.graph().relations()) {
                if (relation.reaches()) {
                    children(context, relation, round).stream()
                            .filter(child ->
                                    child.holder().filter(holders::contains).isPresent()
                                            && !roots.contains(child.ref()))
                            .filter(child -> found.putIfAbsent(child.ref(), child) == null)
                            .forEach(open::add);
                }
            }
        }
    }

    private static List<StoredEntity> children(Context context, Relation relation, List<StoredEntity> rows) {
        List<RowKey> parents = rows.stream()
                .filter(row -> row.ref().type().equals(relation.parent().name()))
                .map(StoredEntity::key)
                .toList();
        if (parents.isEmpty()) {
            return List.of();
        }
        RowBudget budget = context.transactions().budget();
        List<StoredEntity> children =
                context.store().children(Children.all(relation, parents, budget.look()), Lock.EXCLUSIVE);
        budget.take(children.size());
        return children;
    }

    private List<Held> held() {
        return Stream.concat(Stream.of(moved), rows.stream())
                .flatMap(row -> row.holder().stream().map(holder -> new Held(row.ref(), holder)))
                .toList();
    }

    /** {@return what the deletions that have adopted these have to take over still} */
    static List<Adopting> following(List<StrayRows> strays, List<Deletion> adopted) {
        List<Adopting> following = new ArrayList<>();
        for (int i = 0; i < strays.size(); i++) {
            List<DeletionId> from = strays.get(i).holders().stream().sorted().toList();
            if (!from.isEmpty()) {
                following.add(
                        new Adopting(adopted.get(i).id(), from, strays.get(i).held()));
            }
        }
        return following;
    }
}
