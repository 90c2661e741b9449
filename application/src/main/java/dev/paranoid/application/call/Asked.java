package dev.paranoid.application.call;

import dev.paranoid.application.Caller;
import dev.paranoid.application.Caller.Verb;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.Optional;

/**
 * What somebody asks about a row.
 *
 * @param caller who asks
 * @param reason why, in the caller's words
 * @param deletion the active deletion that is meant, where the row is named as its root
 * @param expired whether nobody asks, but the deletion's time is over: then nothing goes that is live, or to be kept for longer
 */
public record Asked(Caller caller, Optional<String> reason, Optional<DeletionId> deletion, boolean expired) {

    /** What a person asks. */
    public Asked(Caller caller, Optional<String> reason, Optional<DeletionId> deletion) {
        this(caller, reason, deletion, false);
    }

    /** {@return what it takes to remove the row for good} */
    public Verb removing() {
        return removing(deletion);
    }

    /** {@return what it takes to remove a row for good that is named as the root of that deletion, or by itself} */
    public static Verb removing(Optional<DeletionId> deletion) {
        return deletion.isPresent() ? Verb.PURGE : Verb.HARD_DELETE;
    }
}
