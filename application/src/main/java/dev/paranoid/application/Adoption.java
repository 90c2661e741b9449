package dev.paranoid.application;

import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.Hidden;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives rows that no deletion holds which reaches them a deletion of their own: rows that others hid, and rows that others moved
 * away from what hid them. These take along what is below them and bears the same mark; what the former holder reaches
 * still goes back to it when the rest is freed.
 */
final class Adoption {

    private final Plans plans;
    private final Ports ports;

    Adoption(Plans plans, Ports ports) {
        this.plans = plans;
        this.ports = ports;
    }

    /** A row that others hid is given a deletion of its own first, so that lifting is one thing for all. */
    Map<HiddenBy, DeletionId> named(
            Caller caller, Set<HiddenBy> deletions, Collection<StoredEntity> rows, Set<EntityRef> staying) {
        Map<HiddenBy, DeletionId> ids = new HashMap<>();
        deletions.forEach(by -> by.deletion().ifPresent(id -> ids.put(by, id)));
        List<EntityRef> unnamed = deletions.stream()
                .filter(by -> by.deletion().isEmpty())
                .map(HiddenBy::root)
                .sorted()
                .toList();
        if (!unnamed.isEmpty()) {
            adopt(caller, unnamed, holders(rows, unnamed), staying)
                    .forEach(adopted -> ids.put(new HiddenBy(Optional.empty(), adopted.root()), adopted.id()));
        }
        return ids;
    }

    private Map<DeletionId, Map<String, Long>> takenAlong(
            List<EntityRef> rows,
            List<Deletion> opened,
            Set<DeletionId> holders,
            Map<DeletionId, Map<String, Long>> hidden) {
        Map<DeletionId, Map<String, Long>> took = new HashMap<>();
        hidden.forEach((id, counts) -> took.put(id, new HashMap<>(counts)));
        if (!holders.isEmpty()) {
            Set<DeletionId> ids = opened.stream().map(Deletion::id).collect(Collectors.toSet());
            ports.store()
                    .takeAlong(
                            plans.hideReached(rows), ids, holders, opened.get(0).deletedAt())
                    .forEach((id, counts) ->
                            took.computeIfAbsent(id, any -> new HashMap<>()).putAll(counts));
        }
        return took;
    }

    private static Set<DeletionId> holders(Collection<StoredEntity> rows, List<EntityRef> unnamed) {
        Set<DeletionId> holders = new HashSet<>();
        rows.stream()
                .filter(row -> unnamed.contains(row.ref()))
                .forEach(row -> row.holder().ifPresent(holders::add));
        return holders;
    }

    private List<Deletion> adopt(Caller caller, List<EntityRef> rows, Set<DeletionId> holders, Set<EntityRef> staying) {
        DeletionLedger ledger = ports.ledger();
        Instant now = ports.clock().instant();
        List<Deletion> opened = ledger.open(rows.stream()
                .map(row -> new Entry(
                        row,
                        DeletionMode.SOFT,
                        now,
                        caller.name(),
                        caller.source(),
                        Optional.empty(),
                        Optional.empty()))
                .toList());
        List<Opening> openings = opened.stream()
                .map(deletion -> new Opening(deletion.id(), deletion.root(), staying.contains(deletion.root())))
                .toList();
        Hidden hidden = ports.store().hide(plans.hide(rows), openings, now);
        Map<EntityRef, Refusal> restricted = new HashMap<>();
        opened.stream()
                .filter(deletion -> hidden.blockers().containsKey(deletion.id()))
                .forEach(deletion -> restricted.put(
                        deletion.root(), new Restricted(hidden.blockers().getOrDefault(deletion.id(), List.of()))));
        if (!restricted.isEmpty()) {
            throw new LeftOut(restricted);
        }
        Opened.tell(ports, opened, takenAlong(rows, opened, holders, hidden.took()));
        return opened;
    }
}
