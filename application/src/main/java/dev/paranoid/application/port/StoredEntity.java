package dev.paranoid.application.port;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.ParanoidEntity;
import dev.paranoid.domain.deletion.DeletionId;
import java.time.Instant;
import java.util.Optional;

/**
 * A row as it was loaded under lock.
 *
 * @param ref its address, as the database has it
 * @param deletedAt when it was hidden
 * @param holder the deletion that holds it; empty while it is live, or where others than Paranoid hid it
 */
public record StoredEntity(EntityRef ref, Optional<Instant> deletedAt, Optional<DeletionId> holder)
        implements ParanoidEntity {}
