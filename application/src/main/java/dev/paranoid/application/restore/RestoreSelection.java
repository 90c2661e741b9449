package dev.paranoid.application.restore;

import dev.paranoid.application.Parents;
import dev.paranoid.application.port.row.RestoreClash;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides which items of a restore are carried out: pure, on what was found. */
public final class RestoreSelection {

    /** Deletions or conflicts that a refusal names at most. */
    public static final int NAMED = 10;

    private RestoreSelection() {}

    /**
     * {@return refusals of the items that other deletions stand in the way of}
     *
     * <p>A deletion that the same call lifts is not in the way, so items are left out until those that remain allow each
     * other.
     */
    static Map<EntityRef, Refusal> refusals(Parents parents, List<RestoreItem> items) {
        Map<EntityRef, Refusal> refusals = new HashMap<>();
        List<RestoreItem> remaining = new ArrayList<>(items);
        boolean changed;
        do {
            Set<HiddenBy> lifted = lifted(parents, remaining);
            List<RestoreItem> refused = remaining.stream()
                    .filter(item -> !item.allowed(parents, lifted))
                    .toList();
            refused.forEach(item -> refusals.put(item.ref(), parentDeleted(item)));
            changed = remaining.removeAll(refused);
        } while (changed);
        return refusals;
    }

    static Set<HiddenBy> lifted(Parents parents, List<RestoreItem> items) {
        Set<HiddenBy> lifted = new HashSet<>();
        items.forEach(item -> lifted.addAll(item.lifts(parents)));
        return lifted;
    }

    /**
     * {@return the items in groups that are judged by themselves}
     *
     * @param competing whether they may want the same unique values, so that it matters who comes first: no item of a group comes
     *     before one of a group before it
     */
    static List<List<RestoreItem>> groups(List<RestoreItem> items, boolean competing) {
        return competing ? inOrder(groups(items), items) : groups(items);
    }

    /** Those that lift the same, or need what another lifts, are together. */
    private static List<List<RestoreItem>> groups(List<RestoreItem> items) {
        List<List<RestoreItem>> groups = new ArrayList<>();
        List<Set<HiddenBy>> concerned = new ArrayList<>();
        for (RestoreItem item : items) {
            Set<HiddenBy> own = new HashSet<>(item.inTheWay());
            item.own().ifPresent(own::add);
            List<RestoreItem> together = new ArrayList<>();
            for (int i = groups.size() - 1; i >= 0; i--) {
                if (!Collections.disjoint(concerned.get(i), own)) {
                    together.addAll(0, groups.remove(i));
                    own.addAll(concerned.remove(i));
                }
            }
            together.add(item);
            together.sort(Comparator.comparing(items::indexOf));
            groups.add(together);
            concerned.add(own);
        }
        return groups;
    }

    private static List<List<RestoreItem>> inOrder(List<List<RestoreItem>> groups, List<RestoreItem> order) {
        List<List<RestoreItem>> sorted = new ArrayList<>(groups);
        sorted.sort(Comparator.comparing(group -> order.indexOf(group.get(0))));
        List<List<RestoreItem>> apart = new ArrayList<>();
        int last = -1;
        for (List<RestoreItem> group : sorted) {
            if (order.indexOf(group.get(0)) < last) {
                apart.get(apart.size() - 1).addAll(group);
            } else {
                apart.add(new ArrayList<>(group));
            }
            last = Math.max(last, order.indexOf(group.get(group.size() - 1)));
        }
        apart.forEach(group -> group.sort(Comparator.comparing(order::indexOf)));
        return apart;
    }

    private static Refusal parentDeleted(RestoreItem item) {
        List<HiddenBy> named = item.inTheWay().stream()
                .sorted(Comparator.comparing((HiddenBy by) ->
                                by.deletion().map(DeletionId::value).orElse(0L))
                        .thenComparing(HiddenBy::root))
                .limit(NAMED)
                .toList();
        return new ParentDeleted(named, item.inTheWay().size());
    }

    /**
     * {@return refusals of the items that bring two rows with one unique value to life}
     *
     * <p>Items are taken in their order, each with what it lifts: the first that wants a value gets it.
     *
     * @param order the rows that were named, in their order
     * @param lifts the deletions that each of them lifts
     * @param clashes rows that cannot be live together
     */
    public static Map<EntityRef, Refusal> clashing(
            List<EntityRef> order, Map<EntityRef, Set<DeletionId>> lifts, List<RestoreClash> clashes) {
        Map<EntityRef, Refusal> refusals = new HashMap<>();
        Set<DeletionId> accepted = new HashSet<>();
        for (EntityRef row : order) {
            Set<DeletionId> wanted = new HashSet<>(accepted);
            wanted.addAll(lifts.getOrDefault(row, Set.of()));
            List<Conflict> conflicts = clashes.stream()
                    .filter(clash -> wanted.containsAll(clash.restoredBy()))
                    .filter(clash -> wanted.containsAll(clash.holderRestoredBy()))
                    .map(RestoreClash::conflict)
                    .limit(NAMED)
                    .toList();
            if (conflicts.isEmpty()) {
                accepted = wanted;
            } else {
                refusals.put(row, new UniqueConflict(conflicts));
            }
        }
        return refusals;
    }
}
