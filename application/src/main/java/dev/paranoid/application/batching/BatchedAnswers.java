package dev.paranoid.application.batching;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.deduplication.StoredAnswers;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.RequestId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps the answers of calls that share transactions. A call asks {@link BatchedDeletions} once at most; one within its caller's
 * transaction shares nothing.
 */
public final class BatchedAnswers implements IdempotentCalls {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final StoredAnswers stored;
    private final Transactions transactions;
    private final Duration patience;
    private final Set<RequestKey> running = ConcurrentHashMap.newKeySet();

    /**
     * Answers.
     *
     * @param stored keeps those of calls that share nothing
     * @param transactions tell whether a call is part of one that its caller began
     * @param patience how long a call is run again whose transaction was rolled back for another's sake
     */
    public BatchedAnswers(StoredAnswers stored, Transactions transactions, Duration patience) {
        this.stored = stored;
        this.transactions = transactions;
        this.patience = patience;
    }

    @Override
    public Result once(Caller caller, RequestId id, String fingerprint, Supplier<Reply> call) {
        if (transactions.joining() || StoredAnswers.fault(caller).isPresent()) {
            return stored.once(caller, id, fingerprint, call);
        }
        RequestKey key = StoredAnswers.key(caller, id);
        if (!running.add(key)) {
            return new Result.Running();
        }
        try {
            long until = System.nanoTime() + patience.toNanos();
            while (true) {
                Optional<Result> result = attempt(caller, new KeyedCall(key, fingerprint), fingerprint, call);
                if (result.isPresent()) {
                    return result.get();
                }
                if (System.nanoTime() - until >= 0) {
                    throw new Busy(
                            "The database kept rolling back the transaction that this call shares with others",
                            RETRY_AFTER,
                            null);
                }
            }
        } finally {
            running.remove(key);
        }
    }

    @Override
    public Result onceAlone(Caller caller, RequestId id, String fingerprint, Supplier<Reply> call) {
        return stored.onceAlone(caller, id, fingerprint, call);
    }

    /** {@return the result, or empty where all was rolled back for another's sake} */
    private Optional<Result> attempt(Caller caller, KeyedCall keyed, String fingerprint, Supplier<Reply> call) {
        Reply reply;
        try {
            reply = keyed.during(call);
        } catch (RuntimeException failure) {
            Optional<Result> taken = taken(keyed, fingerprint);
            if (taken.isPresent() || failure instanceof DatabaseFailure) {
                return Optional.of(taken.orElseThrow(() -> failure));
            }
            return Optional.of(stored.once(caller, keyed.key().id(), fingerprint, () -> {
                throw failure;
            }));
        }
        Optional<Result> taken = taken(keyed, fingerprint);
        if (taken.isPresent()) {
            return taken;
        }
        if (!keyed.answered()) {
            return Optional.of(stored.once(caller, keyed.key().id(), fingerprint, () -> reply));
        }
        if (reply.passing()) {
            keyed.abandon();
            return Optional.of(new Result.Answered(reply, false));
        }
        return keyed.reply(reply) ? Optional.of(new Result.Answered(reply, false)) : Optional.empty();
    }

    private static Optional<Result> taken(KeyedCall keyed, String fingerprint) {
        return keyed.taken()
                .map(by ->
                        by.map(entry -> StoredAnswers.again(entry, fingerprint)).orElseGet(Result.Running::new));
    }
}
