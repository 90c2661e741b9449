package dev.paranoid.application.deduplication;

import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Delete;
import dev.paranoid.application.request.Request.Demand;
import dev.paranoid.application.request.Request.Lift;
import dev.paranoid.application.request.Request.Restore;
import dev.paranoid.application.request.Request.Withdraw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts requests together that can be carried out as one, and keeps the order of those of one key. */
final class RequestBatches {

    private final List<RequestBatch> batches = new ArrayList<>();
    private final Map<String, Integer> last = new HashMap<>();

    private RequestBatches() {}

    static List<RequestBatch> of(List<Request> requests) {
        RequestBatches all = new RequestBatches();
        requests.forEach(all::add);
        return all.batches;
    }

    private void add(Request request) {
        Object kind = kind(request.demand());
        int from = last.getOrDefault(request.head().key(), 0);
        int place = from;
        while (place < batches.size() && !batches.get(place).kind().equals(kind)) {
            place++;
        }
        if (place == batches.size()) {
            batches.add(new RequestBatch(kind, new ArrayList<>()));
        }
        batches.get(place).requests().add(request);
        last.put(request.head().key(), place);
    }

    /** Requests of one kind can be one call. */
    private static Object kind(Demand demand) {
        if (demand instanceof Delete delete) {
            return delete.mode();
        }
        if (demand instanceof Restore restore) {
            return List.of(Restore.class, restore.parents());
        }
        if (demand instanceof Lift lift) {
            return List.of(Lift.class, lift.parents());
        }
        return demand instanceof Withdraw withdraw ? List.of(Withdraw.class, withdraw.parents()) : demand.getClass();
    }

    /**
     * Requests of one kind.
     *
     * @param kind equal for those that can be one call
     * @param requests in their order
     */
    record RequestBatch(Object kind, List<Request> requests) {

        /** {@return what they want, of which all have the same shape} */
        <D extends Demand> List<D> demands(Class<D> shape) {
            return requests.stream()
                    .map(request -> shape.cast(request.demand()))
                    .toList();
        }
    }
}
