package dev.paranoid.application.batching;

import dev.paranoid.application.batching.Ticket.Turn;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.domain.deletion.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where whoever holds a transaction open and those whose calls bear keys meet: answers one way, replies the other. */
final class HeldReplies {

    private final ReentrantLock lock;
    private final Condition replied;
    private final Duration patience;

    /**
     * A meeting place.
     *
     * @param lock that of the queue
     * @param patience how long a reply is waited for
     */
    HeldReplies(ReentrantLock lock, Duration patience) {
        this.lock = lock;
        this.replied = lock.newCondition();
        this.patience = patience;
    }

    /** {@return whether it was given answers that were to hold once its reply was written} */
    boolean held(Ticket<?, ?> ticket) {
        lock.lock();
        try {
            return ticket.held();
        } finally {
            lock.unlock();
        }
    }

    /**
     * {@return whether the reply was written; otherwise all was rolled back}
     *
     * @param reply empty where the caller gives up
     */
    boolean reply(Ticket<?, ?> ticket, Optional<Reply> reply) {
        lock.lock();
        try {
            ticket.reply(reply);
            replied.signalAll();
            while (ticket.turn() == Turn.HELD) {
                ticket.changed().awaitUninterruptibly();
            }
            if (ticket.turn() == Turn.UNDONE || reply.isEmpty()) {
                return false;
            }
            ticket.requireDone();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives those that bear keys their answers, and waits for what they make of them.
     *
     * @throws RepliesLost where one of them gives up, or takes too long
     */
    <I, R> Map<RequestKey, Reply> of(List<Ticket<I, R>> tickets, List<List<Answer<R>>> answers) {
        lock.lock();
        try {
            for (int i = 0; i < tickets.size(); i++) {
                if (tickets.get(i).keyed().isPresent()) {
                    tickets.get(i).hold(answers.get(i));
                }
            }
            Map<RequestKey, Reply> replies = new HashMap<>();
            long until = System.nanoTime() + patience.toNanos();
            for (Ticket<I, R> ticket : tickets) {
                if (ticket.keyed().isPresent()) {
                    replies.put(ticket.keyed().get().key(), awaited(ticket, until));
                }
            }
            return replies;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RepliesLost(interrupted);
        } finally {
            lock.unlock();
        }
    }

    private Reply awaited(Ticket<?, ?> ticket, long until) throws InterruptedException {
        while (!ticket.replied()) {
            if (replied.awaitNanos(until - System.nanoTime()) <= 0) {
                throw new RepliesLost(null);
            }
        }
        return ticket.reply().orElseThrow(() -> new RepliesLost(null));
    }
}
