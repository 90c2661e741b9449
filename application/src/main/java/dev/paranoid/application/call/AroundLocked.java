package dev.paranoid.application.call;

import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Carries out what it can of a batch some of whose rows others have locked. What needs these rows waits, and so does what came
 * later with the same key.
 */
public final class AroundLocked {

    private final Function<List<Request>, List<Outcome>> work;
    private final BooleanSupplier inTime;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Set<String> waiting = new HashSet<>();

    /**
     * A way around.
     *
     * @param work carries requests out, or throws {@link Busy}
     * @param inTime whether to go on; where very many are locked, the rest waits untried
     */
    public AroundLocked(Function<List<Request>, List<Outcome>> work, BooleanSupplier inTime) {
        this.work = work;
        this.inTime = inTime;
    }

    /**
     * {@return the outcomes of all, where nobody is in the way any more}
     *
     * @param requests at least two
     * @param inTheWay what all of them together have met
     * @throws Busy where some have to come again; the others are carried out
     */
    public List<Outcome> carryOut(List<Request> requests, Busy inTheWay) {
        parts(requests);
        if (!waiting.isEmpty()) {
            throw inTheWay;
        }
        return outcomes;
    }

    private void parts(List<Request> requests) {
        int half = requests.size() / 2;
        part(requests.subList(0, half));
        part(requests.subList(half, requests.size()));
    }

    private void part(List<Request> requests) {
        List<Request> ready = requests.stream()
                .filter(request -> !waiting.contains(request.head().key()))
                .toList();
        if (ready.isEmpty()) {
            return;
        }
        if (!inTime.getAsBoolean()) {
            ready.forEach(request -> waiting.add(request.head().key()));
            return;
        }
        try {
            outcomes.addAll(work.apply(ready));
        } catch (Busy inTheWay) {
            if (ready.size() == 1) {
                waiting.add(ready.get(0).head().key());
            } else {
                parts(ready);
            }
        }
    }
}
