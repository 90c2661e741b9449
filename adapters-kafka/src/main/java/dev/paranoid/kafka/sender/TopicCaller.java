package dev.paranoid.kafka.sender;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Tenants;
import java.util.Set;

/** Whoever may write to a sender's topics, for which the broker vouches. His requests have ids of their own. */
record TopicCaller(String name, SenderSettings rights) implements Caller {

    private static final String SOURCE = "kafka:";
    private static final String ALL = "*";

    TopicCaller {
        if (!name.matches("[a-z0-9][a-z0-9._-]*") || name.length() > SOURCE_LENGTH - SOURCE.length()) {
            throw new IllegalArgumentException("paranoid.kafka.senders." + name + ": a sender's name must have 1 to "
                    + (SOURCE_LENGTH - SOURCE.length()) + " small letters, digits, '.', '_' and '-'");
        }
    }

    @Override
    public String source() {
        return SOURCE + name;
    }

    @Override
    public Tenants tenants() {
        return rights.tenants().contains(ALL) ? Tenants.EVERY : Tenants.of(rights.tenants());
    }

    @Override
    public boolean may(Verb verb, String type) {
        Set<String> types = types(verb);
        return types.contains(ALL) || types.contains(type);
    }

    /** No message bypasses a retention. */
    private Set<String> types(Verb verb) {
        return switch (verb) {
            case READ -> rights.read();
            case DELETE -> rights.delete();
            case RESTORE -> rights.restore();
            case HARD_DELETE -> rights.hardDelete();
            case PURGE -> rights.purge();
            case HOLD -> rights.hold();
            case RETAIN -> rights.retain();
            case BYPASS_RETENTION -> Set.of();
        };
    }
}
