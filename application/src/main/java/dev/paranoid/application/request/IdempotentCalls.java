package dev.paranoid.application.request;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.deletion.Refusal;
import java.util.function.Supplier;

/** Carries out calls that wait for their answer, each key once. */
public interface IdempotentCalls {

    /**
     * Carries the call out, or gives the answer of the first time. What it asks of {@link Deletions}, once at most, is one
     * transaction with the note that it was carried out. The call may run several times, until that transaction commits.
     *
     * @param caller who asks; keys of different callers have nothing to do with each other
     * @param key from 1 to 255 characters
     * @param fingerprint a digest of all that the call says, at most 64 characters
     * @param call its answer is kept, unless it {@link Reply#passing passes}: then what it asked is undone
     * @return what the call answered, now or before
     * @throws dev.paranoid.application.failure.Unavailable when the database is away
     */
    Result once(Caller caller, RequestId key, String fingerprint, Supplier<Reply> call);

    /**
     * The same for a call that asks something else than {@link Deletions}, or more than once: it runs within the transaction that
     * notes it, which it shares with no other.
     *
     * @param caller who asks, and what he may do
     * @param key that identifies the call
     * @param fingerprint of the call: another call has another
     * @param call what to do once
     * @return what the call answered, now or before
     */
    default Result onceAlone(Caller caller, RequestId key, String fingerprint, Supplier<Reply> call) {
        return once(caller, key, fingerprint, call);
    }

    /**
     * An answer that can be given again.
     *
     * @param status as a number, such as HTTP's
     * @param body of the answer, as it is sent
     * @param passing whether the same call may have another answer soon, so that this one must not be kept
     */
    record Reply(int status, String body, boolean passing) {}

    /** What came of it. */
    sealed interface Result {

        /**
         * There is an answer.
         *
         * @param reply of this call, or of the first with its key
         * @param repeated whether it is that of an earlier call
         */
        record Answered(Reply reply, boolean repeated) implements Result {}

        /** The key was used for another call. */
        record Reused() implements Result {}

        /** The first call with this key is still running. */
        record Running() implements Result {}

        /**
         * Nothing was tried: something is wrong with who asks.
         *
         * @param refusal what is wrong
         */
        record Refused(Refusal refusal) implements Result {}
    }
}
