package dev.paranoid.kafka.answer;

import dev.paranoid.application.port.InstallationIdentity;
import dev.paranoid.kafka.settings.ParanoidKafkaProperties;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where messages come from. Ids are made of it, so that those of two installations differ. */
public final class Source {

    private final @Nullable String set;
    private final InstallationIdentity installation;

    public Source(ParanoidKafkaProperties properties, InstallationIdentity installation) {
        this.set = properties.source();
        this.installation = installation;
    }

    /** {@return the same for the same words, from now on and over restarts; a UUID as text} */
    String id(String words) {
        return UUID.nameUUIDFromBytes((this + " " + words).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    public String toString() {
        return set == null ? "/paranoid/" + installation.get() : set;
    }
}
