package dev.paranoid.application.batching;

import dev.paranoid.application.access.Part;
import dev.paranoid.application.batching.Ticket.Turn;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.port.BatchListener;
import dev.paranoid.application.port.Batching;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Group commit, as a database's log does it: who comes while transactions of his kind run waits, and all who wait go as one when
 * one of these ends. The first of them carries it out in his own thread. There are no timers. A root is in one transaction at a
 * time; who asks for it meanwhile waits, and holds up nobody.
 */
final class CallQueue {

    private static final Set<Turn> WAITING = EnumSet.of(Turn.WAITS, Turn.FOLLOWS, Turn.AWAITS);
    private static final Set<Turn> UNFINISHED = EnumSet.of(Turn.FOLLOWS, Turn.LEADS, Turn.HELD);
    static final Executor WORKERS = Executors.newCachedThreadPool(CallQueue::worker);

    private final Batching settings;
    private final BatchListener listener;
    private final List<Line<?, ?>> lines;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<EntityRef> busy = new HashSet<>();
    private final Loners loners;
    private final ReplyTransactions transactions;
    private final HeldReplies replies;
    private Executor workers = WORKERS;

    CallQueue(
            Batching settings,
            BatchListener listener,
            Collection<? extends Line<?, ?>> lines,
            ReplyTransactions transactions) {
        this.settings = settings;
        this.listener = listener;
        this.lines = List.copyOf(lines);
        this.loners = new Loners(settings.alone(), settings.patience());
        this.transactions = transactions;
        this.replies = new HeldReplies(lock, settings.patience());
    }

    /** {@return this, where others carry out what keyed calls ask, each piece of work in a thread of its own} */
    CallQueue workedBy(Executor others) {
        workers = others;
        return this;
    }

    ReplyTransactions transactions() {
        return transactions;
    }

    HeldReplies replies() {
        return replies;
    }

    /**
     * {@return the answers to what one caller asks}
     *
     * @param roots what it names
     * @param waiting runs what a caller carries out alone within the time that is left
     * @throws Busy where its turn does not come in time; then it is not carried out
     */
    <I, R> List<Answer<R>> carryOut(Line<I, R> line, Part<I> part, Set<EntityRef> roots, Patience waiting) {
        Ticket<I, R> ticket = new Ticket<>(part, roots, lock.newCondition(), KeyedCall.current());
        ticket.keyed().ifPresent(call -> call.asks(replies, ticket));
        locked(() -> {
            line.add(ticket);
            line.dispatch(settings, busy);
        });
        while (true) {
            switch (turn(line, ticket)) {
                case LEADS ->
                    carryOn(ticket, Turn.FOLLOWS, () -> lead(line, ticket), failure -> led(line, ticket, failure));
                case ALONE ->
                    carryOn(
                            ticket,
                            Turn.AWAITS,
                            () -> alone(line, ticket, waiting),
                            failure -> end(ticket, null, failure));
                default -> {
                    return ticket.outcome();
                }
            }
        }
    }

    /** A caller whose call bears a key answers while its transaction is open, and so somebody else has to work. */
    private void carryOn(Ticket<?, ?> ticket, Turn meanwhile, Runnable work, Consumer<Busy> otherwise) {
        if (ticket.keyed().isEmpty()) {
            work.run();
            return;
        }
        locked(() -> ticket.become(meanwhile));
        try {
            workers.execute(work);
        } catch (RuntimeException | Error noThread) {
            otherwise.accept(new Busy("There is no thread that carries it out", Ticket.RETRY_AFTER, noThread));
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
            while (WAITING.contains(ticket.turn())) {
                if (ticket.turn() == Turn.WAITS) {
                    interrupted |= !awaited(line, ticket);
                } else {
                    ticket.changed().awaitUninterruptibly();
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
                leave(line, ticket, ticket.busy());
            }
            return true;
        } catch (InterruptedException interrupted) {
            if (ticket.turn() == Turn.WAITS) {
                leave(
                        line,
                        ticket,
                        new Busy("Interrupted while it waited for others", Ticket.RETRY_AFTER, interrupted));
            }
            return false;
        }
    }

    @SuppressWarnings("unchecked") // a ticket is in the line that it was put into
    private static void leave(Line<?, ?> line, Ticket<?, ?> ticket, RuntimeException with) {
        ((Line<Object, Object>) line).leave((Ticket<Object, Object>) ticket);
        ticket.fail(with);
    }

    private <I, R> void lead(Line<I, R> line, Ticket<I, R> leader) {
        List<Ticket<I, R>> batch = leader.batch();
        Batch<I, R> work = new Batch<>(this, line, listener);
        @Nullable Throwable failure = null;
        try {
            work.carryOut(batch);
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
        } finally {
            led(line, leader, failure);
        }
    }

    private <I, R> void led(Line<I, R> line, Ticket<I, R> leader, @Nullable Throwable failure) {
        locked(() -> {
            if (failure != null) {
                for (Ticket<I, R> ticket : leader.batch()) {
                    if (UNFINISHED.contains(ticket.turn())) {
                        fail(ticket, failure);
                    }
                }
            }
            line.ended();
            dispatch();
        });
    }

    private void dispatch() {
        lines.forEach(line -> line.dispatch(settings, busy));
    }

    private <I, R> void alone(Line<I, R> line, Ticket<I, R> ticket, Patience waiting) {
        @Nullable List<Answer<R>> answers = null;
        @Nullable Throwable failure = null;
        try {
            answers = loners.carryOut(
                    ticket, time -> measured(line, ticket, () -> waiting.atMost(time, () -> answers(line, ticket))));
        } catch (KeysTaken taken) {
            ticket.keyed().ifPresent(call -> call.taken(taken.by().getOrDefault(call.key(), Optional.empty())));
            failure = new Busy("The first call with this key is still running", Ticket.RETRY_AFTER, null);
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
        } finally {
            end(ticket, answers, failure);
        }
    }

    private <T> T measured(Line<?, ?> line, Ticket<?, ?> ticket, Supplier<T> work) {
        long began = System.nanoTime();
        T result = work.get();
        listener.ran(
                line.kind(),
                List.of(Duration.ofNanos(began - ticket.since())),
                Duration.ofNanos(System.nanoTime() - began));
        return result;
    }

    private <I, R> List<Answer<R>> answers(Line<I, R> line, Ticket<I, R> ticket) {
        return ticket.keyed().isEmpty()
                ? line.alone(ticket)
                : transactions
                        .alone(
                                ticket.keyed().get(),
                                () -> List.of(line.alone(ticket)),
                                answers -> replies.of(List.of(ticket), answers))
                        .get(0);
    }

    private <I, R> void end(Ticket<I, R> ticket, @Nullable List<Answer<R>> answers, @Nullable Throwable failure) {
        locked(() -> {
            if (answers != null) {
                answer(ticket, answers);
            } else if (failure instanceof RepliesLost) {
                undo(ticket);
            } else {
                fail(ticket, Objects.requireNonNull(failure));
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

    /** The same, for one that begins anew. */
    void undo(Ticket<?, ?> ticket) {
        busy.removeAll(ticket.roots());
        ticket.become(Turn.UNDONE);
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "paranoid-keyed-call");
        thread.setDaemon(true);
        return thread;
    }
}
