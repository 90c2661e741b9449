package dev.paranoid.application.restore;

import dev.paranoid.application.Parents;
import dev.paranoid.application.call.Asked;
import dev.paranoid.application.call.Attempts;
import dev.paranoid.application.call.Attempts.Again;
import dev.paranoid.application.call.ConcurrentChange;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.ItemsRefused;
import dev.paranoid.application.call.Lifts;
import dev.paranoid.application.call.Lifts.Lift;
import dev.paranoid.application.call.MissingRows;
import dev.paranoid.application.port.TooLarge;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.application.restore.Adoption.Lifted;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.hold.Hold;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Restores: decides which deletions to lift, lifts them together, and tells what came of it. */
public final class Restores {

    private final Context context;
    private final boolean inBackground;
    private final Lifts lifts;
    private final LargeRestores largeRestores;
    private final Adoption adoption;
    private final LiftRights lifting;
    private final GivenValues values;
    private final RestoreGroups groups;
    private final LiftClosings closings;

    /**
     * Restores over these ports.
     *
     * @param context the ports, plans and rules
     * @param inBackground whether everything goes on in the background, however few rows it touches
     */
    public Restores(Context context, boolean inBackground) {
        this.context = context;
        this.inBackground = inBackground;
        this.lifts = new Lifts(context);
        this.largeRestores = new LargeRestores(context);
        this.adoption = new Adoption(context);
        this.lifting = new LiftRights(context.sight());
        this.values = new GivenValues(context);
        this.groups = new RestoreGroups(context);
        this.closings = new LiftClosings(context);
    }

    /**
     * {@return an answer for each row; one that is named for a deletion must be the root of this one, active}
     *
     * @param asked by row, with its canonical id, of paranoid types
     * @param parents what to do about other deletions that hide a row
     * @param whole whether a batch that is too large within a transaction is left to who began that
     */
    public Map<EntityRef, Answer<Restoration>> restore(Map<EntityRef, Asked> asked, Parents parents, boolean whole) {
        Wanted wanted = new Wanted(asked, parents, new HashSet<>());
        Attempts attempts = new Attempts(context, inBackground, Again.NEVER, batch -> groups.parts(parents, batch));
        return attempts.of(
                List.copyOf(asked.keySet()), whole, (remaining, background) -> attempt(wanted, remaining, background));
    }

    /**
     * What was asked for.
     *
     * @param by who asked, for each row
     * @param ahead deletions whose restores by the same call go on in the background
     */
    record Wanted(Map<EntityRef, Asked> by, Parents parents, Set<DeletionId> ahead) {

        Asked of(EntityRef row) {
            return Objects.requireNonNull(by.get(row));
        }

        Optional<DeletionId> expected(EntityRef row) {
            return of(row).deletion();
        }

        boolean meant(RestoreItem item) {
            Optional<DeletionId> expected = expected(item.ref());
            return expected.isEmpty() || item.own().flatMap(HiddenBy::deletion).equals(expected);
        }
    }

    private Map<EntityRef, Answer<Restoration>> attempt(Wanted what, List<EntityRef> asked, boolean inBackground) {
        Parents parents = what.parents();
        RestoreItems loaded = RestoreItems.load(context, parents, asked, inBackground);
        Set<EntityRef> gone = asked.stream()
                .filter(row -> what.expected(row).isPresent() && !loaded.exists(row))
                .collect(Collectors.toSet());
        if (!gone.isEmpty()) {
            return rootless(what, context.only(asked, gone), loaded, inBackground);
        }
        Map<EntityRef, Answer<Restoration>> answers = MissingRows.among(
                context.ledger(), asked, asked.stream().filter(loaded::exists).toList());
        asked.forEach(row ->
                refusal(loaded, row).ifPresent(refusal -> answers.putIfAbsent(row, Answer.refused(row, refusal))));
        List<EntityRef> hidden =
                asked.stream().filter(row -> !answers.containsKey(row)).toList();
        List<RestoreItem> items = loaded.of(hidden).stream().filter(what::meant).toList();
        Map<EntityRef, Refusal> refusals = refusals(what, hidden, items);
        refusals.forEach((row, refusal) -> answers.put(row, Answer.refused(row, refusal)));
        List<RestoreItem> accepted =
                items.stream().filter(item -> !refusals.containsKey(item.ref())).toList();
        if (!accepted.isEmpty()) {
            carryOut(new RestoreCall(what.by(), parents, accepted, loaded), what.ahead(), inBackground)
                    .forEach((row, restoration) -> answers.put(row, Answer.granted(restoration)));
        }
        return answers;
    }

    /** Rows that are hidden by another deletion than the one that was named are not deleted, as far as this call goes. */
    private Map<EntityRef, Refusal> refusals(Wanted what, List<EntityRef> hidden, List<RestoreItem> items) {
        Map<EntityRef, Refusal> refusals = new HashMap<>();
        hidden.forEach(row -> refusals.put(row, new NotDeleted(row)));
        items.forEach(item -> refusals.remove(item.ref()));
        refusals.putAll(RestoreSelection.refusals(what.parents(), items));
        items.forEach(item -> lifting.forbidden(what.of(item.ref()).caller(), item.lifts(what.parents()))
                .ifPresent(refusal -> refusals.putIfAbsent(item.ref(), refusal)));
        return refusals;
    }

    private static Optional<Refusal> refusal(RestoreItems loaded, EntityRef row) {
        Optional<Refusal> removing = loaded.removing(row).map(deletion -> new Purged(row, deletion.id()));
        if (removing.isPresent()) {
            return removing;
        }
        if (loaded.leaving(row)) {
            return Optional.of(new NotFound(row));
        }
        return loaded.hidden(row) ? Optional.empty() : Optional.of(new NotDeleted(row));
    }

    private Map<EntityRef, Restoration> carryOut(RestoreCall call, Set<DeletionId> ahead, boolean inBackground) {
        requireActive(call);
        boolean goesOn = goesOn(inBackground);
        if (!goesOn
                && (call.items().stream().anyMatch(item -> item.waits(call.parents())) || largeRestores.adopt(call))) {
            throw TooLarge.waiting();
        }
        Lifted lifted = adoption.lifted(call, goesOn);
        values.give(call, lifted.ids(), goesOn);
        if (goesOn) {
            requireNotFrozen(
                    call.ids(lifted.deletions()), context.gate().guard().frozen(lifted::members), lifted.members());
            ahead.addAll(lifted.ids());
            return largeRestores.begin(call, lifted);
        }
        return lift(call, lifted, ahead);
    }

    private boolean goesOn(boolean inBackground) {
        return inBackground && context.background().isPresent();
    }

    private void requireActive(RestoreCall call) {
        Set<DeletionId> named = new HashSet<>();
        call.lifted().forEach(by -> by.deletion().ifPresent(named::add));
        if (!call.loaded().deletions(named).stream().allMatch(Deletion::active)) {
            throw new ConcurrentChange("A deletion was closed by another transaction");
        }
    }

    private Map<EntityRef, Restoration> lift(RestoreCall call, Lifted lifted, Set<DeletionId> ahead) {
        Lift lift = lifts.resolve(lifted.rows(), lifted.ids(), lifted.members());
        Map<EntityRef, Set<DeletionId>> ids = call.ids(lifted.deletions());
        requireNotFrozen(ids, context.gate().guard().frozen(lift::members), lift.members());
        List<EntityRef> order = call.items().stream().map(RestoreItem::ref).toList();
        Map<EntityRef, Refusal> clashing = RestoreSelection.clashing(order, ids, lift.clashes(ahead));
        if (!clashing.isEmpty()) {
            throw new ItemsRefused(clashing);
        }
        if (call.parents() != Parents.LIFT && order.stream().anyMatch(lift::stays)) {
            throw new ConcurrentChange("A parent was deleted by another transaction");
        }
        RowCounts counts = RowCounts.none();
        lift.carryOut(counts);
        closings.close(call, lifted.deletions(), counts, lift);
        RestoreTotals totals = RestoreTotals.of(counts, context.ledger());
        Map<EntityRef, Restoration> told = new LinkedHashMap<>();
        call.items()
                .forEach(item -> told.put(
                        item.ref(),
                        totals.restoration(
                                item.ref(),
                                item.named(ids.getOrDefault(item.ref(), Set.of())),
                                call.loaded().exists(item.ref()) && !lift.stays(item.ref()),
                                ids.getOrDefault(item.ref(), Set.of()))));
        return told;
    }

    /** What a restore would free or hand over must not be frozen. */
    private static void requireNotFrozen(
            Map<EntityRef, Set<DeletionId>> ids, Map<EntityRef, Set<Hold>> frozen, Collection<StoredEntity> members) {
        Map<EntityRef, Refusal> refusals = new HashMap<>();
        members.stream()
                .filter(row -> frozen.containsKey(row.ref()))
                .forEach(row -> ids.forEach((item, lifted) -> {
                    if (row.ref().equals(item)
                            || row.holder().filter(lifted::contains).isPresent()) {
                        refusals.putIfAbsent(
                                item, Hold.refusal(Objects.requireNonNull(frozen.get(row.ref())), Map.of()));
                    }
                }));
        if (!refusals.isEmpty()) {
            throw new ItemsRefused(refusals);
        }
    }

    /** Another program has removed the root: what its deletion holds is freed, by the law. */
    private Map<EntityRef, Answer<Restoration>> rootless(
            Wanted what, EntityRef root, RestoreItems loaded, boolean inBackground) {
        DeletionId id = what.expected(root).orElseThrow();
        RestoreCall call = new RestoreCall(what.by(), what.parents(), List.of(RestoreItem.rootless(root, id)), loaded);
        Deletion deletion = context.ledger().lock(List.of(id), Lock.EXCLUSIVE).get(id);
        if (deletion == null || !deletion.active()) {
            return MissingRows.among(context.ledger(), List.of(root), List.of());
        }
        Lifted lifted = new Lifted(Map.of(new HiddenBy(Optional.of(id), root), deletion), List.of(), List.of());
        values.give(call, lifted.ids(), goesOn(inBackground));
        Map<EntityRef, Answer<Restoration>> answers = new HashMap<>();
        (goesOn(inBackground) ? largeRestores.begin(call, lifted) : lift(call, lifted, Set.of()))
                .forEach((row, restoration) -> answers.put(row, Answer.granted(restoration)));
        return answers;
    }
}
