package dev.paranoid.application.port.message;

import dev.paranoid.application.Outcome;
import dev.paranoid.application.port.message.Outbox.Message;
import java.util.List;

/** Tells those whose requests were accepted how these have ended. */
public interface FinalAnswers {
    /** Tells nobody. */
    FinalAnswers NONE = ended -> {};

    /** Writes these answers in the running transaction, which is the one in which the last of a request's deletions settles. */
    void tell(List<Ended> ended);

    /**
     * A request that has ended.
     *
     * @param outcome how
     * @param draft as it was kept
     */
    record Ended(Outcome outcome, Message draft) {}
}
