package dev.paranoid.application.access.hold;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.Holds;
import dev.paranoid.application.Holds.Placed;
import dev.paranoid.application.Page;
import dev.paranoid.application.access.LedgerText;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.port.hold.HoldLedger;
import dev.paranoid.application.port.hold.HoldLedger.Entry;
import dev.paranoid.application.port.message.HoldEvents.Kind;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.Hold.Release;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldTarget;
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
    private final HoldTargets targets;
    private final SeenHolds seen;
    private final InterruptedRemovals interrupted;

    /**
     * Holds as the ledger of holds has them.
     *
     * @param context the ports and rules
     */
    public StoredHolds(Context context) {
        this.context = context;
        this.targets = new HoldTargets(context);
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
                    .map(request -> Answer.<Placed>refused(HoldTargets.subject(request.on()), tooMany))
                    .toList();
        }
        return context.ports().transactions().inTransaction(() -> placeNow(caller, requests));
    }

    private List<Answer<Placed>> placeNow(Caller caller, List<HoldRequest> requests) {
        ledger().guardExclusively();
        Instant now = context.now();
        List<Answer<HoldTarget>> meant = targets.of(caller, requests, now);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            if (meant.get(i) instanceof Granted<HoldTarget> granted) {
                entries.add(entry(caller, requests.get(i), granted.value(), now));
            }
        }
        List<Hold> placed = ledger().place(entries);
        tell(Kind.PLACED, placed);
        Map<Hold, Map<DeletionId, Map<String, Long>>> gone = interrupted.by(placed);
        List<Answer<Placed>> answers = new ArrayList<>();
        int next = 0;
        for (Answer<HoldTarget> target : meant) {
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
