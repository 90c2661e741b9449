package dev.paranoid.application;

import dev.paranoid.application.port.Mark;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what hides the rows that are to be restored, and locks what a restore would touch first. */
final class LiftItems {

    private final Ports ports;
    private final Parents parents;
    private final Map<EntityRef, Set<HiddenBy>> inTheWay = new HashMap<>();
    private final Map<EntityRef, Optional<DeletionId>> strays = new HashMap<>();
    private final Map<EntityRef, StoredEntity> rows = new HashMap<>();
    private final Map<EntityRef, Deletion> own = new HashMap<>();
    private final Map<DeletionId, Deletion> holders = new HashMap<>();
    private final Set<EntityRef> leaving = new HashSet<>();
    private final Set<EntityRef> awaited = new HashSet<>();
    private boolean unsettled;

    private LiftItems(Ports ports, Parents parents) {
        this.ports = ports;
        this.parents = parents;
    }

    /**
     * Looks up before it locks, so that roots in the way can be locked with the rows themselves, parents first; whoever
     * comes in between is noticed when the entries are locked, or by a row that stays hidden. Where a deletion was named,
     * its root may be gone.
     */
    static LiftItems load(Ports ports, Parents parents, List<EntityRef> asked, boolean deletionNamed) {
        LiftItems items = new LiftItems(ports, parents);
        if (parents != Parents.LIFT) {
            items.climb(asked);
        }
        items.rows.putAll(ports.store().lock(items.toLock(asked)));
        items.own.putAll(ports.ledger()
                .activeOf(Stream.concat(
                                items.rows.keySet().stream().filter(items::marked),
                                asked.stream().filter(row -> deletionNamed && !items.exists(row)))
                        .toList()));
        items.note(items.own.values());
        if (parents == Parents.LIFT) {
            items.climb(asked.stream()
                    .filter(row -> items.exists(row) && !items.own.containsKey(row))
                    .toList());
        }
        items.holders.putAll(ports.ledger().find(items.holdersOfOthers()));
        return items;
    }

    private Set<DeletionId> holdersOfOthers() {
        Set<DeletionId> others = new HashSet<>();
        rows.values().stream()
                .filter(row -> !own.containsKey(row.ref()))
                .forEach(row -> row.holder().ifPresent(others::add));
        return others;
    }

    /** Whether the row goes with a root that is being removed. */
    boolean leaving(EntityRef row) {
        return leaving.contains(row);
    }

    /** Whether any of the deletions that were found is in progress. */
    boolean unsettled() {
        return unsettled;
    }

    Collection<StoredEntity> rows() {
        return rows.values();
    }

    boolean exists(EntityRef row) {
        return rows.containsKey(row);
    }

    /** Whether the row is gone, though a deletion of which it is the root is active. */
    boolean orphaned(EntityRef row) {
        return !exists(row) && own.containsKey(row);
    }

    /**
     * Whether a deletion reaches the row, or others hid it. What a deletion in progress has not come to is hidden as well;
     * what is held by one that is being lifted is as good as live.
     */
    boolean hidden(EntityRef row) {
        return marked(row) ? stays(row) : exists(row) && awaited.contains(row);
    }

    private boolean stays(EntityRef row) {
        return (own.containsKey(row) || !inTheWay.getOrDefault(row, Set.of()).isEmpty() || !heldByOneBeingLifted(row));
    }

    private boolean marked(EntityRef row) {
        return Optional.ofNullable(rows.get(row)).filter(StoredEntity::hidden).isPresent();
    }

    private boolean heldByOneBeingLifted(EntityRef row) {
        return Optional.ofNullable(rows.get(row))
                .flatMap(StoredEntity::holder)
                .map(holders::get)
                .filter(Marks::lifting)
                .isPresent();
    }

    /** The hidden ones of these rows. */
    List<LiftItem> of(List<EntityRef> asked) {
        Set<DeletionId> dead = deadHolders();
        if (parents == Parents.RESTORE) {
            inTheWay.forEach((row, each) ->
                    each.stream().filter(by -> !leaving.contains(row)).forEach(by -> requireAsSeen(by, dead)));
        }
        return asked.stream()
                .filter(row -> hidden(row) || orphaned(row))
                .map(row -> orphaned(row) ? orphan(row) : item(row, dead))
                .toList();
    }

    private LiftItem orphan(EntityRef row) {
        return LiftItem.orphaned(row, Objects.requireNonNull(own.get(row)).id());
    }

    /** A row that seemed hidden by others, before it was locked, has to be so still. */
    private void requireAsSeen(HiddenBy by, Set<DeletionId> dead) {
        StoredEntity bearer = rows.get(by.root());
        boolean unnamed = bearer != null
                && bearer.hidden()
                && !own.containsKey(by.root())
                && (bearer.holder().filter(holder -> !dead.contains(holder)).isEmpty()
                        || bearer.holder().equals(strays.get(by.root())));
        if (by.deletion().isEmpty() && !unnamed) {
            throw new Overtaken("A parent was restored by another transaction");
        }
    }

    private LiftItem item(EntityRef row, Set<DeletionId> dead) {
        StoredEntity stored = Objects.requireNonNull(rows.get(row));
        Optional<HiddenBy> self =
                Optional.ofNullable(own.get(row)).map(deletion -> new HiddenBy(Optional.of(deletion.id()), row));
        Set<HiddenBy> ways = new HashSet<>(inTheWay.getOrDefault(row, Set.of()));
        self.ifPresent(ways::remove);
        boolean unnamed = stored.holder()
                .filter(holder -> !dead.contains(holder))
                .filter(holder -> heldByOneBeingLifted(row) || reaches(holder, ways))
                .isEmpty();
        return new LiftItem(
                stored,
                self.isEmpty() && stored.hidden() && (unnamed || ways.isEmpty())
                        ? Optional.of(new HiddenBy(Optional.empty(), row))
                        : self,
                ways);
    }

    /** Not where another program has moved the row, or one above it, away from what hid it. */
    private static boolean reaches(DeletionId holder, Set<HiddenBy> ways) {
        return ways.stream().anyMatch(by -> by.deletion().equals(Optional.of(holder)));
    }

    /** Holders that are no longer active: as if others had hidden the rows. */
    private Set<DeletionId> deadHolders() {
        Set<DeletionId> dead = holdersOfOthers();
        holders.values().stream()
                .filter(deletion -> deletion.active() || Marks.lifting(deletion))
                .forEach(deletion -> dead.remove(deletion.id()));
        return dead;
    }

    private void note(Collection<Deletion> deletions) {
        unsettled |= deletions.stream().anyMatch(deletion -> deletion.activity().isPresent());
    }

    private void climb(List<EntityRef> from) {
        Map<EntityRef, Set<Mark>> marks = ports.store().inTheWay(from);
        Set<DeletionId> holders = new HashSet<>();
        marks.values().forEach(each -> each.forEach(mark -> mark.holder().ifPresent(holders::add)));
        Map<DeletionId, Deletion> known = ports.ledger().find(holders);
        note(known.values());
        marks.forEach((row, each) -> {
            Set<HiddenBy> ways = Marks.reaching(each, known);
            inTheWay.put(row, ways);
            each.stream()
                    .filter(mark -> ways.contains(new HiddenBy(Optional.empty(), mark.bearer())))
                    .forEach(mark -> strays.put(mark.bearer(), mark.holder()));
            if (Marks.removing(each, known)) {
                leaving.add(row);
            }
            if (Marks.hiding(each, known)) {
                awaited.add(row);
            }
        });
    }

    private Collection<EntityRef> toLock(List<EntityRef> asked) {
        Set<EntityRef> rowsToLock = new HashSet<>(asked);
        if (parents == Parents.RESTORE) {
            inTheWay.values().forEach(each -> each.forEach(by -> rowsToLock.add(by.root())));
        }
        return new ArrayList<>(rowsToLock);
    }
}
