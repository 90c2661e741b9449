package dev.paranoid.application;

import dev.paranoid.application.Caller.Verb;
import dev.paranoid.application.port.DeletionEvents;
import dev.paranoid.application.port.DeletionEvents.Event;
import dev.paranoid.application.port.DeletionEvents.Kind;
import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.plan.CascadePlan;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Restores: decides which deletions to lift, lifts them together, and tells what came of it. */
final class Lifting {

    private final Plans plans;
    private final Absent absent;
    private final Ports ports;
    private final Rounds rounds;
    private final BackgroundStart background;
    private final Adoption adoption;

    Lifting(Plans plans, Absent absent, Ports ports, Rounds rounds, BackgroundStart background) {
        this.background = background;
        this.adoption = new Adoption(plans, ports);
        this.plans = plans;
        this.absent = absent;
        this.ports = ports;
        this.rounds = rounds;
    }

    /** Restores these; where a deletion is expected, the only row must be the root of this one, active. */
    Map<EntityRef, Answer<Restoration>> lift(
            Caller caller, Parents parents, List<EntityRef> rows, Optional<DeletionId> expected) {
        return rounds.of(rows, (remaining, large) -> attempt(caller, parents, remaining, expected, large));
    }

    private Map<EntityRef, Answer<Restoration>> attempt(
            Caller caller, Parents parents, List<EntityRef> asked, Optional<DeletionId> expected, boolean large) {
        LiftItems loaded = LiftItems.load(ports, parents, asked, expected.isPresent());
        Map<EntityRef, Answer<Restoration>> answers = absent.among(
                asked,
                asked.stream()
                        .filter(row -> loaded.exists(row) || loaded.orphaned(row))
                        .toList());
        answers.putAll(absent.leaving(loaded.rows(), absent.inProgress(loaded.rows())));
        asked.stream()
                .filter(row -> loaded.leaving(row) && !answers.containsKey(row))
                .forEach(row -> answers.put(row, Answer.refused(row, new NotFound(row))));
        asked.stream()
                .filter(row -> loaded.exists(row) && !loaded.hidden(row) && !answers.containsKey(row))
                .forEach(row -> answers.put(row, Answer.refused(row, new NotDeleted(row))));
        List<LiftItem> items = loaded.of(asked).stream()
                .filter(item -> !answers.containsKey(item.ref()))
                .filter(item -> expected.isEmpty()
                        || item.own().flatMap(HiddenBy::deletion).equals(expected))
                .toList();
        Map<EntityRef, Refusal> refusals = new HashMap<>(LiftSelection.refusals(parents, items));
        items.forEach(
                item -> forbidden(caller, item.lifts(parents)).ifPresent(no -> refusals.putIfAbsent(item.ref(), no)));
        refusals.forEach((row, refusal) -> answers.put(row, Answer.refused(row, refusal)));
        asked.stream()
                .filter(row -> !answers.containsKey(row)
                        && items.stream().noneMatch(item -> item.ref().equals(row)))
                .forEach(row -> answers.put(row, Answer.refused(row, new NotDeleted(row))));
        List<LiftItem> accepted =
                items.stream().filter(item -> !refusals.containsKey(item.ref())).toList();
        if (!accepted.isEmpty()) {
            carryOut(caller, parents, accepted, loaded, large || loaded.unsettled())
                    .forEach((row, restoration) -> answers.put(row, Answer.granted(restoration)));
        }
        return answers;
    }

    private Map<EntityRef, Restoration> carryOut(
            Caller caller, Parents parents, List<LiftItem> items, LiftItems loaded, boolean large) {
        Map<HiddenBy, DeletionId> ids = adoption.named(
                caller,
                LiftSelection.lifted(parents, items),
                loaded.rows(),
                large ? Set.of() : staying(parents, items));
        Set<DeletionId> lifted = new HashSet<>(ids.values());
        background.stayBehind(roots(ids));
        if (!ports.ledger().lockActive(lifted).equals(lifted)) {
            throw new Overtaken("A deletion was closed by another transaction");
        }
        Map<EntityRef, Set<DeletionId>> lifts = new HashMap<>();
        items.forEach(item -> lifts.put(item.ref(), ids(item.lifts(parents), ids)));
        List<EntityRef> order = items.stream().map(LiftItem::ref).toList();
        CascadePlan plan = plans.lift(roots(ids));
        Freed freed = large ? background.freeRoots(plan, lifted) : ports.store().free(plan, lifted);
        Map<EntityRef, Refusal> clashing = LiftSelection.clashing(order, lifts, freed.clashes());
        if (!clashing.isEmpty()) {
            throw new LeftOut(clashing);
        }
        Instant now = ports.clock().instant();
        ports.ledger().close(lifted, DeletionState.LIFTED, now);
        if (large) {
            background.endEarly(lifted);
            return background.lift(
                    caller,
                    lifted,
                    told(parents, items, lifts, freed, true),
                    lifts,
                    needs(parents, items),
                    loaded.unsettled() || leftByOthers(staying(parents, items), items),
                    freed);
        }
        if (ports.events() != DeletionEvents.NONE) {
            tell(caller, lifted, freed, now);
        }
        return told(parents, items, lifts, freed, false);
    }

    /** Whoever restores has to have the right to every deletion that is lifted with it. */
    private static Optional<Refusal> forbidden(Caller caller, Set<HiddenBy> lifts) {
        return lifts.stream()
                .map(by -> by.root().type())
                .filter(type -> !caller.may(Verb.RESTORE, type))
                .sorted()
                .findFirst()
                .map(type -> new Forbidden(caller.name(), "restore", type));
    }

    private static Map<EntityRef, List<DeletionId>> needs(Parents parents, List<LiftItem> items) {
        Map<EntityRef, List<DeletionId>> needs = new HashMap<>();
        if (parents == Parents.REFUSE) {
            items.forEach(item -> needs.put(
                    item.ref(),
                    item.inTheWay().stream()
                            .flatMap(by -> by.deletion().stream())
                            .toList()));
        }
        return needs;
    }

    private void tell(Caller caller, Set<DeletionId> lifted, Freed freed, Instant now) {
        ports.events()
                .publish(ports.ledger().find(lifted).values().stream()
                        .sorted(Comparator.comparing(Deletion::id))
                        .map(deletion -> new Event(
                                Kind.LIFTED,
                                deletion,
                                freed.restored().getOrDefault(deletion.id(), Map.of()),
                                caller.name(),
                                now))
                        .toList());
    }

    private static List<EntityRef> roots(Map<HiddenBy, DeletionId> ids) {
        return ids.keySet().stream().map(HiddenBy::root).toList();
    }

    private static Set<DeletionId> ids(Collection<HiddenBy> deletions, Map<HiddenBy, DeletionId> ids) {
        Set<DeletionId> found = new HashSet<>();
        deletions.forEach(by -> found.add(Objects.requireNonNull(ids.get(by))));
        return found;
    }

    /** Whether something may be live below rows that stay hidden, because others hid these. */
    private static boolean leftByOthers(Set<EntityRef> staying, List<LiftItem> items) {
        return items.stream()
                .filter(item -> staying.contains(item.ref()))
                .flatMap(item -> item.own().stream())
                .anyMatch(by -> by.deletion().isEmpty());
    }

    /** Rows that will be handed over: what is live below such a one, because others hid it, goes with it. */
    private static Set<EntityRef> staying(Parents parents, List<LiftItem> items) {
        Set<EntityRef> staying = new HashSet<>();
        items.stream()
                .filter(item -> parents == Parents.LIFT && !item.inTheWay().isEmpty())
                .forEach(item -> staying.add(item.ref()));
        return staying;
    }

    private Map<EntityRef, Restoration> told(
            Parents parents, List<LiftItem> items, Map<EntityRef, Set<DeletionId>> lifts, Freed freed, boolean large) {
        Collection<StoredEntity> hidden = large || !freed.handedOver().isEmpty() ? stillHidden(items) : List.of();
        if (parents != Parents.LIFT && heldByOthers(hidden, lifts)) {
            throw new Overtaken("A parent was deleted by another transaction");
        }
        Set<EntityRef> invisible = new HashSet<>();
        hidden.forEach(row -> invisible.add(row.ref()));
        items.stream().filter(LiftItem::orphaned).forEach(item -> invisible.add(item.ref()));
        FreedTotals totals = FreedTotals.of(freed, ports.ledger());
        Map<EntityRef, Restoration> told = new LinkedHashMap<>();
        for (LiftItem item : items) {
            Set<DeletionId> lifted = lifts.getOrDefault(item.ref(), Set.of());
            DeletionId deletion = item.row()
                    .holder()
                    .filter(holder -> item.own().flatMap(HiddenBy::deletion).isPresent() || lifted.contains(holder))
                    .orElseGet(() -> lifted.stream().sorted().findFirst().orElseThrow());
            told.put(
                    item.ref(),
                    new Restoration(
                            item.ref(),
                            deletion,
                            !invisible.contains(item.ref()),
                            totals.restored(lifted),
                            totals.stillHidden(lifted),
                            totals.hiddenBy(lifted),
                            false));
        }
        return told;
    }

    private Collection<StoredEntity> stillHidden(List<LiftItem> items) {
        return ports.store().lock(items.stream().map(LiftItem::ref).toList()).values().stream()
                .filter(StoredEntity::hidden)
                .toList();
    }

    /** By deletions that are not being lifted themselves, with these or before. */
    private boolean heldByOthers(Collection<StoredEntity> hidden, Map<EntityRef, Set<DeletionId>> lifts) {
        Set<DeletionId> lifting = Marks.lifting(ports.ledger(), hidden);
        lifts.values().forEach(lifting::addAll);
        return hidden.stream()
                .anyMatch(row -> row.holder().filter(lifting::contains).isEmpty());
    }
}
