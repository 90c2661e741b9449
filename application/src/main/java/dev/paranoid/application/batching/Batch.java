package dev.paranoid.application.batching;

import dev.paranoid.application.batching.Ticket.Turn;
import dev.paranoid.application.call.ConcurrentChange;
import dev.paranoid.application.call.RowsInUse;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.application.port.BatchListener;
import dev.paranoid.application.port.Contended;
import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.TooLarge;
import dev.paranoid.application.port.row.ValueTaken;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Carries calls out as one transaction. What cannot be done so is taken apart: who needs rows that others have locked goes on
 * alone, and so does everybody where a transaction failed as a whole; what is too large is halved.
 */
final class Batch<I, R> {

    private final CallQueue queue;
    private final Line<I, R> line;
    private final BatchListener listener;

    Batch(CallQueue queue, Line<I, R> line, BatchListener listener) {
        this.queue = queue;
        this.line = line;
        this.listener = listener;
    }

    void carryOut(List<Ticket<I, R>> tickets) {
        long began = System.nanoTime();
        Runnable next = attempt(tickets);
        listener.ran(
                line.kind(),
                tickets.stream()
                        .map(ticket -> Duration.ofNanos(began - ticket.since()))
                        .toList(),
                Duration.ofNanos(System.nanoTime() - began));
        next.run();
    }

    /** {@return what is left to do} */
    private Runnable attempt(List<Ticket<I, R>> tickets) {
        try {
            answer(tickets, together(tickets));
            return () -> {};
        } catch (RowsInUse inUse) {
            return () -> withoutThoseWhoNeed(tickets, inUse);
        } catch (KeysTaken taken) {
            return () -> without(tickets, ticket -> has(ticket, taken));
        } catch (RepliesLost lost) {
            return () -> undone(tickets);
        } catch (TooLarge tooLarge) {
            return () -> halves(tickets);
        } catch (Contended | ValueTaken | DatabaseRefused | ConcurrentChange | Busy | SchemaChanged inTheWay) {
            return () -> alone(tickets);
        } catch (Unavailable away) {
            return () -> fail(tickets, away);
        } catch (RuntimeException failure) {
            return () -> {
                if (tickets.size() > 1) {
                    alone(tickets);
                } else {
                    fail(tickets, failure);
                }
            };
        }
    }

    private List<List<Answer<R>>> together(List<Ticket<I, R>> tickets) {
        List<KeyedCall> keyed =
                tickets.stream().flatMap(ticket -> ticket.keyed().stream()).toList();
        return queue.transactions()
                .shared(
                        keyed,
                        () -> line.together(tickets),
                        answers -> queue.replies().of(tickets, answers));
    }

    private void withoutThoseWhoNeed(List<Ticket<I, R>> tickets, RowsInUse inUse) {
        tickets.stream().filter(ticket -> needs(ticket, inUse)).forEach(Ticket::waitForRows);
        without(tickets, ticket -> needs(ticket, inUse));
    }

    /** Those go on alone, and the others together. */
    private void without(List<Ticket<I, R>> tickets, Predicate<Ticket<I, R>> those) {
        List<Ticket<I, R>> others = new ArrayList<>();
        List<Ticket<I, R>> waiting = new ArrayList<>();
        tickets.forEach(ticket -> (those.test(ticket) ? waiting : others).add(ticket));
        if (waiting.isEmpty()) {
            alone(tickets);
            return;
        }
        alone(waiting);
        if (!others.isEmpty()) {
            carryOut(others);
        }
    }

    private static boolean needs(Ticket<?, ?> ticket, RowsInUse inUse) {
        return ticket.roots().stream().anyMatch((EntityRef root) -> inUse.rows().contains(root));
    }

    private static boolean has(Ticket<?, ?> ticket, KeysTaken taken) {
        return ticket.keyed().filter(call -> taken.by().containsKey(call.key())).isPresent();
    }

    /** Those who were told of it begin anew, the others go on alone. */
    private void undone(List<Ticket<I, R>> tickets) {
        queue.locked(() -> tickets.forEach(ticket -> {
            if (ticket.turn() == Turn.HELD) {
                queue.undo(ticket);
            } else {
                ticket.become(Turn.ALONE);
            }
        }));
    }

    private void halves(List<Ticket<I, R>> tickets) {
        if (tickets.size() < 2) {
            alone(tickets);
            return;
        }
        int half = tickets.size() / 2;
        carryOut(tickets.subList(0, half));
        carryOut(tickets.subList(half, tickets.size()));
    }

    private void answer(List<Ticket<I, R>> tickets, List<List<Answer<R>>> answers) {
        queue.locked(() -> {
            for (int i = 0; i < tickets.size(); i++) {
                queue.answer(tickets.get(i), answers.get(i));
            }
        });
    }

    private void alone(List<Ticket<I, R>> tickets) {
        queue.locked(() -> tickets.forEach(ticket -> ticket.become(Turn.ALONE)));
    }

    private void fail(List<Ticket<I, R>> tickets, Throwable failure) {
        queue.locked(() -> tickets.forEach(ticket -> queue.fail(ticket, failure)));
    }
}
