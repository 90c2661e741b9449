package dev.paranoid.application.access.hold;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.HoldRequest.On.OfDeletion;
import dev.paranoid.application.access.Addresses;
import dev.paranoid.application.access.LedgerText;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.MissingRows;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
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
import dev.paranoid.domain.hold.HoldTarget;
import dev.paranoid.domain.hold.HoldTarget.OfRow;
import dev.paranoid.domain.hold.HoldTarget.OfType;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What holds are to be on: what is named is checked, and has to be there and to be the caller's. */
final class HoldTargets {

    private final Context context;
    private final Addresses addresses;

    HoldTargets(Context context) {
        this.context = context;
        this.addresses = new Addresses(context.graph(), context.store());
    }

    /** {@return what each request means, or why it can mean nothing} */
    List<Answer<HoldTarget>> of(Caller caller, List<HoldRequest> requests, Instant now) {
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
            return Optional.of(new Malformed("A hold needs a reason."));
        }
        Instant from = request.from().orElse(now);
        if (request.until().filter(until -> !from.isBefore(until)).isPresent()) {
            return Optional.of(new Malformed("'until' must be after 'from'. Without 'until' a hold has no end."));
        }
        if (request.until().filter(until -> !now.isBefore(until)).isPresent()) {
            return Optional.of(new Malformed("'until' must not be in the past."));
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

    /** {@return as what an answer names it} */
    static EntityRef subject(On on) {
        if (on instanceof On.Row row) {
            return row.row();
        }
        return on instanceof OfDeletion of
                ? new EntityRef("deletions", of.deletion().toString())
                : new EntityRef(((On.Type) on).type().isEmpty() ? "?" : ((On.Type) on).type(), "*");
    }
}
