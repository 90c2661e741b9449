package dev.paranoid.application.access;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.HoldRequest.On.OfDeletion;
import dev.paranoid.application.Holds;
import dev.paranoid.application.Holds.Placed;
import dev.paranoid.application.Page;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.MissingRows;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.port.hold.HoldLedger;
import dev.paranoid.application.port.hold.HoldLedger.Entry;
import dev.paranoid.application.port.message.HoldEvents.Kind;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Refusal.UnknownType;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.Hold.Release;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldTarget;
import dev.paranoid.domain.hold.HoldTarget.OfRow;
import dev.paranoid.domain.hold.HoldTarget.OfType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Places and releases holds: checks what was named, waits for what has been decided, and notes it. */
public final class StoredHolds implements Holds {

    private final Context context;
    private final Addresses addresses;
    private final SeenHolds seen;
    private final InterruptedRemovals interrupted;

    public StoredHolds(Context context) {
        this.context = context;
        this.addresses = new Addresses(context.graph(), context.store());
        this.seen = new SeenHolds(context);
        this.interrupted = new InterruptedRemovals(context);
    }

    private HoldLedger ledger() {
        return context.ports().holds();
    }

    @Override
    public List<Answer<Placed>> place(Caller caller, List<HoldRequest> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        if (requests.size() > MOST) {
            Refusal tooMany = new Malformed("At most " + MOST + " holds are placed at once.");
            return requests.stream()
                    .map(request -> Answer.<Placed>refused(subject(request.on()), tooMany))
                    .toList();
        }
        return context.ports().transactions().inTransaction(() -> placeNow(caller, requests));
    }

    private List<Answer<Placed>> placeNow(Caller caller, List<HoldRequest> requests) {
        ledger().guardExclusively();
        Instant now = context.now();
        List<Answer<HoldTarget>> targets = targets(caller, requests, now);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            if (targets.get(i) instanceof Granted<HoldTarget> granted) {
                entries.add(entry(caller, requests.get(i), granted.value(), now));
            }
        }
        List<Hold> placed = ledger().place(entries);
        tell(Kind.PLACED, placed);
        Map<Hold, Map<DeletionId, Map<String, Long>>> gone = interrupted.by(placed);
        List<Answer<Placed>> answers = new ArrayList<>();
        int next = 0;
        for (Answer<HoldTarget> target : targets) {
            if (target instanceof Refused<HoldTarget> refused) {
                answers.add(Answer.refused(refused.subject(), refused.refusal()));
            } else {
                Hold hold = placed.get(next++);
                answers.add(Answer.granted(new Placed(hold, gone.getOrDefault(hold, Map.of()))));
            }
        }
        return answers;
    }

    private void tell(Kind kind, List<Hold> holds) {
        if (!holds.isEmpty()) {
            context.ports().holdEvents().publish(kind, holds);
        }
    }

    private static Entry entry(Caller caller, HoldRequest request, HoldTarget target, Instant now) {
        return new Entry(
                request.kind(),
                target,
                request.reason(),
                request.caseId(),
                now,
                caller.name(),
                caller.source(),
                micros(request.from().orElse(now)),
                request.until().map(StoredHolds::micros));
    }

    /** As precise as the ledger. */
    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private List<Answer<HoldTarget>> targets(Caller caller, List<HoldRequest> requests, Instant now) {
        Map<DeletionId, Deletion> deletions = deletions(caller, requests);
        List<Answer<HoldTarget>> named = requests.stream()
                .map(request -> fault(request, now)
                        .map(refusal -> Answer.<HoldTarget>refused(subject(request.on()), refusal))
                        .orElseGet(() -> target(caller, request.on(), deletions)))
                .toList();
        Set<EntityRef> rows = new HashSet<>();
        named.forEach(target -> row(target).ifPresent(rows::add));
        Set<EntityRef> his = context.sight().permitted(caller, Verb.HOLD, rows);
        Set<EntityRef> there = context.load(his, Lock.NONE).keySet();
        Map<EntityRef, Answer<HoldTarget>> missing = MissingRows.among(context.ledger(), his, there);
        rows.removeAll(his);
        rows.forEach(row -> missing.put(row, Answer.refused(row, new NotFound(row))));
        return named.stream()
                .map(target -> row(target).map(missing::get).orElse(target))
                .toList();
    }

    private Map<DeletionId, Deletion> deletions(Caller caller, List<HoldRequest> requests) {
        Map<DeletionId, Deletion> named = context.ledger()
                .find(requests.stream()
                        .map(HoldRequest::on)
                        .filter(OfDeletion.class::isInstance)
                        .map(on -> ((OfDeletion) on).deletion())
                        .toList());
        Map<DeletionId, Deletion> visible = new HashMap<>();
        context.sight().visible(caller, named.values()).forEach(deletion -> visible.put(deletion.id(), deletion));
        return visible;
    }

    private static Optional<EntityRef> row(Answer<HoldTarget> target) {
        return target instanceof Granted<HoldTarget> granted ? granted.value().row() : Optional.empty();
    }

    private static Optional<Refusal> fault(HoldRequest request, Instant now) {
        if (request.reason().isBlank()) {
            return Optional.of(new Malformed("A hold has a reason."));
        }
        Instant from = request.from().orElse(now);
        if (request.until().filter(until -> !from.isBefore(until)).isPresent()) {
            return Optional.of(new Malformed("A hold ends after it begins; without 'until' it has no end."));
        }
        if (request.until().filter(until -> !now.isBefore(until)).isPresent()) {
            return Optional.of(new Malformed("A hold does not end in the past."));
        }
        return LedgerText.fault(Optional.of(request.reason()))
                .or(() -> request.caseId().flatMap(text -> LedgerText.fault("A case", text, HoldRequest.CASE_LENGTH)))
                .or(() -> LedgerText.time("from", request.from()))
                .or(() -> LedgerText.time("until", request.until()));
    }

    private Answer<HoldTarget> target(Caller caller, On on, Map<DeletionId, Deletion> deletions) {
        if (on instanceof On.Row row) {
            Answer<EntityRef> address = addresses.row(caller, Verb.HOLD, row.row());
            return address instanceof Granted<EntityRef> granted
                    ? Answer.granted(new OfRow(granted.value()))
                    : Answer.refused(row.row(), ((Refused<EntityRef>) address).refusal());
        }
        if (on instanceof On.Type type) {
            return ofType(caller, type.type());
        }
        DeletionId id = ((OfDeletion) on).deletion();
        Deletion deletion = deletions.get(id);
        EntityRef address = subject(on);
        if (deletion == null) {
            return Answer.refused(address, new NotFound(address));
        }
        Optional<Refusal> closed = closed(deletion);
        if (closed.isPresent()) {
            return Answer.refused(deletion.root(), closed.get());
        }
        Answer<EntityRef> root = addresses.row(caller, Verb.HOLD, deletion.root());
        return root instanceof Granted<EntityRef> granted
                ? Answer.granted(new HoldTarget.OfDeletion(id, granted.value()))
                : Answer.refused(deletion.root(), ((Refused<EntityRef>) root).refusal());
    }

    private Answer<HoldTarget> ofType(Caller caller, String name) {
        EntityRef address = subject(new On.Type(name));
        if (LedgerText.fault(caller).isPresent()) {
            return Answer.refused(address, LedgerText.fault(caller).get());
        }
        if (context.graph().find(name).isEmpty()) {
            return Answer.refused(address, new UnknownType(name));
        }
        return caller.may(Verb.HOLD, name) && context.sight().whole(caller, name)
                ? Answer.granted(new OfType(name))
                : Answer.refused(address, new Forbidden(caller.name(), Verb.HOLD.word(), name));
    }

    private static Optional<Refusal> closed(Deletion deletion) {
        if (deletion.hides()) {
            return Optional.empty();
        }
        return Optional.of(
                deletion.state() == DeletionState.PURGED
                        ? new Purged(deletion.root(), deletion.id())
                        : new NotDeleted(deletion.root()));
    }

    private static EntityRef subject(On on) {
        if (on instanceof On.Row row) {
            return row.row();
        }
        return on instanceof OfDeletion of
                ? new EntityRef("deletions", of.deletion().toString())
                : new EntityRef(((On.Type) on).type().isEmpty() ? "?" : ((On.Type) on).type(), "*");
    }

    @Override
    public List<Answer<Hold>> release(Caller caller, List<HoldId> ids, Optional<String> reason) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Optional<Refusal> fault = LedgerText.fault(caller).or(() -> LedgerText.fault(reason));
        if (ids.size() > MOST) {
            fault = Optional.of(new Malformed("At most " + MOST + " holds are released at once."));
        }
        if (fault.isPresent()) {
            Refusal refusal = fault.get();
            return ids.stream()
                    .map(id -> Answer.<Hold>refused(address(id), refusal))
                    .toList();
        }
        return context.ports().transactions().inTransaction(() -> releaseNow(caller, ids, reason));
    }

    private List<Answer<Hold>> releaseNow(Caller caller, List<HoldId> ids, Optional<String> reason) {
        ledger().guardExclusively();
        Map<HoldId, Hold> holds = new HashMap<>();
        seen.of(caller, ledger().find(new HashSet<>(ids)).values()).forEach(hold -> holds.put(hold.id(), hold));
        Release how = new Release(context.now(), caller.name(), reason);
        List<Hold> permitted = seen.releasable(caller, holds.values());
        List<Hold> released =
                permitted.stream().filter(hold -> hold.release().isEmpty()).toList();
        ledger().release(released, how);
        released.forEach(hold -> holds.put(hold.id(), hold.released(how)));
        tell(Kind.RELEASED, released.stream().map(hold -> hold.released(how)).toList());
        Set<HoldId> his = permitted.stream().map(Hold::id).collect(Collectors.toSet());
        return ids.stream()
                .map(id -> released(caller, id, Optional.ofNullable(holds.get(id)), his))
                .toList();
    }

    private static Answer<Hold> released(Caller caller, HoldId id, Optional<Hold> seen, Set<HoldId> released) {
        if (seen.isEmpty()) {
            return Answer.refused(address(id), new NotFound(address(id)));
        }
        return released.contains(id)
                ? Answer.granted(seen.get())
                : Answer.refused(
                        address(id),
                        new Forbidden(
                                caller.name(),
                                Verb.HOLD.word(),
                                seen.get().target().type()));
    }

    private static EntityRef address(HoldId id) {
        return new EntityRef("holds", id.toString());
    }

    @Override
    public Optional<Hold> find(Caller caller, HoldId id) {
        return seen.find(caller, id);
    }

    @Override
    public Page<Hold> list(Caller caller, HoldQuery query) {
        return seen.list(caller, query);
    }
}
