package dev.paranoid.kafka.sender;

import dev.paranoid.application.caller.Caller;
import java.util.Set;

/**
 * A topic of requests.
 *
 * @param name as the broker calls it
 * @param caller who asks by writing there
 * @param asks what requests there ask for
 * @param results where answers go, unless a request names another topic that it may
 * @param replies topics that a request may name for its answer: what is written there is believed to answer those who read there
 */
public record RequestTopic(String name, Caller caller, Kind asks, String results, Set<String> replies) {

    public RequestTopic {
        replies = Set.copyOf(replies);
    }

    /** What can be asked for. */
    public enum Kind {
        /** Rows to hide, or to remove. */
        DELETE,
        /** Rows to bring back. */
        RESTORE,
        /** Holds, and how long deletions are kept. */
        RETENTION
    }
}
