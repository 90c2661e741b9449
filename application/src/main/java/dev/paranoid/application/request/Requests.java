package dev.paranoid.application.request;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.DatabaseFailure;
import java.util.List;

/** Carries out requests, each exactly once, in batches. */
public interface Requests {

    /**
     * Carries these out in one transaction together with what {@code answers} writes. Where that fails as a whole, though
     * the database is there, the batch is halved until the culprit stands alone, and is answered
     * {@link Outcome#INTERNAL_ERROR}. Where others have locked rows of some, the others are carried out, but for those that
     * came later with the same key.
     *
     * @param caller who asks, in the eyes of rights and ledger
     * @param requests any number; those of one key are carried out in their order
     * @param answers renders and sends the answers
     * @return one outcome a request, in their order
     * @throws DatabaseFailure when the database is away, or others keep rows of some locked: ask again, what was done
     *     stays done once
     */
    List<Outcome> carryOut(Caller caller, List<Request> requests, Answers answers);

    /** Renders answers within the transaction, and sees to it that they are sent if it commits. Nothing else keeps them. */
    interface Answers {

        /**
         * Called once a transaction, again if it is tried again.
         *
         * @param outcomes of all requests of the transaction, {@link Outcome#fresh fresh} or not
         */
        void tell(List<Outcome> outcomes);
    }
}
