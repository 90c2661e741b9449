package dev.paranoid.application.deduplication;

import dev.paranoid.application.access.CascadingDeletions;
import dev.paranoid.application.access.StoredRetention;
import dev.paranoid.application.access.hold.StoredHolds;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.deduplication.RequestBatches.RequestBatch;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.message.Inbox.Entry;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Delete;
import dev.paranoid.application.request.Request.Demand;
import dev.paranoid.application.request.Request.Lift;
import dev.paranoid.application.request.Request.PlaceHolds;
import dev.paranoid.application.request.Request.Purge;
import dev.paranoid.application.request.Request.ReleaseHolds;
import dev.paranoid.application.request.Request.Restore;
import dev.paranoid.application.request.Request.Unreadable;
import dev.paranoid.application.request.Request.Withdraw;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.deletion.DeletionMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Carries out what requests want, in as few calls as their order allows. */
final class RequestHandlers implements RequestHandler {

    private final String scope;
    private final Ports ports;
    private final DeleteRequestHandler deletes;
    private final RestoreRequestHandler restores;
    private final WithdrawalHandler withdrawals;
    private final RetentionRequestHandler retention;

    RequestHandlers(Caller caller, Context context, CascadingDeletions deletions) {
        Ports ports = context.ports();
        this.scope = caller.source();
        this.ports = ports;
        this.deletes = new DeleteRequestHandler(caller, ports, deletions);
        this.restores = new RestoreRequestHandler(caller, ports, deletions);
        this.withdrawals = new WithdrawalHandler(caller, ports, deletions);
        this.retention =
                new RetentionRequestHandler(caller, new StoredHolds(context), new StoredRetention(context), deletions);
    }

    @Override
    public Map<RequestId, Outcome> run(List<Request> fresh, Map<RequestKey, Entry> entries) {
        Map<RequestId, Outcome> outcomes = new HashMap<>();
        List<Request> able = new ArrayList<>();
        Instant now = ports.clock().instant();
        for (Request request : fresh) {
            if (request.demand() instanceof Unreadable unreadable) {
                outcomes.put(
                        request.id(), Outcome.bare(request, Status.REJECTED, unreadable.code(), unreadable.detail()));
            } else if (request.head().notAfter().filter(now::isAfter).isPresent()) {
                outcomes.put(request.id(), expired(request));
            } else {
                able.add(request);
            }
        }
        RequestBatches.of(able)
                .forEach(batch -> run(batch, entries)
                        .forEach(outcome -> outcomes.put(outcome.request().id(), outcome)));
        return outcomes;
    }

    private static Outcome expired(Request request) {
        return Outcome.bare(
                request,
                Status.REFUSED,
                Outcome.EXPIRED,
                "The request came too late: its notAfter is "
                        + request.head().notAfter().orElseThrow() + ".");
    }

    private List<Outcome> run(RequestBatch batch, Map<RequestKey, Entry> entries) {
        Demand first = batch.requests().get(0).demand();
        if (first instanceof Delete delete) {
            return delete(delete.mode(), batch.requests(), entries);
        }
        if (first instanceof Restore restore) {
            return restores.rows(restore.parents(), batch.requests());
        }
        if (first instanceof Lift lift) {
            return restores.deletions(lift.parents(), batch.requests());
        }
        if (first instanceof Withdraw withdraw) {
            return withdrawals.run(withdraw.parents(), batch.requests(), entries);
        }
        return retain(first, batch.requests());
    }

    private List<Outcome> delete(DeletionMode mode, List<Request> requests, Map<RequestKey, Entry> entries) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Request> wanted = new ArrayList<>();
        requests.forEach(request -> {
            if (withdrawn(request, entries)) {
                outcomes.add(alreadyRestored(request));
            } else {
                wanted.add(request);
            }
        });
        outcomes.addAll(deletes.run(mode, wanted));
        return outcomes;
    }

    private List<Outcome> retain(Demand first, List<Request> requests) {
        if (first instanceof PlaceHolds) {
            return retention.place(requests);
        }
        if (first instanceof Purge) {
            return retention.purge(requests);
        }
        Function<Request, Outcome> each = first instanceof ReleaseHolds ? retention::release : retention::retain;
        return requests.stream().map(each).toList();
    }

    private boolean withdrawn(Request request, Map<RequestKey, Entry> entries) {
        Entry entry = entries.get(new RequestKey(scope, request.id()));
        return entry != null && entry.withdrawn();
    }

    private static Outcome alreadyRestored(Request request) {
        return Outcome.bare(
                request, Status.UNCHANGED, Outcome.ALREADY_RESTORED, "The requester withdrew it before it arrived.");
    }
}
