package dev.paranoid.mybatis;

import dev.paranoid.application.port.InstallationIdentity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The identity in {@code paranoid_installation}, read once. */
final class MyBatisInstallationIdentity implements InstallationIdentity {

    private final InstallationMapper mapper;
    private volatile @Nullable UUID identity;

    MyBatisInstallationIdentity(InstallationMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public UUID get() {
        UUID known = identity;
        if (known == null) {
            known = UUID.fromString(mapper.identity());
            identity = known;
        }
        return known;
    }
}
