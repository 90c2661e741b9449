package dev.paranoid.application.batching;

import dev.paranoid.application.port.message.Inbox.Entry;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that bears a key. What it asks, and its reply, are one transaction, which somebody else holds open while the caller
 * puts its answers into words.
 */
final class KeyedCall {

    private static final ThreadLocal<@Nullable KeyedCall> CURRENT = new ThreadLocal<>();

    private final RequestKey key;
    private final String fingerprint;
    private @Nullable HeldReplies replies;
    private @Nullable Ticket<?, ?> ticket;
    private boolean taken;
    private Optional<Entry> earlier = Optional.empty();

    /**
     * A call.
     *
     * @param fingerprint a digest of all that it says
     */
    KeyedCall(RequestKey key, String fingerprint) {
        this.key = key;
        this.fingerprint = fingerprint;
    }

    /** {@return the one that this thread carries out, which has asked nothing yet} */
    static Optional<KeyedCall> current() {
        return Optional.ofNullable(CURRENT.get()).filter(call -> call.ticket == null);
    }

    /** {@return the reply that the work puts together} */
    Reply during(Supplier<Reply> work) {
        CURRENT.set(this);
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            abandon();
            throw failure;
        } finally {
            CURRENT.remove();
        }
    }

    RequestKey key() {
        return key;
    }

    void asks(HeldReplies by, Ticket<?, ?> as) {
        replies = by;
        ticket = as;
    }

    /** {@return what is written down of its key, once it has a reply} */
    Entry entry(Entry empty, Reply reply) {
        return empty.answered(fingerprint, reply.status(), reply.body());
    }

    /** Its key was used before: by a call that has this entry, or by one that is still running. */
    void taken(Optional<Entry> by) {
        taken = true;
        earlier = by;
    }

    /** {@return the entry of whoever had its key, itself empty where that one is still running; empty where nobody had it} */
    Optional<Optional<Entry>> taken() {
        return taken ? Optional.of(earlier) : Optional.empty();
    }

    /** {@return whether it was given answers that were to hold once its reply was written} */
    boolean answered() {
        return replies != null && ticket != null && replies.held(ticket);
    }

    /** {@return whether the reply was written with all that the call did; otherwise none of it was done} */
    boolean reply(Reply reply) {
        return replies != null && ticket != null && replies.reply(ticket, Optional.of(reply));
    }

    /** Has all that the call did undone. */
    void abandon() {
        if (replies != null && ticket != null && answered()) {
            replies.reply(ticket, Optional.empty());
        }
    }
}
