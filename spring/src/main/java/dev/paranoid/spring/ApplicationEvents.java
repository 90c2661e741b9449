package dev.paranoid.spring;

import dev.paranoid.application.port.message.DeletionEvents;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;

/** Tells the application's listeners, when the transaction is about to be committed: what was rolled back until then is not told. */
final class ApplicationEvents implements DeletionEvents {

    private final ApplicationEventPublisher publisher;

    ApplicationEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void publish(List<Event> events) {
        HeldEvents.tell(publisher, events.stream().map(ApplicationEvents::event).toList());
    }

    private static DeletionEvent event(Event event) {
        return switch (event.kind()) {
            case OPENED ->
                new DeletionEvent.Opened(event.deletion(), event.counts(), event.actor(), event.at(), event.rows());
            case LIFTED ->
                new DeletionEvent.Lifted(event.deletion(), event.counts(), event.actor(), event.at(), event.rows());
            case PURGED ->
                new DeletionEvent.Purged(event.deletion(), event.counts(), event.actor(), event.at(), event.rows());
            case EXTENDED ->
                new DeletionEvent.Extended(event.deletion(), event.counts(), event.actor(), event.at(), event.rows());
            case SHORTENED ->
                new DeletionEvent.Shortened(event.deletion(), event.counts(), event.actor(), event.at(), event.rows());
        };
    }
}
