package dev.paranoid.application.port.message;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.request.Outcome;
import java.util.List;

/** Tells those whose requests were accepted how these have ended. */
public interface FinalAnswers {
    /** Tells nobody: what waits for an answer is left to nodes that tell them. */
    FinalAnswers NONE = new FinalAnswers() {
        @Override
        public void tell(List<Ended> ended) {}

        @Override
        public Caller askedBy(Message draft) {
            return Caller.anonymous("nobody");
        }
    };

    /**
     * {@return all of these as one, told in their order}
     *
     * @param tellers any number; the first says who asked
     */
    static FinalAnswers all(List<FinalAnswers> tellers) {
        List<FinalAnswers> each = List.copyOf(tellers);
        if (each.isEmpty()) {
            return NONE;
        }
        return new FinalAnswers() {
            @Override
            public void tell(List<Ended> ended) {
                each.forEach(teller -> teller.tell(ended));
            }

            @Override
            public Caller askedBy(Message draft) {
                return each.get(0).askedBy(draft);
            }
        };
    }

    /**
     * Writes these answers in the running transaction, which is the one in which the last of a request's deletions settles.
     *
     * @param ended at least one
     */
    void tell(List<Ended> ended);

    /**
     * {@return who asked, in whose eyes the final answer is told; he may do less by now than he might when he asked}
     *
     * @param draft as it was kept
     */
    Caller askedBy(Message draft);

    /**
     * A request that has ended.
     *
     * @param outcome how
     * @param draft as it was kept
     */
    record Ended(Outcome outcome, Message draft) {}
}
