package dev.paranoid.kafka.answer;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.Hold.Release;
import dev.paranoid.domain.hold.HoldTarget.OfDeletion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A hold, in the shape that REST gives it. */
record HoldMessage(
        String id,
        String kind,
        String type,
        @Nullable String rowId,
        @Nullable String deletion,
        String reason,
        @Nullable String caseId,
        Instant placedAt,
        String actor,
        Instant from,
        @Nullable Instant until,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy,
        @Nullable String releaseReason) {

    static HoldMessage of(Hold hold) {
        return new HoldMessage(
                hold.id().toString(),
                hold.kind().word(),
                hold.target().type(),
                hold.target().row().map(EntityRef::id).orElse(null),
                hold.target() instanceof OfDeletion of ? of.deletion().toString() : null,
                hold.reason(),
                hold.caseId().orElse(null),
                hold.placedAt(),
                hold.actor(),
                hold.from(),
                hold.until().orElse(null),
                hold.release().map(Release::at).orElse(null),
                hold.release().map(Release::actor).orElse(null),
                hold.release().flatMap(Release::reason).orElse(null));
    }
}
