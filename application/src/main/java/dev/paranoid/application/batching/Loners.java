package dev.paranoid.application.batching;

import dev.paranoid.application.failure.Busy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls that go on by themselves. Those in whose way others are wait for these, a few at once. Whoever is in nobody's way has a
 * turn all the same: the others have as many turns of their own, and whoever finds somebody in his way there gives his back and
 * goes on among those who wait.
 */
final class Loners {

    /** How long a call tries before somebody counts as being in its way. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final Duration patience;
    private final Semaphore free;
    private final Semaphore waiting;

    Loners(int turns, Duration patience) {
        this.patience = patience;
        this.free = new Semaphore(turns, true);
        this.waiting = new Semaphore(turns, true);
    }

    /**
     * {@return what this work gives}
     *
     * @param work runs within the time that it is given
     * @throws Busy where no turn comes in time, or others stay in the way
     */
    <T> T carryOut(Ticket<?, ?> ticket, Function<Duration, T> work) {
        if (!ticket.waitsForRows()) {
            take(free, ticket, () -> noTurn(ticket));
            try {
                return work.apply(whileFree(ticket));
            } catch (Busy inTheWay) {
                requireAnotherTry(ticket);
                ticket.waitForRows();
            } finally {
                free.release();
            }
        }
        take(waiting, ticket, ticket::busy);
        try {
            return work.apply(left(ticket));
        } catch (Busy inTheWay) {
            throw ticket.busy();
        } finally {
            waiting.release();
        }
    }

    private Duration whileFree(Ticket<?, ?> ticket) {
        Duration left = left(ticket);
        return ticket.asksForOne() && GLANCE.compareTo(left) < 0 ? GLANCE : left;
    }

    /** Of several items some may be done, each in a transaction of its own: these are not begun again. */
    private void requireAnotherTry(Ticket<?, ?> ticket) {
        if (!ticket.asksForOne() || left(ticket).isZero()) {
            throw ticket.busy();
        }
    }

    private static Busy noTurn(Ticket<?, ?> ticket) {
        return new Busy(
                "Too many calls are carried out one by one: there was no turn for " + ticket.named(),
                Ticket.RETRY_AFTER,
                null);
    }

    private void take(Semaphore turns, Ticket<?, ?> ticket, Supplier<Busy> otherwise) {
        try {
            if (!turns.tryAcquire(left(ticket).toNanos(), TimeUnit.NANOSECONDS)) {
                throw otherwise.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw otherwise.get();
        }
    }

    private Duration left(Ticket<?, ?> ticket) {
        Duration left = patience.minusNanos(System.nanoTime() - ticket.since());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
