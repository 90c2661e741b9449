package dev.paranoid.application.batching;

import dev.paranoid.application.access.Part;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
        /** Waits for somebody who carries it out by itself. */
        AWAITS,
        /** Has answers that hold once its reply is written. */
        HELD,
        /** Was rolled back after it had answers. */
        UNDONE,
        /** Has an answer. */
        DONE
    }

    /** Of one that was told that others are in its way. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Part<I> part;
    private final Set<EntityRef> roots;
    private final Condition changed;
    private final Optional<KeyedCall> keyed;
    private final long since = System.nanoTime();
    private Turn turn = Turn.WAITS;
    private List<Ticket<I, R>> batch = List.of();
    private @Nullable List<Answer<R>> answers;
    private @Nullable Throwable failure;
    private volatile boolean waitsForRows;
    private boolean held;
    private boolean replied;
    private Optional<Reply> reply = Optional.empty();

    Ticket(Part<I> part, Set<EntityRef> roots, Condition changed, Optional<KeyedCall> keyed) {
        this.part = part;
        this.roots = Set.copyOf(roots);
        this.changed = changed;
        this.keyed = keyed;
    }

    Optional<KeyedCall> keyed() {
        return keyed;
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

    /** These are its answers, if its reply is written. */
    void hold(List<Answer<R>> given) {
        answers = given;
        held = true;
        become(Turn.HELD);
    }

    /** Its caller has put its answers into words, or gives up. */
    void reply(Optional<Reply> given) {
        replied = true;
        reply = given;
    }

    /** {@return whether it ever had answers that were to hold once its reply was written} */
    boolean held() {
        return held;
    }

    /** {@return whether its caller has put its answers into words, or has given up} */
    boolean replied() {
        return replied;
    }

    /** {@return its reply; empty where its caller has given up} */
    Optional<Reply> reply() {
        return reply;
    }

    void fail(Throwable with) {
        failure = with;
        become(Turn.DONE);
    }

    /** Others have locked rows that it needs. */
    void waitForRows() {
        waitsForRows = true;
    }

    boolean waitsForRows() {
        return waitsForRows;
    }

    boolean asksForOne() {
        return part.items().size() == 1;
    }

    /** {@return what it is told where others were in its way for too long} */
    Busy busy() {
        return new Busy("Others have locked " + named() + ", or rows that belong to it", RETRY_AFTER, null);
    }

    /** {@return what it is about, in words} */
    String named() {
        List<String> names = roots.stream().map(EntityRef::toString).sorted().toList();
        return names.size() == 1
                ? names.get(0)
                : "one of " + names.size() + " rows, of which the first is " + names.get(0);
    }

    /** {@return its answers} */
    List<Answer<R>> outcome() {
        requireDone();
        return Objects.requireNonNull(answers);
    }

    /** Throws what it failed with. */
    void requireDone() {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }
}
