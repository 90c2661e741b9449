package dev.paranoid.kafka;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Down when requests are not read or messages not sent though they should be: a container that has stopped does not say so. */
final class KafkaHealthIndicator extends AbstractHealthIndicator {

    private final KafkaListenerEndpointRegistry registry;
    private final OutboxState publisher;

    KafkaHealthIndicator(KafkaListenerEndpointRegistry registry, OutboxState publisher) {
        super("The state of the Kafka adapter cannot be told");
        this.registry = registry;
        this.publisher = publisher;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        MessageListenerContainer container = registry.getListenerContainer(RequestListener.ID);
        boolean reads = container != null && container.isRunning() && container.isInExpectedState();
        boolean sends = publisher.asExpected();
        builder.status(reads && sends ? "UP" : "DOWN")
                .withDetail("requests", reads ? "read" : "not read")
                .withDetail("outbox", sends ? "sent" : "not sent");
    }

    /** Whether messages are sent, if this node is to send them. */
    interface OutboxState {
        boolean asExpected();
    }
}
