package dev.paranoid.spring;

import dev.paranoid.application.port.message.HoldEvents;
import dev.paranoid.domain.hold.Hold;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;

/** Tells the application's listeners of holds, when the transaction is about to be committed. */
final class ApplicationHoldEvents implements HoldEvents {

    private final ApplicationEventPublisher publisher;

    ApplicationHoldEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void publish(Kind kind, List<Hold> holds) {
        HeldEvents.tell(publisher, holds.stream().map(hold -> event(kind, hold)).toList());
    }

    private static HoldEvent event(Kind kind, Hold hold) {
        return switch (kind) {
            case PLACED -> new HoldEvent.Placed(hold);
            case RELEASED -> new HoldEvent.Released(hold);
        };
    }
}
