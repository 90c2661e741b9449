package dev.paranoid.application.batching;

import dev.paranoid.application.access.Part;
import dev.paranoid.application.port.Batching;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Calls of one kind, in the order in which they came. Guarded by the lock of the queue. */
final class Line<I, R> {

    private final String kind;
    private final Function<List<Part<I>>, List<List<Answer<R>>>> together;
    private final Function<Part<I>, List<Answer<R>>> alone;
    private final Deque<Ticket<I, R>> waiting = new ArrayDeque<>();
    private int running;

    /**
     * A line.
     *
     * @param together carries out what several ask as one, or throws and does nothing
     * @param alone carries out what one asks, and waits for whoever is in the way
     */
    Line(
            String kind,
            Function<List<Part<I>>, List<List<Answer<R>>>> together,
            Function<Part<I>, List<Answer<R>>> alone) {
        this.kind = kind;
        this.together = together;
        this.alone = alone;
    }

    String kind() {
        return kind;
    }

    List<List<Answer<R>>> together(List<Ticket<I, R>> tickets) {
        return together.apply(tickets.stream().map(Ticket::part).toList());
    }

    List<Answer<R>> alone(Ticket<I, R> ticket) {
        return alone.apply(ticket.part());
    }

    void add(Ticket<I, R> ticket) {
        waiting.add(ticket);
    }

    void leave(Ticket<I, R> ticket) {
        waiting.remove(ticket);
    }

    void ended() {
        running--;
    }

    /** Lets the first of those who wait lead as many as may run together, whose roots nobody works on. */
    void dispatch(Batching settings, Set<EntityRef> busy) {
        while (running < settings.atOnce()) {
            List<Ticket<I, R>> batch = next(settings.most(), busy);
            if (batch.isEmpty()) {
                return;
            }
            running++;
            batch.forEach(ticket -> ticket.become(Ticket.Turn.FOLLOWS));
            batch.get(0).lead(batch);
        }
    }

    private List<Ticket<I, R>> next(int most, Set<EntityRef> busy) {
        List<Ticket<I, R>> batch = new ArrayList<>();
        int items = 0;
        Iterator<Ticket<I, R>> all = waiting.iterator();
        while (all.hasNext()) {
            Ticket<I, R> ticket = all.next();
            if (ticket.roots().stream().noneMatch(busy::contains)) {
                items += ticket.part().items().size();
                if (items > most && !batch.isEmpty()) {
                    return batch;
                }
                busy.addAll(ticket.roots());
                batch.add(ticket);
                all.remove();
            }
        }
        return batch;
    }
}
