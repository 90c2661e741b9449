package dev.paranoid.application.delete;

import dev.paranoid.application.call.Asked;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.ItemsRefused;
import dev.paranoid.application.engine.HardReach;
import dev.paranoid.application.port.DeletionLedger.Ask;
import dev.paranoid.application.port.message.DeletionEvents.Event;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.application.port.message.DeletionEvents.Rows;
import dev.paranoid.application.port.row.RowCounts.Collected;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.history.HistoryEntry;
import dev.paranoid.domain.history.HistoryEntry.By;
import dev.paranoid.domain.history.HistoryEntry.Moved;
import dev.paranoid.domain.history.HistoryEntry.What;
import dev.paranoid.domain.policy.DeletionRules;
import java.time.Duration;
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

/**
 * Hard deletes that can be undone for a while. Such a delete opens an active deletion that hides what a soft delete hides, and whose
 * rows go when its time is over; until then a restore lifts it. Whoever names a deletion, to purge it, does not wait.
 */
final class UndoWindows {

    private final Context context;
    private final SoftDeletes softDeletes;

    UndoWindows(Context context, boolean inBackground) {
        this.context = context;
        this.softDeletes = new SoftDeletes(context, inBackground);
    }

    /** {@return what is asked of those of these rows, but the answered ones, whose hard delete can be undone} */
    Map<EntityRef, Asked> among(Map<EntityRef, Asked> asked, Set<EntityRef> rows, Set<EntityRef> answered) {
        Map<EntityRef, Asked> undoable = new LinkedHashMap<>();
        asked.keySet().stream()
                .filter(row -> rows.contains(row) && !answered.contains(row))
                .forEach(row -> {
                    Asked of = Objects.requireNonNull(asked.get(row));
                    window(of, context.type(row)).ifPresent(time -> undoable.put(row, of.undoable(time)));
                });
        return undoable;
    }

    private Optional<Duration> window(Asked of, EntityType type) {
        return of.expired() || of.deletion().isPresent() || !type.paranoid()
                ? Optional.empty()
                : context.judgement()
                        .rules()
                        .window(context.plans().remove(Set.of(type)).removal().stream()
                                .map(EntityType::name)
                                .toList());
    }

    /** {@return those of these whose hard delete was not accepted before} */
    List<StoredEntity> fresh(List<StoredEntity> roots) {
        Map<DeletionId, Deletion> holders = context.ledger().find(Context.holders(roots));
        return roots.stream()
                .filter(root -> Context.own(root, holders)
                        .filter(own -> own.undoable() && !own.activity().equals(Optional.of(Activity.LIFTING)))
                        .isEmpty())
                .toList();
    }

    /** A row that would go, but stays live meanwhile, would keep all: a job never removes what is live. */
    void requireHidden(List<StoredEntity> roots, HardReach reach) {
        Map<EntityRef, Refusal> staying = new HashMap<>();
        for (int i = 0; i < roots.size(); i++) {
            EntityRef root = roots.get(i).ref();
            Set<EntityType> hidden = new HashSet<>(
                    context.plans().hide(Set.of(context.type(root))).types());
            List<Blocker> live = new ArrayList<>();
            reach.took(i).forEach((type, rows) -> live(type, rows, hidden).ifPresent(live::add));
            if (!live.isEmpty()) {
                staying.put(root, new Restricted(live));
            }
        }
        if (!staying.isEmpty()) {
            throw new ItemsRefused(staying);
        }
    }

    private Optional<Blocker> live(String type, Collected rows, Set<EntityType> hidden) {
        EntityType of = context.graph().type(type);
        return of.paranoid() && !hidden.contains(of) && rows.live() > 0
                ? Optional.of(new Blocker(type, "live " + type, rows.live(), List.of()))
                : Optional.empty();
    }

    /**
     * {@return an answer for each root, which is hidden now}
     *
     * @param outright unless requests that can be withdrawn ask for it
     */
    Map<EntityRef, Answer<Deleted>> open(Map<EntityRef, Asked> asked, boolean outright, boolean inBackground) {
        Map<EntityRef, Answer<Deleted>> answers =
                new HashMap<>(softDeletes.attempt(asked, outright, inBackground, true));
        List<Deleted> known = answers.values().stream()
                .filter(Granted.class::isInstance)
                .map(Answer::orThrow)
                .filter(one -> !one.deletion().scheduled())
                .toList();
        schedule(known, asked).forEach(one -> answers.put(one.deletion().root(), Answer.granted(one)));
        return answers;
    }

    /** A deletion of which nothing is noted was asked for outright: who joins it, and withdraws that, must not undo it. */
    private void askedBefore(Set<DeletionId> deletions) {
        Set<DeletionId> outright = new HashSet<>(deletions);
        outright.removeAll(context.ledger().asked(deletions));
        context.ledger()
                .ask(outright.stream().map(id -> new Ask(id, Optional.empty())).toList());
    }

    /** What was hidden before goes when its own time is over, or this window is, whichever is first. */
    private List<Deleted> schedule(List<Deleted> known, Map<EntityRef, Asked> asked) {
        Instant now = context.now();
        Map<DeletionId, Instant> times = new LinkedHashMap<>();
        List<HistoryEntry> entries = new ArrayList<>();
        List<Deleted> scheduled = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (Deleted one : known) {
            Deletion deletion = one.deletion();
            Asked of = Objects.requireNonNull(asked.get(deletion.root()));
            Instant end = DeletionRules.plus(now, of.window().orElseThrow());
            Instant time = deletion.purgeAt().filter(end::isAfter).orElse(end);
            times.put(deletion.id(), time);
            By by = new By(of.caller().name(), Optional.of(of.caller().source()), of.reason());
            entries.add(HistoryEntry.of(deletion.id(), What.SHORTENED, now, by)
                    .moving(new Moved(deletion.purgeAt(), time)));
            Deletion hard = deletion.removedAt(time);
            scheduled.add(new Deleted(hard, false, one.job()));
            events.add(new Event(Kind.SHORTENED, hard, Map.of(), of.caller().name(), now).with(Rows.NONE));
        }
        askedBefore(times.keySet());
        context.ledger().schedule(times);
        context.ports().purges().unblock(times.keySet());
        context.ports().history().add(entries);
        context.ports().events().publish(events);
        return scheduled;
    }
}
