package dev.paranoid.application.deduplication;

import dev.paranoid.application.access.LedgerText;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.message.Inbox.Entry;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.deletion.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the answers of calls in the inbox. */
public final class StoredAnswers implements IdempotentCalls {

    private final Ports ports;
    private final Transactions transactions;

    /**
     * Answers in the inbox of these ports.
     *
     * @param context the ports
     */
    public StoredAnswers(Context context) {
        this.ports = context.ports();
        this.transactions = context.transactions();
    }

    @Override
    public Result once(Caller caller, RequestId key, String fingerprint, Supplier<Reply> call) {
        Optional<Refusal> fault = fault(caller);
        if (fault.isPresent()) {
            return new Result.Refused(fault.get());
        }
        RequestKey name = key(caller, key);
        try {
            return transactions.inTransaction(() -> ports.inbox()
                    .lockNow(name, ports.clock().instant())
                    .map(entry -> entry.came() ? again(entry, fingerprint) : first(entry, fingerprint, call))
                    .orElseGet(Result.Running::new));
        } catch (Passing passing) {
            return new Result.Answered(passing.reply, false);
        }
    }

    /**
     * {@return what is wrong with who asks; empty where nothing is}
     *
     * @param caller whose name and source the ledger is to keep
     */
    public static Optional<Refusal> fault(Caller caller) {
        return LedgerText.fault(caller);
    }

    /**
     * {@return the name of a caller's call in the inbox}
     *
     * @param caller within whose scope keys are unique
     * @param key the caller's
     */
    public static RequestKey key(Caller caller, RequestId key) {
        return new RequestKey(caller.scope(), key);
    }

    /**
     * {@return what a call is told whose key an earlier one had: its answer where it says the same, else that the key was
     * used}
     *
     * @param entry of the earlier one, which was answered
     * @param fingerprint of the call that came now
     */
    public static Result again(Entry entry, String fingerprint) {
        return entry.fingerprint().equals(Optional.of(fingerprint))
                ? new Result.Answered(new Reply(entry.status(), entry.answer().orElseThrow(), false), true)
                : new Result.Reused();
    }

    private Result first(Entry entry, String fingerprint, Supplier<Reply> call) {
        Reply reply = call.get();
        if (reply.passing()) {
            throw new Passing(reply);
        }
        ports.inbox().write(List.of(entry.answered(fingerprint, reply.status(), reply.body())));
        return new Result.Answered(reply, false);
    }

    /** Rolls the transaction back and carries the answer out of it. */
    private static final class Passing extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Reply reply;

        Passing(Reply reply) {
            super("not kept", null, false, false);
            this.reply = reply;
        }
    }
}
