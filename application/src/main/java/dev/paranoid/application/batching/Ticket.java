package dev.paranoid.application.batching;

import dev.paranoid.application.access.CascadingDeletions.Part;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/** A call that waits for its turn. All but what it asks is guarded by the lock of the queue. */
final class Ticket<I, R> {

    /** What its caller does. */
    enum Turn {
        /** Waits for a turn. */
        WAITS,
        /** Waits for the one who carries it out. */
        FOLLOWS,
        /** Carries out the batch. */
        LEADS,
        /** Carries it out by itself. */
        ALONE,
        /** Has an answer. */
        DONE
    }

    private final Part<I> part;
    private final Set<EntityRef> roots;
    private final Condition changed;
    private final long since = System.nanoTime();
    private Turn turn = Turn.WAITS;
    private List<Ticket<I, R>> batch = List.of();
    private @Nullable List<Answer<R>> answers;
    private @Nullable Throwable failure;

    Ticket(Part<I> part, Set<EntityRef> roots, Condition changed) {
        this.part = part;
        this.roots = Set.copyOf(roots);
        this.changed = changed;
    }

    Part<I> part() {
        return part;
    }

    Set<EntityRef> roots() {
        return roots;
    }

    /** {@return when it came, in nanoseconds} */
    long since() {
        return since;
    }

    Condition changed() {
        return changed;
    }

    Turn turn() {
        return turn;
    }

    /** {@return the calls to carry out, this one first} */
    List<Ticket<I, R>> batch() {
        return batch;
    }

    void lead(List<Ticket<I, R>> tickets) {
        batch = List.copyOf(tickets);
        become(Turn.LEADS);
    }

    void become(Turn next) {
        turn = next;
        changed.signal();
    }

    void answer(List<Answer<R>> given) {
        answers = given;
        become(Turn.DONE);
    }

    void fail(Throwable with) {
        failure = with;
        become(Turn.DONE);
    }

    /** {@return its answers} */
    List<Answer<R>> outcome() {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return Objects.requireNonNull(answers);
    }
}
