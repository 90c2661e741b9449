package dev.paranoid.application.call;

import dev.paranoid.application.failure.Busy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Carries out what it can of a batch some of whose rows others have locked, half by half. What needs these rows waits, and so does
 * what came later with the same key.
 *
 * @param <T> what a batch is made of
 */
public final class AroundLocked<T> {

    private final Consumer<List<T>> work;
    private final Function<T, Object> key;
    private final BooleanSupplier inTime;
    private final Set<Object> waiting = new HashSet<>();

    /**
     * A way around.
     *
     * @param work carries out what it is given, or throws {@link Busy}
     * @param key what has to be done in order has the same
     * @param inTime whether to go on; where very many are locked, the rest waits untried
     */
    public AroundLocked(Consumer<List<T>> work, Function<T, Object> key, BooleanSupplier inTime) {
        this.work = work;
        this.key = key;
        this.inTime = inTime;
    }

    /**
     * {@return whether all of it was carried out; what was not has to come again}
     *
     * @param batch at least two, which together have met others in their way
     */
    public boolean carryOut(List<T> batch) {
        int half = batch.size() / 2;
        part(batch.subList(0, half));
        part(batch.subList(half, batch.size()));
        return waiting.isEmpty();
    }

    private void part(List<T> batch) {
        List<T> ready =
                batch.stream().filter(one -> !waiting.contains(key.apply(one))).toList();
        if (ready.isEmpty()) {
            return;
        }
        if (!inTime.getAsBoolean()) {
            ready.forEach(this::leave);
            return;
        }
        try {
            work.accept(ready);
        } catch (Busy inTheWay) {
            if (ready.size() == 1) {
                leave(ready.get(0));
            } else {
                carryOut(ready);
            }
        }
    }

    private void leave(T one) {
        waiting.add(key.apply(one));
    }
}
