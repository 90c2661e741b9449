package dev.paranoid.application;

import dev.paranoid.application.Request.Delete;
import dev.paranoid.application.Request.Demand;
import dev.paranoid.application.Request.Lift;
import dev.paranoid.application.Request.Restore;
import dev.paranoid.application.Request.Withdraw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts requests together that can be carried out as one, and keeps the order of those of one key. */
final class Waves {

    private final List<Wave> waves = new ArrayList<>();
    private final Map<String, Integer> last = new HashMap<>();

    private Waves() {}

    static List<Wave> of(List<Request> requests) {
        Waves waves = new Waves();
        requests.forEach(waves::add);
        return waves.waves;
    }

    private void add(Request request) {
        Object kind = kind(request.demand());
        int from = last.getOrDefault(request.head().key(), 0);
        int place = from;
        while (place < waves.size() && !waves.get(place).kind().equals(kind)) {
            place++;
        }
        if (place == waves.size()) {
            waves.add(new Wave(kind, new ArrayList<>()));
        }
        waves.get(place).requests().add(request);
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
    record Wave(Object kind, List<Request> requests) {

        /** {@return what they want, of which all have the same shape} */
        <D extends Demand> List<D> demands(Class<D> shape) {
            return requests.stream()
                    .map(request -> shape.cast(request.demand()))
                    .toList();
        }
    }
}
