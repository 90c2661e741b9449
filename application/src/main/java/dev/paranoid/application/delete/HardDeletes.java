package dev.paranoid.application.delete;

import dev.paranoid.application.call.Asked;
import dev.paranoid.application.call.Attempts;
import dev.paranoid.application.call.Attempts.Again;
import dev.paranoid.application.call.Attempts.Parts;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.ItemsRefused;
import dev.paranoid.application.call.MissingRows;
import dev.paranoid.application.call.RemovalRights;
import dev.paranoid.application.call.RemovedRoots;
import dev.paranoid.application.engine.Blockers;
import dev.paranoid.application.engine.HardReach;
import dev.paranoid.application.engine.Judgement.Case;
import dev.paranoid.application.engine.budget.BudgetedRows;
import dev.paranoid.application.hold.Gate.Verdict;
import dev.paranoid.application.hold.Permit;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.message.DeletionEvents.Event;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.RowCounts.Collected;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.hold.Hold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Hard deletes: removes roots and all that the hard relations reach, and closes the deletions that lose their root on the way. */
public final class HardDeletes {

    private final Context context;
    private final Attempts attempts;
    private final LargeWork large;
    private final OrphanedDeletions orphans;
    private final RootlessDeletions rootless;
    private final UndoWindows windows;

    /**
     * Hard deletes over these ports.
     *
     * @param context ports, plans and rules
     * @param inBackground whether everything goes on in the background, however few rows it touches
     */
    public HardDeletes(Context context, boolean inBackground) {
        this.context = context;
        this.attempts = new Attempts(context, inBackground, Again.IN_BACKGROUND, Parts.EACH);
        this.large = new LargeWork(context);
        this.orphans = new OrphanedDeletions(context, inBackground);
        this.rootless = new RootlessDeletions(context, orphans);
        this.windows = new UndoWindows(context, inBackground);
    }

    /**
     * {@return an answer for each root; one that is named for a deletion must be the root of this one, active}
     *
     * @param asked by root, with its canonical id
     * @param whole whether requests that can be withdrawn ask for it; then a batch that is too large within a transaction is left
     *     to who began that
     */
    public Map<EntityRef, Answer<Deleted>> delete(Map<EntityRef, Asked> asked, boolean whole) {
        Call call = new Call(asked, !whole, new RemovedAlong(context, asked));
        return attempts.of(
                List.copyOf(asked.keySet()), whole, (rows, inBackground) -> attempt(rows, call, inBackground));
    }

    private record Call(Map<EntityRef, Asked> asked, boolean outright, RemovedAlong along) {}

    private Map<EntityRef, Answer<Deleted>> attempt(List<EntityRef> named, Call call, boolean inBackground) {
        Map<EntityRef, Asked> asked = call.asked();
        Map<EntityRef, StoredEntity> rows = context.lockRoots(named);
        List<EntityRef> missing = new ArrayList<>(named);
        missing.removeAll(rows.keySet());
        Map<EntityRef, Answer<Deleted>> along = call.along().among(missing);
        Map<EntityRef, Answer<Deleted>> answers = new HashMap<>(along);
        Map<DeletionId, Deletion> holders = context.ledger().find(Context.holders(rows.values()));
        rows.values()
                .forEach(row -> Context.own(row, holders)
                        .filter(own -> own.hides() && !own.active())
                        .ifPresent(own ->
                                answers.put(row.ref(), Answer.refused(row.ref(), new Purged(row.ref(), own.id())))));
        Map<EntityRef, DeletionId> expected = expected(named, asked);
        expected.keySet().removeAll(along.keySet());
        Set<EntityRef> gone = new HashSet<>(expected.keySet());
        gone.removeAll(rows.keySet());
        if (!gone.isEmpty() && gone.size() < named.size() && !context.shared()) {
            Map<EntityRef, Refusal> apart = new HashMap<>();
            gone.forEach(row -> apart.put(row, new NotFound(row)));
            throw new ItemsRefused(apart);
        }
        if (!gone.isEmpty()) {
            return rootless.purge(context.shared() ? Set.of(context.only(named, gone)) : gone, asked);
        }
        missing.removeAll(answers.keySet());
        answers.putAll(MissingRows.among(context.ledger(), missing, List.of()));
        Map<EntityRef, Asked> undoable = windows.among(asked, rows.keySet(), answers.keySet());
        if (!undoable.isEmpty()) {
            answers.putAll(later(undoable, rows, call.outright(), inBackground));
        }
        List<StoredEntity> roots = named.stream()
                .filter(row -> !answers.containsKey(row))
                .flatMap(row -> Optional.ofNullable(rows.get(row)).stream())
                .toList();
        if (!roots.isEmpty()) {
            requireActive(expected);
            List<Deleted> deleted =
                    inBackground && context.background().isPresent() ? removeLater(roots, call) : remove(roots, call);
            deleted.forEach(one -> answers.put(one.deletion().root(), Answer.granted(one)));
        }
        return answers;
    }

    /** What would refuse them now, if they were carried out at once, refuses them; then they wait. */
    private Map<EntityRef, Answer<Deleted>> later(
            Map<EntityRef, Asked> undoable, Map<EntityRef, StoredEntity> rows, boolean outright, boolean inBackground) {
        List<StoredEntity> roots = windows.fresh(undoable.keySet().stream()
                .map(root -> Objects.requireNonNull(rows.get(root)))
                .toList());
        boolean large = inBackground && context.background().isPresent();
        if (large) {
            requireRemovable(roots, undoable);
        } else if (!roots.isEmpty()) {
            HardReach reach = reach(context, roots, Lock.EXCLUSIVE);
            refuse(roots, reach, undoable, List.of());
            windows.requireHidden(roots, reach);
        }
        return windows.open(undoable, outright, inBackground);
    }

    private static Map<EntityRef, DeletionId> expected(List<EntityRef> named, Map<EntityRef, Asked> asked) {
        Map<EntityRef, DeletionId> expected = new HashMap<>();
        named.forEach(row -> Objects.requireNonNull(asked.get(row)).deletion().ifPresent(id -> expected.put(row, id)));
        return expected;
    }

    private void requireActive(Map<EntityRef, DeletionId> expected) {
        Map<EntityRef, Deletion> active = context.ledger().activeOf(expected.keySet());
        Map<EntityRef, Refusal> refused = new HashMap<>();
        expected.forEach((root, id) -> {
            if (!Optional.ofNullable(active.get(root)).map(Deletion::id).equals(Optional.of(id))) {
                refused.put(root, new NotDeleted(root));
            }
        });
        if (!refused.isEmpty()) {
            throw new ItemsRefused(refused);
        }
    }

    /** What will be there to remove is not known yet: whoever asks needs the right to all that could be. */
    private List<Deleted> removeLater(List<StoredEntity> roots, Call call) {
        Map<EntityRef, Asked> asked = call.asked();
        call.along().noteBegun(roots);
        return large.remove(
                roots,
                openings(roots, asked, Map.of()),
                requireRemovable(roots, asked).terms(roots));
    }

    private Kept requireRemovable(List<StoredEntity> roots, Map<EntityRef, Asked> asked) {
        Map<EntityRef, Refusal> refusals = new HashMap<>();
        for (StoredEntity root : roots) {
            List<String> types = context.plans().remove(context.types(Set.of(root.ref()))).removal().stream()
                    .map(EntityType::name)
                    .toList();
            forbidden(root, asked, types).ifPresent(refusal -> refusals.put(root.ref(), refusal));
        }
        context.gate()
                .guard()
                .removal(roots, List.of())
                .held()
                .forEach((root, holds) -> refusals.putIfAbsent(root, Hold.refusal(holds, Map.of())));
        if (!refusals.isEmpty()) {
            throw new ItemsRefused(refusals);
        }
        Kept kept = new Kept(context, asked);
        kept.require(roots);
        return kept;
    }

    private Optional<Refusal> forbidden(StoredEntity root, Map<EntityRef, Asked> asked, Collection<String> types) {
        Asked of = Objects.requireNonNull(asked.get(root.ref()));
        return RemovalRights.missing(of.caller(), of.removing(), context.graph(), types);
    }

    private List<Deleted> remove(List<StoredEntity> roots, Call call) {
        Map<EntityRef, Asked> asked = call.asked();
        HardReach reach = reach(context, roots, Lock.EXCLUSIVE);
        List<Deletion> orphans =
                RemovedRoots.of(context, reach.holders(), reach::contains).active();
        Permit permit = refuse(roots, reach, asked, orphans);
        reach.findUnlinked();
        Map<Integer, Map<String, Long>> took = new HashMap<>();
        for (int i = 0; i < roots.size(); i++) {
            took.put(i, rows(reach.took(i)));
        }
        reach.apply(permit);
        call.along().note(reach);
        List<Deletion> opened = context.ledger().open(openings(roots, asked, took));
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < opened.size(); i++) {
            events.add(OrphanedDeletions.purged(opened.get(i), opened.get(i)).with(reach.rows(i)));
        }
        this.orphans.close(orphans, orphan -> opened.get(reach.owner(orphan.root())), events);
        context.ports().events().publish(events);
        return opened.stream().map(deletion -> new Deleted(deletion, false)).toList();
    }

    static HardReach reach(Context context, List<StoredEntity> roots, Lock lock) {
        Set<EntityRef> refs = new HashSet<>();
        roots.forEach(row -> refs.add(row.ref()));
        HardReach reach = new HardReach(
                new BudgetedRows(context.store(), context.transactions().budget(), lock),
                context.graph(),
                context.plans().remove(context.types(refs)));
        for (int i = 0; i < roots.size(); i++) {
            reach.root(context.type(roots.get(i).ref()), roots.get(i), i);
        }
        reach.flow();
        return reach;
    }

    static Map<String, Long> rows(Map<String, Collected> took) {
        Map<String, Long> rows = new HashMap<>();
        took.forEach((type, collected) -> rows.put(type, collected.rows()));
        return rows;
    }

    private Permit refuse(
            List<StoredEntity> roots, HardReach reach, Map<EntityRef, Asked> asked, List<Deletion> orphans) {
        Blockers blockers = reach.blockers();
        Map<EntityRef, Refusal> refusals = new HashMap<>();
        Verdict verdict = context.gate().guard().removal(reach.going(), reach.goingLinks());
        Instant now = context.now();
        Kept kept = new Kept(context, asked);
        Map<Integer, Refusal> held = held(reach, verdict.held());
        for (int i = 0; i < roots.size(); i++) {
            StoredEntity root = roots.get(i);
            Map<String, Collected> took = reach.took(i);
            List<Blocker> blocking = blockers.of(i);
            Refusal holds = held.get(i);
            int owner = i;
            forbidden(root, asked, took.keySet())
                    .or(() -> Optional.ofNullable(holds))
                    .or(() -> kept.reached(root.ref(), reach, owner, orphans))
                    .or(() -> context.judgement()
                            .first(
                                    new Case(DeletionMode.HARD, root, Asked.actor(asked, root.ref()), now),
                                    took,
                                    blocking))
                    .ifPresent(refusal -> refusals.put(root.ref(), refusal));
        }
        if (!refusals.isEmpty()) {
            throw new ItemsRefused(refusals);
        }
        return verdict.permit();
    }

    /** {@return what holds rows that go with each root, by its number, where anything does} */
    static Map<Integer, Refusal> held(HardReach reach, Map<EntityRef, Set<Hold>> covered) {
        Map<Integer, Set<Hold>> byRoot = new HashMap<>();
        covered.forEach((row, holds) -> byRoot.computeIfAbsent(reach.ownerOfGoing(row), any -> new HashSet<>())
                .addAll(holds));
        Map<Integer, Refusal> held = new HashMap<>();
        byRoot.forEach((root, holds) -> held.put(root, Hold.refusal(holds, Map.of())));
        return held;
    }

    private List<Entry> openings(
            List<StoredEntity> roots, Map<EntityRef, Asked> asked, Map<Integer, Map<String, Long>> took) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < roots.size(); i++) {
            EntityRef root = roots.get(i).ref();
            entries.add(Objects.requireNonNull(asked.get(root))
                    .removal(root, context.now(), took.getOrDefault(i, Map.of())));
        }
        return entries;
    }
}
