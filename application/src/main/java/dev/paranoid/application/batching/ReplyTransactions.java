package dev.paranoid.application.batching;

import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.message.Inbox;
import dev.paranoid.application.port.message.Inbox.Entry;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.domain.deletion.Answer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Transactions that do what keyed calls ask and write their replies, all or nothing. */
final class ReplyTransactions {

    private final Transactions alone;
    private final Transactions together;
    private final Inbox inbox;
    private final InstantSource clock;

    /**
     * Transactions.
     *
     * @param alone those in which one call waits for whoever is in the way
     * @param together those that callers share
     */
    ReplyTransactions(Transactions alone, Transactions together, Inbox inbox, InstantSource clock) {
        this.alone = alone;
        this.together = together;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Gives callers their answers, and waits until each has put them into words. */
    interface Callers<R> {

        /**
         * {@return the replies of those calls that bear a key}
         *
         * @throws RepliesLost where there is none to one of them
         */
        Map<RequestKey, Reply> replies(List<List<Answer<R>>> answers);
    }

    /** {@return what the work gives, done with the replies of the calls that bear these keys} */
    <R> List<List<Answer<R>>> shared(List<KeyedCall> calls, Supplier<List<List<Answer<R>>>> work, Callers<R> callers) {
        return calls.isEmpty()
                ? work.get()
                : inTransaction(
                        together,
                        calls,
                        () -> lock(calls.stream().map(KeyedCall::key).toList()),
                        work,
                        callers);
    }

    /** The same for one call, which waits for whoever is in the way, but for another call with its key. */
    <R> List<List<Answer<R>>> alone(KeyedCall call, Supplier<List<List<Answer<R>>>> work, Callers<R> callers) {
        return inTransaction(alone, List.of(call), () -> lockNow(call.key()), work, callers);
    }

    private <R> List<List<Answer<R>>> inTransaction(
            Transactions transactions,
            List<KeyedCall> calls,
            Supplier<Map<RequestKey, Entry>> lock,
            Supplier<List<List<Answer<R>>>> work,
            Callers<R> callers) {
        Attempt<R> attempt = new Attempt<>(calls, lock, work, callers);
        try {
            return transactions.inTransaction(attempt);
        } catch (Busy rolledBack) {
            throw attempt.told ? new RepliesLost(rolledBack) : rolledBack;
        } catch (DatabaseFailure away) {
            throw away;
        } catch (RuntimeException failure) {
            throw attempt.told && !(failure instanceof RepliesLost) ? new RepliesLost(failure) : failure;
        }
    }

    private Map<RequestKey, Entry> lock(List<RequestKey> keys) {
        Map<RequestKey, Entry> entries = inbox.lock(keys, clock.instant());
        Map<RequestKey, Optional<Entry>> taken = new HashMap<>();
        entries.forEach((key, entry) -> {
            if (entry.came()) {
                taken.put(key, Optional.of(entry));
            }
        });
        if (!taken.isEmpty()) {
            throw new KeysTaken(taken);
        }
        return entries;
    }

    private Map<RequestKey, Entry> lockNow(RequestKey key) {
        Optional<Entry> entry = inbox.lockNow(key, clock.instant());
        if (entry.isEmpty() || entry.get().came()) {
            throw new KeysTaken(Map.of(key, entry));
        }
        return Map.of(key, entry.get());
    }

    /** A transaction may be tried again until callers have been told of it. */
    private final class Attempt<R> implements Supplier<List<List<Answer<R>>>> {

        private final List<KeyedCall> calls;
        private final Supplier<Map<RequestKey, Entry>> lock;
        private final Supplier<List<List<Answer<R>>>> work;
        private final Callers<R> callers;
        private boolean told;

        Attempt(
                List<KeyedCall> calls,
                Supplier<Map<RequestKey, Entry>> lock,
                Supplier<List<List<Answer<R>>>> work,
                Callers<R> callers) {
            this.calls = calls;
            this.lock = lock;
            this.work = work;
            this.callers = callers;
        }

        @Override
        public List<List<Answer<R>>> get() {
            if (told) {
                throw new RepliesLost(null);
            }
            Map<RequestKey, Entry> entries = lock.get();
            List<List<Answer<R>>> answers = work.get();
            told = true;
            Map<RequestKey, Reply> replies = callers.replies(answers);
            List<Entry> answered = new ArrayList<>();
            calls.forEach(call -> answered.add(call.entry(
                    Objects.requireNonNull(entries.get(call.key())), Objects.requireNonNull(replies.get(call.key())))));
            inbox.write(answered);
            return answers;
        }
    }
}
