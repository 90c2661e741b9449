package dev.paranoid.application.batching;

import dev.paranoid.application.Busy;
import dev.paranoid.application.Unavailable;
import dev.paranoid.application.access.CascadingDeletions.Part;
import dev.paranoid.application.batching.Ticket.Turn;
import dev.paranoid.application.port.BatchListener;
import dev.paranoid.application.port.Batching;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Group commit, as a database's log does it: who comes while transactions of his kind run waits, and all who wait go as one when
 * one of these ends. The first of them carries it out in his own thread. There are no timers. A root is in one transaction at a
 * time; who asks for it meanwhile waits, and holds up nobody.
 */
final class CallQueue {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Batching settings;
    private final BatchListener listener;
    private final List<Line<?, ?>> lines;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<EntityRef> busy = new HashSet<>();
    private final Semaphore loners;

    CallQueue(Batching settings, BatchListener listener, Collection<? extends Line<?, ?>> lines) {
        this.settings = settings;
        this.listener = listener;
        this.lines = List.copyOf(lines);
        this.loners = new Semaphore(settings.alone(), true);
    }

    /**
     * {@return the answers to what one caller asks}
     *
     * @param roots what it names
     * @param waiting runs what a caller carries out alone within the time that is left
     * @throws Busy where its turn does not come in time; then it is not carried out
     */
    <I, R> List<Answer<R>> carryOut(Line<I, R> line, Part<I> part, Set<EntityRef> roots, Patience waiting) {
        Ticket<I, R> ticket = new Ticket<>(part, roots, lock.newCondition());
        locked(() -> {
            line.add(ticket);
            line.dispatch(settings, busy);
        });
        while (true) {
            switch (turn(line, ticket)) {
                case LEADS -> lead(line, ticket);
                case ALONE -> alone(line, ticket, waiting);
                default -> {
                    return ticket.outcome();
                }
            }
        }
    }

    /** Runs work that may take so long at most. */
    interface Patience {
        <T> T atMost(Duration time, Supplier<T> work);
    }

    void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private Duration left(Ticket<?, ?> ticket) {
        return settings.patience().minusNanos(System.nanoTime() - ticket.since());
    }

    /** Waits for something to do, or for the answer. Who waits for a turn can be interrupted; whose turn has come cannot. */
    private Turn turn(Line<?, ?> line, Ticket<?, ?> ticket) {
        boolean interrupted = false;
        lock.lock();
        try {
            while (ticket.turn() == Turn.WAITS || ticket.turn() == Turn.FOLLOWS) {
                if (ticket.turn() == Turn.FOLLOWS) {
                    ticket.changed().awaitUninterruptibly();
                } else {
                    interrupted |= !awaited(line, ticket);
                }
            }
            return ticket.turn();
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** {@return whether nobody interrupted it} */
    @SuppressWarnings("WaitNotInLoop") // turn() has the loop
    private boolean awaited(Line<?, ?> line, Ticket<?, ?> ticket) {
        try {
            if (ticket.changed().awaitNanos(left(ticket).toNanos()) <= 0 && ticket.turn() == Turn.WAITS) {
                leave(line, ticket, busy(ticket));
            }
            return true;
        } catch (InterruptedException interrupted) {
            if (ticket.turn() == Turn.WAITS) {
                leave(line, ticket, new Unavailable("Interrupted before its turn", RETRY_AFTER, interrupted));
            }
            return false;
        }
    }

    @SuppressWarnings("unchecked") // a ticket is in the line that it was put into
    private static void leave(Line<?, ?> line, Ticket<?, ?> ticket, RuntimeException with) {
        ((Line<Object, Object>) line).leave((Ticket<Object, Object>) ticket);
        ticket.fail(with);
    }

    private static Busy busy(Ticket<?, ?> ticket) {
        return new Busy("Others have locked " + named(ticket) + ", or rows that belong to it", RETRY_AFTER, null);
    }

    private static String named(Ticket<?, ?> ticket) {
        List<String> roots =
                ticket.roots().stream().map(EntityRef::toString).sorted().toList();
        return roots.size() == 1
                ? roots.get(0)
                : "one of " + roots.size() + " rows, of which the first is " + roots.get(0);
    }

    private <I, R> void lead(Line<I, R> line, Ticket<I, R> leader) {
        List<Ticket<I, R>> batch = leader.batch();
        Batch<I, R> work = new Batch<>(this, line, listener);
        try {
            work.carryOut(batch);
        } finally {
            locked(() -> {
                line.ended();
                batch.stream()
                        .filter(ticket -> ticket.turn() == Turn.FOLLOWS || ticket.turn() == Turn.LEADS)
                        .forEach(ticket -> fail(ticket, new IllegalStateException("Who led has failed")));
                dispatch();
            });
        }
    }

    private void dispatch() {
        lines.forEach(line -> line.dispatch(settings, busy));
    }

    private <I, R> void alone(Line<I, R> line, Ticket<I, R> ticket, Patience waiting) {
        @Nullable List<Answer<R>> answers = null;
        @Nullable Throwable failure = null;
        boolean slot = slot(ticket);
        try {
            if (slot) {
                long began = System.nanoTime();
                answers = waiting.atMost(left(ticket), () -> line.alone(ticket));
                listener.ran(
                        line.kind(),
                        List.of(Duration.ofNanos(began - ticket.since())),
                        Duration.ofNanos(System.nanoTime() - began));
            }
        } catch (RuntimeException | Error thrown) {
            failure = thrown instanceof Busy ? busy(ticket) : thrown;
        } finally {
            if (slot) {
                loners.release();
            }
            end(ticket, answers, failure);
        }
    }

    private <I, R> void end(Ticket<I, R> ticket, @Nullable List<Answer<R>> answers, @Nullable Throwable failure) {
        locked(() -> {
            if (answers != null) {
                answer(ticket, answers);
            } else {
                fail(ticket, failure == null ? busy(ticket) : failure);
            }
            dispatch();
        });
    }

    /** Nobody works on its roots any more. Whoever answers a ticket gives them back, once. */
    <I, R> void answer(Ticket<I, R> ticket, List<Answer<R>> answers) {
        busy.removeAll(ticket.roots());
        ticket.answer(answers);
    }

    /** The same. */
    void fail(Ticket<?, ?> ticket, Throwable failure) {
        busy.removeAll(ticket.roots());
        ticket.fail(failure);
    }

    private boolean slot(Ticket<?, ?> ticket) {
        try {
            return loners.tryAcquire(Math.max(0, left(ticket).toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
