package dev.paranoid.application;

import dev.paranoid.application.Judgement.Case;
import dev.paranoid.application.port.DeletionEvents.Event;
import dev.paranoid.application.port.DeletionEvents.Kind;
import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.Removed;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.application.port.TooLarge;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hard deletes: removes roots and all below them, and closes the deletions that lost their root on the way. */
final class Removal {

    private final Plans plans;
    private final Judgement judgement;
    private final Absent absent;
    private final Ports ports;
    private final Rounds rounds;
    private final BackgroundStart background;
    private final OrphanedDeletions orphaned;

    Removal(Plans plans, Judgement judgement, Absent absent, Ports ports, Rounds rounds, BackgroundStart background) {
        this.background = background;
        this.orphaned = new OrphanedDeletions(plans, ports, background);
        this.plans = plans;
        this.judgement = judgement;
        this.absent = absent;
        this.ports = ports;
        this.rounds = rounds;
    }

    /** Removes these; where a deletion is expected, the only root must be that of this one, active. */
    Map<EntityRef, Answer<Deleted>> remove(
            Caller caller, Map<EntityRef, Optional<String>> reasons, Optional<DeletionId> expected) {
        return rounds.of(
                List.copyOf(reasons.keySet()), (rows, large) -> attempt(caller, rows, reasons, expected, large));
    }

    private Map<EntityRef, Answer<Deleted>> attempt(
            Caller caller,
            List<EntityRef> asked,
            Map<EntityRef, Optional<String>> reasons,
            Optional<DeletionId> expected,
            boolean large) {
        Map<EntityRef, StoredEntity> rows = ports.store().lock(asked);
        Set<EntityRef> found = rows.keySet();
        if (found.isEmpty() && expected.isPresent()) {
            Optional<Deleted> purged = orphaned.purge(caller, asked.get(0), large);
            if (purged.isPresent()) {
                return Map.of(asked.get(0), Answer.granted(purged.get()));
            }
        }
        Map<EntityRef, Answer<Deleted>> answers = absent.among(asked, found);
        answers.putAll(absent.leaving(rows.values(), absent.inProgress(rows.values())));
        List<EntityRef> roots = asked.stream()
                .filter(row -> found.contains(row) && !answers.containsKey(row))
                .toList();
        if (!roots.isEmpty()) {
            expected.ifPresent(deletion -> requireActive(roots.get(0), deletion));
            boolean waits = background.waits(roots);
            if (!large && waits) {
                throw new TooLarge(0);
            }
            List<Deletion> opened = open(caller, roots, reasons);
            if (large) {
                answers.putAll(background.remove(caller, opened, waits));
            } else {
                carryOut(caller, opened, answers);
            }
        }
        return answers;
    }

    private void requireActive(EntityRef root, DeletionId expected) {
        Deletion active = ports.ledger().activeOf(List.of(root)).get(root);
        if (active == null || !active.id().equals(expected)) {
            throw new LeftOut(Map.of(root, new NotDeleted(root)));
        }
    }

    private List<Deletion> open(Caller caller, List<EntityRef> roots, Map<EntityRef, Optional<String>> reasons) {
        Instant now = ports.clock().instant();
        return ports.ledger()
                .open(roots.stream()
                        .map(root -> new Entry(
                                root,
                                DeletionMode.HARD,
                                now,
                                caller.name(),
                                caller.source(),
                                reasons.getOrDefault(root, Optional.empty()),
                                Optional.empty()))
                        .toList());
    }

    private void carryOut(Caller caller, List<Deletion> opened, Map<EntityRef, Answer<Deleted>> answers) {
        DeletionLedger ledger = ports.ledger();
        List<EntityRef> roots = opened.stream().map(Deletion::root).toList();
        Removed removed = ports.store()
                .remove(
                        plans.remove(roots),
                        opened.stream()
                                .map(deletion -> new Opening(deletion.id(), deletion.root(), true))
                                .toList());
        refuse(opened, removed);
        Map<DeletionId, Map<String, Long>> took = new HashMap<>();
        opened.forEach(deletion -> took.put(deletion.id(), counts(taken(removed, deletion))));
        ledger.recordTook(took);
        List<Event> events = new ArrayList<>();
        opened.forEach(deletion -> {
            Deletion done = deletion.having(took.getOrDefault(deletion.id(), Map.of()));
            answers.put(deletion.root(), Answer.granted(new Deleted(done, false)));
            events.add(new Event(Kind.PURGED, done, done.took(), done.actor(), done.deletedAt()));
        });
        if (!removed.orphaned().isEmpty()) {
            Deletion cause = opened.get(0);
            orphaned.close(caller, removed.orphaned(), cause.deletedAt())
                    .forEach(deletion -> events.add(
                            new Event(Kind.PURGED, deletion.settled(), Map.of(), cause.actor(), cause.deletedAt())));
        }
        ports.events().publish(events);
    }

    private void refuse(List<Deletion> opened, Removed removed) {
        Map<EntityRef, Refusal> refusals = new HashMap<>();
        opened.forEach(deletion -> judgement
                .first(
                        new Case(DeletionMode.HARD, deletion.root(), deletion.deletedAt()),
                        taken(removed, deletion),
                        removed.blockers().getOrDefault(deletion.id(), List.of()))
                .ifPresent(refusal -> refusals.put(deletion.root(), refusal)));
        if (!refusals.isEmpty()) {
            throw new LeftOut(refusals);
        }
    }

    private static Map<String, Taken> taken(Removed removed, Deletion deletion) {
        return removed.took().getOrDefault(deletion.id(), Map.of());
    }

    private static Map<String, Long> counts(Map<String, Taken> taken) {
        Map<String, Long> counts = new HashMap<>();
        taken.forEach((type, rows) -> counts.put(type, rows.rows()));
        return counts;
    }
}
