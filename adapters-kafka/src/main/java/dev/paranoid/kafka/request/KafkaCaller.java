package dev.paranoid.kafka.request;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.CurrentCaller;
import dev.paranoid.application.caller.Tenants;
import dev.paranoid.kafka.settings.ParanoidKafkaProperties;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever may write to the request topics: that right is Kafka's to give. Where the application knows who asks, while it reads a
 * message, it is he. Whoever asks, settings say for which types that is, and whose rows he may touch.
 */
public record KafkaCaller(ParanoidKafkaProperties properties, CurrentCaller current) implements Caller {

    private static final String SOURCE = "kafka";
    private static final String ALL = "*";

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
            case READ -> has(properties.read(), type);
            case DELETE -> has(properties.delete(), type);
            case RESTORE -> has(properties.restore(), type);
            case HARD_DELETE, PURGE -> properties.hardDelete().contains(type);
            case HOLD -> properties.hold().contains(type);
            case RETAIN -> properties.retain().contains(type);
            case BYPASS_RETENTION -> false;
        };
    }

    private static boolean has(Set<String> types, String type) {
        return types.contains(ALL) || types.contains(type);
    }

    @Override
    public Tenants tenants() {
        Set<String> set = properties.tenants();
        Tenants lets = set.contains(ALL) ? Tenants.EVERY : Tenants.of(set);
        return known().map(caller -> caller.tenants().within(lets)).orElse(lets);
    }

    private Optional<Caller> known() {
        return current.from(SOURCE).filter(caller -> !Caller.isAnonymous(caller));
    }
}
