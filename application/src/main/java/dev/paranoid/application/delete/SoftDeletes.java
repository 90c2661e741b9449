package dev.paranoid.application.delete;

import dev.paranoid.application.call.Asked;
import dev.paranoid.application.call.Attempts;
import dev.paranoid.application.call.Attempts.Again;
import dev.paranoid.application.call.Attempts.Parts;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.ItemsRefused;
import dev.paranoid.application.call.MissingRows;
import dev.paranoid.application.caller.Asker;
import dev.paranoid.application.engine.Blockers;
import dev.paranoid.application.engine.Judgement.Case;
import dev.paranoid.application.engine.Spread;
import dev.paranoid.application.port.DeletionLedger.AlreadyActive;
import dev.paranoid.application.port.DeletionLedger.Ask;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.message.DeletionEvents.Event;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.RowCounts.Collected;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.policy.DeletionRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Soft deletes: opens a deletion for each root that has none, and hides what is live below. */
public final class SoftDeletes {

    private final Context context;
    private final Attempts attempts;
    private final LargeWork large;

    /**
     * Soft deletes over these ports.
     *
     * @param context the ports, plans and rules
     * @param inBackground whether everything goes on in the background, however few rows it touches
     */
    public SoftDeletes(Context context, boolean inBackground) {
        this.context = context;
        this.attempts = new Attempts(context, inBackground, Again.AT_ONCE, Parts.EACH);
        this.large = new LargeWork(context);
    }

    /**
     * {@return an answer for each root}
     *
     * @param asked by root, with its canonical id, of paranoid types
     * @param outright unless requests that can be withdrawn ask for it
     */
    public Map<EntityRef, Answer<Deleted>> delete(Map<EntityRef, Asked> asked, boolean outright) {
        List<EntityRef> roots = List.copyOf(asked.keySet());
        try {
            return attempts.of(
                    roots,
                    !outright,
                    (rows, inBackground) -> attempt(some(asked, rows), outright, inBackground, false));
        } catch (AlreadyActive madeLive) {
            return attempts.of(
                    roots, !outright, (rows, inBackground) -> attempt(some(asked, rows), outright, inBackground, true));
        }
    }

    private static Map<EntityRef, Asked> some(Map<EntityRef, Asked> asked, List<EntityRef> rows) {
        Map<EntityRef, Asked> some = new LinkedHashMap<>(asked);
        some.keySet().retainAll(Set.copyOf(rows));
        return some;
    }

    /** {@return an answer for each root, in the transaction that is running} */
    Map<EntityRef, Answer<Deleted>> attempt(
            Map<EntityRef, Asked> asked, boolean outright, boolean inBackground, boolean lookUp) {
        Map<EntityRef, StoredEntity> rows = context.lockRoots(asked.keySet());
        Map<EntityRef, Answer<Deleted>> answers = MissingRows.among(context.ledger(), asked.keySet(), rows.keySet());
        Map<DeletionId, Deletion> holders = context.ledger().find(Context.holders(rows.values()));
        List<Deletion> known = new ArrayList<>();
        List<Deletion> ended = new ArrayList<>();
        rows.values()
                .forEach(row -> Context.own(row, holders).ifPresent(own -> {
                    if (own.active() && own.activity().equals(Optional.of(Activity.LIFTING))) {
                        ended.add(own);
                    } else if (own.active()) {
                        known.add(own);
                    } else if (own.hides()) {
                        answers.put(row.ref(), Answer.refused(row.ref(), new Purged(row.ref(), own.id())));
                    }
                }));
        large.recordTook(ended);
        context.ledger().close(large.endings(ended), DeletionState.LIFTED, context.now());
        boolean goesOn = inBackground && context.background().isPresent();
        answerKnown(known, outright, answers);
        if (lookUp) {
            List<StoredEntity> unknown = rows.values().stream()
                    .filter(row -> !answers.containsKey(row.ref()))
                    .toList();
            hideAgain(unknown, outright, goesOn)
                    .forEach(one -> answers.put(one.deletion().root(), Answer.granted(one)));
        }
        List<StoredEntity> fresh = asked.keySet().stream()
                .filter(row -> !answers.containsKey(row))
                .flatMap(row -> Optional.ofNullable(rows.get(row)).stream())
                .toList();
        if (!fresh.isEmpty()) {
            if (goesOn) {
                requireNotFrozen(fresh);
            }
            List<Deleted> deleted = goesOn ? large.hide(fresh, openings(fresh, asked, Map.of())) : hide(fresh, asked);
            deleted.forEach(one -> answers.put(one.deletion().root(), Answer.granted(one)));
        }
        return answers;
    }

    private void answerKnown(List<Deletion> known, boolean outright, Map<EntityRef, Answer<Deleted>> answers) {
        Map<DeletionId, Long> jobs = large.opening(known);
        known.forEach(deletion -> answers.put(
                deletion.root(),
                Answer.granted(new Deleted(deletion, true, Optional.ofNullable(jobs.get(deletion.id()))))));
        askOutright(known, outright);
    }

    private void askOutright(List<Deletion> known, boolean outright) {
        if (outright) {
            context.ledger()
                    .ask(known.stream()
                            .map(deletion -> new Ask(deletion.id(), Optional.empty()))
                            .toList());
        }
    }

    /**
     * The deletion that was accepted before marks its root once more: other programs have made that live by hand, or a hard
     * delete that was refused has not given it back yet.
     */
    private List<Deleted> hideAgain(List<StoredEntity> rows, boolean outright, boolean goesOn) {
        Map<EntityRef, Deletion> byRoot =
                context.ledger().activeOf(rows.stream().map(StoredEntity::ref).toList());
        List<Deletion> active = List.copyOf(byRoot.values());
        if (!active.isEmpty()) {
            Map<EntityRef, StoredEntity> byRef = new HashMap<>();
            rows.forEach(row -> byRef.put(row.ref(), row));
            List<StoredEntity> roots = active.stream()
                    .map(deletion -> Objects.requireNonNull(byRef.get(deletion.root())))
                    .toList();
            askOutright(active, outright);
            if (goesOn) {
                return large.hideAgain(active, roots);
            }
            Spread spread = spread(roots, true);
            spread.findDetached();
            spread.apply(owner -> mark(active.get(owner)));
        }
        return active.stream().map(deletion -> new Deleted(deletion, true)).toList();
    }

    private static Mark mark(Deletion deletion) {
        return Mark.of(deletion.id(), deletion.deletedAt());
    }

    private Spread spread(List<StoredEntity> roots, boolean accepted) {
        Set<EntityRef> refs = new HashSet<>();
        roots.forEach(row -> refs.add(row.ref()));
        Spread spread = new Spread(
                context.store(),
                accepted
                        ? context.plans().hideAccepted(context.types(refs))
                        : context.plans().hide(context.types(refs)),
                context.transactions().budget(),
                Lock.EXCLUSIVE);
        for (int i = 0; i < roots.size(); i++) {
            spread.root(context.type(roots.get(i).ref()), roots.get(i), i);
        }
        spread.flow();
        return spread;
    }

    private List<Deleted> hide(List<StoredEntity> roots, Map<EntityRef, Asked> asked) {
        Spread spread = spread(roots, false);
        Map<Integer, Map<String, Long>> took = spread.took();
        refuse(roots, asked, took, spread);
        spread.findDetached();
        List<Deletion> opened = context.ledger().open(openings(roots, asked, took));
        spread.apply(owner -> mark(opened.get(owner)));
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < opened.size(); i++) {
            events.add(opened(opened.get(i)).with(spread.rows(i)));
        }
        context.ports().events().publish(events);
        return opened.stream().map(deletion -> new Deleted(deletion, false)).toList();
    }

    private void refuse(
            List<StoredEntity> roots,
            Map<EntityRef, Asked> asked,
            Map<Integer, Map<String, Long>> took,
            Spread spread) {
        Blockers blockers = spread.blockers();
        Map<EntityRef, Refusal> refusals = new HashMap<>();
        Map<Integer, Refusal> frozen = frozen(spread);
        Instant now = context.now();
        for (int i = 0; i < roots.size(); i++) {
            StoredEntity root = roots.get(i);
            int owner = i;
            Case proposed = new Case(DeletionMode.SOFT, root, Asked.actor(asked, root.ref()), now);
            Optional.ofNullable(frozen.get(i))
                    .or(() -> context.judgement()
                            .first(proposed, taken(root, took.getOrDefault(owner, Map.of())), blockers.of(owner)))
                    .ifPresent(refusal -> refusals.put(root.ref(), refusal));
        }
        if (!refusals.isEmpty()) {
            throw new ItemsRefused(refusals);
        }
    }

    private void requireNotFrozen(List<StoredEntity> roots) {
        Map<EntityRef, Refusal> frozen = new HashMap<>();
        context.gate()
                .guard()
                .frozen(() -> roots)
                .forEach((root, holds) -> frozen.put(root, Hold.refusal(holds, Map.of())));
        if (!frozen.isEmpty()) {
            throw new ItemsRefused(frozen);
        }
    }

    private Map<Integer, Refusal> frozen(Spread spread) {
        Map<Integer, Set<Hold>> byRoot = new HashMap<>();
        context.gate()
                .guard()
                .frozen(() -> spread.taken(Lock.EXCLUSIVE))
                .forEach((row, holds) -> byRoot.computeIfAbsent(
                                spread.owner(context.type(row), RowKey.of(row)), any -> new HashSet<>())
                        .addAll(holds));
        Map<Integer, Refusal> frozen = new HashMap<>();
        byRoot.forEach((root, holds) -> frozen.put(root, Hold.refusal(holds, Map.of())));
        return frozen;
    }

    /** All are live, but perhaps the root. */
    static Map<String, Collected> taken(StoredEntity root, Map<String, Long> took) {
        Map<String, Collected> taken = new HashMap<>();
        took.forEach((type, rows) -> {
            boolean one = root.hidden() && type.equals(root.ref().type());
            taken.put(type, new Collected(rows, one ? rows - 1 : rows, one ? root.deletedAt() : Optional.empty()));
        });
        return taken;
    }

    private List<Entry> openings(
            List<StoredEntity> roots, Map<EntityRef, Asked> asked, Map<Integer, Map<String, Long>> took) {
        Instant now = context.now();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < roots.size(); i++) {
            EntityRef root = roots.get(i).ref();
            Asked of = Objects.requireNonNull(asked.get(root));
            entries.add(new Entry(
                    root,
                    of.window().isPresent() ? DeletionMode.HARD : DeletionMode.SOFT,
                    now,
                    of.caller().name(),
                    of.caller().source(),
                    Asker.of(of.caller()),
                    of.reason(),
                    of.window()
                            .map(window -> DeletionRules.plus(now, window))
                            .or(() -> context.judgement().rules().purgeAt(root.type(), now)),
                    took.getOrDefault(i, Map.of())));
        }
        return entries;
    }

    /**
     * {@return that a deletion has taken its rows}
     *
     * @param deletion that has hidden all that it takes
     */
    public static Event opened(Deletion deletion) {
        return new Event(Kind.OPENED, deletion, deletion.took(), deletion.actor(), deletion.deletedAt());
    }
}
