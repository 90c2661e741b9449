package dev.paranoid.kafka.request;

import dev.paranoid.application.Caller;
import dev.paranoid.application.CurrentCaller;
import dev.paranoid.application.Tenants;
import dev.paranoid.kafka.settings.ParanoidKafkaProperties;
import java.util.Optional;

/**
 * Whoever may write to the request topics: that right is Kafka's to give. Where the application knows who asks, while it reads a
 * message, it is he. Removal for good, holds and retention are for the types allowed, whoever asks.
 */
public record KafkaCaller(ParanoidKafkaProperties properties, CurrentCaller current) implements Caller {

    private static final String SOURCE = "kafka";

    @Override
    public String name() {
        return known().map(Caller::name).orElse(properties.actor());
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public boolean may(Verb verb, String type) {
        return lets(verb, type) && known().map(caller -> caller.may(verb, type)).orElse(true);
    }

    private boolean lets(Verb verb, String type) {
        return switch (verb) {
            case READ, DELETE, RESTORE -> true;
            case HARD_DELETE, PURGE -> properties.hardDelete().contains(type);
            case HOLD -> properties.hold().contains(type);
            case RETAIN -> properties.retain().contains(type);
            case BYPASS_RETENTION -> false;
        };
    }

    @Override
    public Tenants tenants() {
        return known().map(Caller::tenants).orElse(Tenants.EVERY);
    }

    private Optional<Caller> known() {
        return current.from(SOURCE).filter(caller -> !Caller.isAnonymous(caller));
    }
}
