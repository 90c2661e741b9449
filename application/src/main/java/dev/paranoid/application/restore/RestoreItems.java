package dev.paranoid.application.restore;

import dev.paranoid.application.Parents;
import dev.paranoid.application.call.ConcurrentChange;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.engine.AncestorSearch;
import dev.paranoid.application.port.row.Hider;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
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

/**
 * Finds out what hides the rows that are to be restored, and locks these, and the entries of what they may lift. Whoever comes
 * in between is noticed when the entries are locked, or by a row that stays hidden.
 */
final class RestoreItems {

    private final Context context;
    private final Parents parents;
    private final Map<EntityRef, Set<Hider>> above = new HashMap<>();
    private final Map<EntityRef, StoredEntity> rows = new HashMap<>();
    private final Map<DeletionId, Deletion> known = new HashMap<>();

    private final boolean busy;

    private RestoreItems(Context context, Parents parents) {
        this.context = context;
        this.parents = parents;
        this.busy = context.background().filter(there -> there.jobs().busy()).isPresent();
    }

    /**
     * Loads them.
     *
     * @param all whether what is above is looked for even where it is in nobody's way
     */
    static RestoreItems load(Context context, Parents parents, List<EntityRef> asked, boolean all) {
        RestoreItems items = new RestoreItems(context, parents);
        if (parents == Parents.RESTORE) {
            items.search(context.load(asked, Lock.NONE).values());
        }
        items.rows.putAll(context.lockRoots(items.toLock(asked)));
        items.known.putAll(context.ledger().lock(items.toLift(), Lock.EXCLUSIVE));
        if (parents != Parents.RESTORE) {
            items.search(items.rows.values().stream()
                    .filter(row ->
                            all || parents == Parents.REFUSE || items.own(row).isEmpty())
                    .toList());
        }
        return items;
    }

    /** The same, as it is committed now: nothing is locked. */
    static RestoreItems look(Context context, Parents parents, EntityRef asked) {
        RestoreItems items = new RestoreItems(context, parents);
        items.rows.putAll(context.load(List.of(asked), Lock.NONE));
        items.known.putAll(context.ledger().find(Context.holders(items.rows.values())));
        items.search(List.copyOf(items.rows.values()));
        items.rows.putAll(context.load(items.toLock(List.of(asked)), Lock.NONE));
        return items;
    }

    private void search(Collection<StoredEntity> from) {
        above.putAll(new AncestorSearch(context.store(), context.graph(), busy).from(from));
        Set<DeletionId> holders = new HashSet<>();
        above.values().forEach(each -> each.forEach(hider -> hider.holder().ifPresent(holders::add)));
        holders.removeAll(known.keySet());
        known.putAll(context.ledger().find(holders));
    }

    /** The rows themselves, and the roots of what is in the way, where that is to be lifted as well. */
    private Collection<EntityRef> toLock(List<EntityRef> asked) {
        Set<EntityRef> toLock = new HashSet<>(asked);
        above.keySet().forEach(row -> inTheWay(row).forEach(by -> toLock.add(by.root())));
        return toLock;
    }

    private Set<DeletionId> toLift() {
        Set<DeletionId> toLift = Context.holders(rows.values());
        if (parents == Parents.RESTORE) {
            above.keySet()
                    .forEach(row -> inTheWay(row).forEach(by -> by.deletion().ifPresent(toLift::add)));
        }
        return toLift;
    }

    /**
     * What is in the way of that row: the active deletions whose roots are among its hidden ancestors, and what others hid there.
     * The mark of an ancestor alone says nothing: it may be left from a deletion that reached it before it was moved.
     */
    private Set<HiddenBy> inTheWay(EntityRef row) {
        Set<HiddenBy> ways = new HashSet<>();
        above.getOrDefault(row, Set.of()).forEach(hider -> {
            Optional<Deletion> deletion = hider.holder().map(known::get);
            if (deletion.isEmpty()) {
                ways.add(new HiddenBy(Optional.empty(), hider.bearer()));
            } else if (deletion.get().active() && deletion.get().root().equals(hider.bearer())) {
                ways.add(new HiddenBy(hider.holder(), hider.bearer()));
            }
        });
        return ways;
    }

    private Optional<Deletion> own(StoredEntity row) {
        return Context.own(row, known).filter(Deletion::hides);
    }

    Map<EntityRef, StoredEntity> rows() {
        return rows;
    }

    boolean exists(EntityRef row) {
        return rows.containsKey(row);
    }

    /** The hard delete in progress whose root the row is. */
    Optional<Deletion> removing(EntityRef row) {
        return Optional.ofNullable(rows.get(row))
                .flatMap(this::own)
                .filter(deletion -> deletion.activity().equals(Optional.of(Activity.REMOVING)));
    }

    /** Whether the row goes with a root that is being removed. */
    boolean leaving(EntityRef row) {
        return above.getOrDefault(row, Set.of()).stream()
                .flatMap(hider -> hider.holder().map(known::get).stream())
                .anyMatch(deletion -> deletion.activity().equals(Optional.of(Activity.REMOVING)));
    }

    /**
     * Whether a deletion reaches the row, or others hid it. What marks have not come to is hidden as well; what is held by a
     * deletion that is closed is as good as live.
     */
    boolean hidden(EntityRef row) {
        StoredEntity stored = rows.get(row);
        if (stored == null) {
            return false;
        }
        if (!stored.hidden()) {
            return awaited(row);
        }
        boolean resolving =
                stored.holder().map(known::get).filter(Deletion::resolving).isPresent();
        return !resolving || !inTheWay(row).isEmpty();
    }

    /** While nothing goes on in the background, a live row below a hidden one was put there by others, and stays. */
    private boolean awaited(EntityRef row) {
        return busy && inTheWay(row).stream().anyMatch(by -> by.deletion().isPresent());
    }

    /** The hidden ones of these rows. */
    List<RestoreItem> of(List<EntityRef> asked) {
        if (parents == Parents.RESTORE) {
            above.keySet().forEach(row -> inTheWay(row).forEach(this::requireAsSeen));
        }
        return asked.stream().filter(this::hidden).map(this::item).toList();
    }

    /** A row that seemed hidden by others, before it was locked, has to be so still. */
    private void requireAsSeen(HiddenBy by) {
        if (by.deletion().isEmpty()
                && Optional.ofNullable(rows.get(by.root()))
                        .filter(row -> row.hidden() && (row.holder().isEmpty() || stray(row)))
                        .isEmpty()) {
            throw new ConcurrentChange("A parent was restored by another transaction");
        }
    }

    private RestoreItem item(EntityRef ref) {
        StoredEntity row = Objects.requireNonNull(rows.get(ref));
        Set<HiddenBy> ways = new HashSet<>(inTheWay(ref));
        Optional<HiddenBy> own = own(row).map(deletion -> new HiddenBy(Optional.of(deletion.id()), ref));
        own.ifPresent(ways::remove);
        if (own.isEmpty() && row.hidden() && stray(row)) {
            own = Optional.of(new HiddenBy(Optional.empty(), ref));
        }
        return new RestoreItem(row, own, ways, unasked(ways));
    }

    /** Whether nothing that is known to reach the row holds it: others hid it, or moved it away from what hid it. */
    boolean stray(StoredEntity row) {
        Optional<Deletion> holder = row.holder().map(known::get);
        if (holder.isEmpty()) {
            return true;
        }
        if (holder.get().resolving()) {
            return false;
        }
        return !holder.get().hides()
                || (!holder.get().root().equals(row.ref())
                        && !inTheWay(row.ref()).contains(by(holder.get())));
    }

    private static HiddenBy by(Deletion deletion) {
        return new HiddenBy(Optional.of(deletion.id()), deletion.root());
    }

    /** Hidden ancestors of a row that bear marks of active deletions which do not reach them. */
    Set<EntityRef> strayAbove(EntityRef row) {
        Set<HiddenBy> ways = inTheWay(row);
        Set<EntityRef> stray = new HashSet<>();
        above.getOrDefault(row, Set.of())
                .forEach(hider -> hider.holder()
                        .map(known::get)
                        .filter(Deletion::active)
                        .filter(deletion -> !ways.contains(by(deletion)))
                        .ifPresent(deletion -> stray.add(hider.bearer())));
        return stray;
    }

    private static boolean pending(Deletion deletion) {
        return deletion.active() && deletion.activity().equals(Optional.of(Activity.LIFTING));
    }

    /** Those of these deletions that nobody has asked to lift. */
    private Set<HiddenBy> unasked(Collection<HiddenBy> ways) {
        Set<HiddenBy> unasked = new HashSet<>(ways);
        unasked.removeIf(by ->
                by.deletion().map(known::get).filter(RestoreItems::pending).isPresent());
        return unasked;
    }

    /** These deletions as they are, locked. */
    List<Deletion> deletions(Collection<DeletionId> ids) {
        List<Deletion> found = new ArrayList<>();
        ids.forEach(id -> Optional.ofNullable(known.get(id)).ifPresent(found::add));
        return found;
    }
}
