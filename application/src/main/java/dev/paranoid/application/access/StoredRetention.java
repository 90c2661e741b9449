package dev.paranoid.application.access;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.port.message.DeletionEvents.Event;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.application.port.message.DeletionEvents.Rows;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.application.retention.RetentionChange.To;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.InProgress;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Refusal.UnknownType;
import dev.paranoid.domain.history.HistoryEntry;
import dev.paranoid.domain.history.HistoryEntry.By;
import dev.paranoid.domain.history.HistoryEntry.Moved;
import dev.paranoid.domain.history.HistoryEntry.What;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.retention.RetentionMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Moves the times of deletions: what is asked is checked, judged, noted whether it is done or not, and done. */
public final class StoredRetention implements Retention {

    private static final String MINIMUM = "minimum-retention";

    private final Context context;
    private final Histories histories;

    /**
     * Times as the ledger has them.
     *
     * @param context the ports and rules
     */
    public StoredRetention(Context context) {
        this.context = context;
        this.histories = new Histories(context);
    }

    @Override
    public Answer<Deletion> change(Caller caller, DeletionId id, RetentionChange change) {
        EntityRef address = new EntityRef("deletions", id.toString());
        Optional<Refusal> fault = fault(caller, change);
        return fault.isPresent()
                ? Answer.refused(address, fault.get())
                : context.ports()
                        .transactions()
                        .inTransaction(() -> found(caller, id)
                                .map(deletion -> change(caller, deletion.root(), id, change))
                                .orElseGet(() -> Answer.refused(address, new NotFound(address))));
    }

    private static Optional<Refusal> fault(Caller caller, RetentionChange change) {
        if (change.reason().isBlank()) {
            return Optional.of(new Malformed("A change of a retention needs a reason."));
        }
        return LedgerText.fault(caller)
                .or(() -> LedgerText.fault(Optional.of(change.reason())))
                .or(() -> change.to() instanceof To.At at
                        ? LedgerText.time("purgeAt", Optional.of(at.purgeAt()))
                        : Optional.empty())
                .or(() -> by(change.to())
                        .filter(by -> by.isZero() || by.isNegative())
                        .map(by -> new Malformed("Extend or shorten a retention by more than zero.")));
    }

    private static Optional<Duration> by(To to) {
        if (to instanceof To.Later later) {
            return Optional.of(later.by());
        }
        return to instanceof To.Earlier earlier ? Optional.of(earlier.by()) : Optional.empty();
    }

    private Optional<Deletion> found(Caller caller, DeletionId id) {
        return context
                .sight()
                .visible(caller, context.ledger().find(List.of(id)).values())
                .stream()
                .findFirst();
    }

    /** The root is locked first, as by everybody. */
    private Answer<Deletion> change(Caller caller, EntityRef root, DeletionId id, RetentionChange change) {
        if (context.graph().find(root.type()).filter(EntityType::identified).isEmpty()) {
            return Answer.refused(root, new UnknownType(root.type()));
        }
        Map<EntityRef, StoredEntity> rows = context.load(Set.of(root), Lock.EXCLUSIVE);
        Deletion deletion = context.ledger().lock(List.of(id), Lock.EXCLUSIVE).get(id);
        if (deletion == null) {
            return Answer.refused(root, new NotFound(root));
        }
        Optional<Refusal> ended = ended(deletion, Optional.ofNullable(rows.get(root)));
        if (ended.isPresent()) {
            return Answer.refused(root, ended.get());
        }
        Optional<Instant> wanted = wanted(deletion, change.to());
        if (wanted.isEmpty()) {
            return Answer.refused(
                    root,
                    new Malformed(
                            deletion.purgeAt().isEmpty()
                                    ? "It is kept without end, so nobody can extend or shorten that. Send 'purgeAt'."
                                    : "'purgeAt' must not be before the deletion."));
        }
        return deletion.purgeAt().equals(wanted)
                ? Answer.granted(deletion)
                : judged(caller, deletion, wanted.get(), change.reason());
    }

    /**
     * Those who follow hear of a deletion first that it has hidden all, and then that it is kept for longer. A restore that came
     * before the first does not change that.
     */
    private Optional<Refusal> ended(Deletion deletion, Optional<StoredEntity> root) {
        if (!deletion.active()) {
            return Optional.of(
                    deletion.state() == DeletionState.PURGED
                            ? new Purged(deletion.root(), deletion.id())
                            : new NotDeleted(deletion.root()));
        }
        if (deletion.activity().isPresent() && deletion.took().isEmpty()) {
            return Optional.of(new InProgress(deletion.root()));
        }
        return root.flatMap(StoredEntity::holder)
                .filter(holder -> !holder.equals(deletion.id()))
                .flatMap(holder -> Optional.ofNullable(
                        context.ledger().find(List.of(holder)).get(holder)))
                .filter(removal -> removal.root().equals(deletion.root()) && removal.hides())
                .map(removal -> new InProgress(deletion.root()));
    }

    /** As precise as the ledger; empty where it cannot be. */
    private static Optional<Instant> wanted(Deletion deletion, To to) {
        Optional<Instant> asked = to instanceof To.At at
                ? Optional.of(at.purgeAt())
                : deletion.purgeAt()
                        .map(from -> to instanceof To.Later later
                                ? DeletionRules.plus(from, later.by())
                                : earlier(from, ((To.Earlier) to).by()));
        return asked.map(time -> time.truncatedTo(ChronoUnit.MICROS))
                .filter(time -> !time.isBefore(deletion.deletedAt()));
    }

    private static Instant earlier(Instant from, Duration by) {
        return by.compareTo(Duration.between(Instant.EPOCH, from)) > 0 ? Instant.EPOCH : from.minus(by);
    }

    private Answer<Deletion> judged(Caller caller, Deletion deletion, Instant to, String reason) {
        boolean shorter = deletion.purgeAt().map(to::isBefore).orElse(true);
        Optional<Refusal> refusal = forbidden(caller, deletion.root().type(), shorter)
                .or(() -> shorter ? tooShort(caller, deletion, to) : Optional.empty());
        What what = refusal.isPresent() ? What.CHANGE_REFUSED : shorter ? What.SHORTENED : What.EXTENDED;
        HistoryEntry entry = HistoryEntry.of(
                        deletion.id(),
                        what,
                        context.now(),
                        new By(caller.name(), Optional.of(caller.source()), Optional.of(reason)))
                .moving(new Moved(deletion.purgeAt(), to));
        if (refusal.isPresent()) {
            noteRefused(entry.refusedFor(word(refusal.get())));
            return Answer.refused(deletion.root(), refusal.get());
        }
        context.ledger().keepUntil(deletion.id(), to);
        context.ports().purges().unblock(List.of(deletion.id()));
        context.ports().history().add(List.of(entry));
        Deletion moved = deletion.keptUntil(to);
        context.ports()
                .events()
                .publish(List.of(new Event(
                                shorter ? Kind.SHORTENED : Kind.EXTENDED, moved, Map.of(), caller.name(), context.now())
                        .with(Rows.NONE)));
        return Answer.granted(moved);
    }

    /** Whoever may read it may try as often as he likes: his attempts crowd out nothing that was done. */
    private void noteRefused(HistoryEntry entry) {
        if (context.ports().history().refusals(entry.deletion(), REFUSALS) < REFUSALS) {
            context.ports().history().add(List.of(entry));
        }
    }

    private static String word(Refusal refusal) {
        return refusal instanceof HeldBack held ? held.policy() : refusal.code();
    }

    private static Optional<Refusal> forbidden(Caller caller, String type, boolean shorter) {
        List<Verb> needed = shorter ? List.of(Verb.RETAIN, Verb.PURGE) : List.of(Verb.RETAIN);
        return needed.stream()
                .filter(verb -> !caller.may(verb, type))
                .findFirst()
                .map(verb -> new Forbidden(caller.name(), verb.word(), type));
    }

    private Optional<Refusal> tooShort(Caller caller, Deletion deletion, Instant to) {
        String type = deletion.root().type();
        Instant earliest = context.judgement().rules().earliest(type, deletion.deletedAt());
        if (to.isBefore(earliest)) {
            return Optional.of(new HeldBack(
                    MINIMUM,
                    type,
                    "The policy of '" + type + "' keeps " + deletion.root() + " at least until " + earliest + ".",
                    Optional.of(earliest)));
        }
        boolean bypasses = caller.bypasses() && caller.may(Verb.BYPASS_RETENTION, type);
        return context.retentionLock()
                .mode(type, any -> bypasses)
                .map(mode -> new HeldBack(mode.word(), type, rule(type, mode), Optional.empty()));
    }

    private static String rule(String type, RetentionMode mode) {
        String rule = "The retention of '" + type + "' is in the mode " + mode.word();
        return mode == RetentionMode.COMPLIANCE
                ? rule + ": nobody may shorten it."
                : rule
                        + ": only a caller who has the right bypass-retention, and says that he uses it, may shorten it.";
    }

    @Override
    public Optional<List<HistoryEntry>> history(Caller caller, DeletionId id) {
        return context.ports()
                .transactions()
                .inTransaction(() -> found(caller, id).map(histories::of));
    }
}
