package dev.paranoid.application.batching;

import dev.paranoid.application.port.message.Inbox.Entry;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import java.util.Map;
import java.util.Optional;

/** Keys of calls that were used before; nothing was done. */
final class KeysTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<RequestKey, Optional<Entry>> by;

    /**
     * Keys.
     *
     * @param by the entries of those that had them; empty where one is still running
     */
    KeysTaken(Map<RequestKey, Optional<Entry>> by) {
        super("Keys were used before", null, false, false);
        this.by = Map.copyOf(by);
    }

    Map<RequestKey, Optional<Entry>> by() {
        return by;
    }
}
