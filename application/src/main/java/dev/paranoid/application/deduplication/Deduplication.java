package dev.paranoid.application.deduplication;

import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.message.Inbox.Entry;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Withdraw;
import dev.paranoid.application.request.RequestId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Tells requests that are new from those that were carried out before, or come twice in one batch. */
final class Deduplication {

    private final String scope;
    private final List<Request> requests;
    private final Map<RequestKey, Entry> entries;
    private final Map<RequestId, Request> fresh = new LinkedHashMap<>();

    private Deduplication(String scope, List<Request> requests, Map<RequestKey, Entry> entries) {
        this.scope = scope;
        this.requests = requests;
        this.entries = new HashMap<>(entries);
        requests.stream()
                .filter(request -> !entry(request.id()).came())
                .forEach(request -> fresh.putIfAbsent(request.id(), request));
    }

    /** Locks the entries of these and of those that they withdraw, all at once, so that nobody waits in a circle. */
    static Deduplication lock(Ports ports, String scope, List<Request> requests) {
        Set<RequestKey> keys = new HashSet<>();
        requests.forEach(request -> {
            keys.add(new RequestKey(scope, request.id()));
            if (request.demand() instanceof Withdraw withdraw) {
                keys.add(new RequestKey(scope, withdraw.request()));
            }
        });
        return new Deduplication(
                scope, requests, ports.inbox().lock(keys, ports.clock().instant()));
    }

    RequestKey key(RequestId id) {
        return new RequestKey(scope, id);
    }

    Map<RequestKey, Entry> entries() {
        return entries;
    }

    List<Request> fresh() {
        return List.copyOf(fresh.values());
    }

    /** One outcome a request, given those of the new ones. */
    List<Outcome> inOrder(Map<RequestId, Outcome> outcomes) {
        Set<RequestId> told = new HashSet<>();
        List<Outcome> inOrder = new ArrayList<>();
        for (Request request : requests) {
            boolean first = fresh.containsKey(request.id()) && told.add(request.id());
            inOrder.add(first ? Objects.requireNonNull(outcomes.get(request.id())) : again(request));
        }
        return inOrder;
    }

    private Outcome again(Request request) {
        Request first = fresh.get(request.id());
        String known = first == null
                ? entry(request.id()).fingerprint().orElseThrow()
                : first.head().fingerprint();
        return known.equals(request.head().fingerprint())
                ? Outcome.bare(request, Status.REPEATED, "repeated", "The request was carried out before.")
                : Outcome.bare(
                        request, Status.REPEATED, Outcome.ID_REUSED, "Another request used this requestId before.");
    }

    private Entry entry(RequestId id) {
        return Objects.requireNonNull(entries.get(key(id)));
    }
}
