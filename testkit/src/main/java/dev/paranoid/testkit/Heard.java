package dev.paranoid.testkit;

import dev.paranoid.application.port.message.DeletionEvents.Event;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.Map;
import java.util.TreeMap;

/**
 * One event, as somebody heard it who follows.
 *
 * @param kind what happened
 * @param deletion to which deletion
 * @param counts rows, by name of the type
 */
public record Heard(Kind kind, DeletionId deletion, Map<String, Long> counts) {

    /**
     * {@return what is heard of this event}
     *
     * @param event as it was published; actor, time and ids are left out
     */
    public static Heard of(Event event) {
        return new Heard(event.kind(), event.deletion().id(), new TreeMap<>(event.counts()));
    }
}
