package dev.paranoid.application;

import dev.paranoid.application.Judgement.Case;
import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.DeletionLedger.Ask;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.Hidden;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Soft deletes: opens deletions for roots that have none, and lets their marks flow. */
final class Hiding {

    private final Plans plans;
    private final Judgement judgement;
    private final Absent absent;
    private final Ports ports;
    private final Rounds rounds;
    private final BackgroundStart background;
    private final HidingAgain again;

    Hiding(Plans plans, Judgement judgement, Absent absent, Ports ports, Rounds rounds, BackgroundStart background) {
        this.background = background;
        this.again = new HidingAgain(plans, ports, background);
        this.plans = plans;
        this.judgement = judgement;
        this.absent = absent;
        this.ports = ports;
        this.rounds = rounds;
    }

    Map<EntityRef, Answer<Deleted>> hide(Caller caller, Map<EntityRef, Optional<String>> reasons, boolean outright) {
        return rounds.of(
                List.copyOf(reasons.keySet()), (rows, large) -> attempt(caller, rows, reasons, outright, large));
    }

    private Map<EntityRef, Answer<Deleted>> attempt(
            Caller caller,
            List<EntityRef> asked,
            Map<EntityRef, Optional<String>> reasons,
            boolean outright,
            boolean large) {
        Map<EntityRef, StoredEntity> rows = ports.store().lock(asked);
        Map<EntityRef, Answer<Deleted>> answers = absent.among(asked, rows.keySet());
        List<Deletion> inProgress = absent.inProgress(rows.values());
        answers.putAll(absent.leaving(rows.values(), inProgress));
        Map<EntityRef, Deletion> active = ports.ledger().activeOf(rows.keySet());
        again.hide(active, rows, large).forEach((root, deleted) -> answers.putIfAbsent(root, Answer.granted(deleted)));
        if (outright) {
            ports.ledger()
                    .ask(active.values().stream()
                            .map(deletion -> new Ask(deletion.id(), Optional.empty()))
                            .toList());
        }
        List<StoredEntity> fresh = asked.stream()
                .filter(row -> !answers.containsKey(row))
                .flatMap(row -> Optional.ofNullable(rows.get(row)).stream())
                .toList();
        if (!fresh.isEmpty()) {
            background.stayBehind(fresh.stream().map(StoredEntity::ref).toList());
            open(caller, fresh, reasons, inProgress, large)
                    .forEach((root, deleted) -> answers.put(root, Answer.granted(deleted)));
        }
        return answers;
    }

    private Map<EntityRef, Deleted> open(
            Caller caller,
            List<StoredEntity> rows,
            Map<EntityRef, Optional<String>> reasons,
            List<Deletion> inProgress,
            boolean large) {
        DeletionLedger ledger = ports.ledger();
        Instant now = ports.clock().instant();
        List<Deletion> opened = ledger.open(rows.stream()
                .map(row -> new Entry(
                        row.ref(),
                        DeletionMode.SOFT,
                        now,
                        caller.name(),
                        caller.source(),
                        reasons.getOrDefault(row.ref(), Optional.empty()),
                        judgement.rules().purgeAt(row.ref().type(), now)))
                .toList());
        List<Opening> openings =
                openings(opened, rows, inProgress.stream().map(Deletion::id).collect(Collectors.toSet()));
        if (large) {
            return background.hide(caller, opened, openings, now);
        }
        Hidden hidden = ports.store().hide(plans.hide(reasons.keySet()), openings, now);
        refuse(opened, rows, hidden);
        Map<EntityRef, Deleted> answers = new LinkedHashMap<>();
        Opened.tell(ports, opened, hidden.took())
                .forEach(deletion -> answers.put(deletion.root(), new Deleted(deletion, false)));
        return answers;
    }

    private static List<Opening> openings(List<Deletion> opened, List<StoredEntity> rows, Set<DeletionId> inProgress) {
        Map<EntityRef, StoredEntity> byRef = new HashMap<>();
        rows.forEach(row -> byRef.put(row.ref(), row));
        return opened.stream()
                .map(deletion ->
                        new Opening(deletion.id(), deletion.root(), walks(byRef.get(deletion.root()), inProgress)))
                .toList();
    }

    /** Below a row that Paranoid hid all is hidden; below one that others hid it need not be. */
    static boolean walks(@Nullable StoredEntity row, Set<DeletionId> inProgress) {
        return row == null
                || !row.hidden()
                || row.holder().filter(holder -> !inProgress.contains(holder)).isEmpty();
    }

    private void refuse(List<Deletion> opened, List<StoredEntity> rows, Hidden hidden) {
        Map<EntityRef, Refusal> refusals = new HashMap<>();
        for (int i = 0; i < opened.size(); i++) {
            Deletion deletion = opened.get(i);
            judgement
                    .first(
                            new Case(DeletionMode.SOFT, deletion.root(), deletion.deletedAt()),
                            taken(deletion, rows.get(i), hidden),
                            hidden.blockers().getOrDefault(deletion.id(), List.of()))
                    .ifPresent(refusal -> refusals.put(deletion.root(), refusal));
        }
        if (!refusals.isEmpty()) {
            throw new LeftOut(refusals);
        }
    }

    private static Map<String, Taken> taken(Deletion deletion, StoredEntity root, Hidden hidden) {
        Map<String, Taken> taken = new HashMap<>();
        took(hidden, deletion).forEach((type, rows) -> {
            boolean rootHidden = root.hidden() && type.equals(deletion.root().type());
            taken.put(
                    type,
                    new Taken(rows, rootHidden ? rows - 1 : rows, rootHidden ? root.deletedAt() : Optional.empty()));
        });
        return taken;
    }

    private static Map<String, Long> took(Hidden hidden, Deletion deletion) {
        return hidden.took().getOrDefault(deletion.id(), Map.of());
    }
}
