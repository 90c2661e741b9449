package dev.paranoid.rest.answer;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.Hold.Release;
import dev.paranoid.domain.hold.HoldTarget.OfDeletion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A hold. */
@Schema(name = "Hold", description = "Keeps rows from being removed, or from being changed at all")
public record HoldBody(
        @Schema(example = "3") String id,

        @Schema(allowableValues = {"preservation", "freeze"})
        String kind,

        @Schema(description = "Entity type that is held, or whose row is", example = "users")
        String type,

        @Schema(
                types = {"string", "null"},
                description = "The row that is held; null for all of the type")
        @Nullable
        String rowId,

        @Schema(
                types = {"string", "null"},
                description = "The deletion that is held; its root is the row")
        @Nullable
        String deletion,

        String reason,
        @Schema(types = {"string", "null"}) @Nullable String caseId,
        Instant placedAt,
        String actor,
        Instant from,

        @Schema(
                types = {"string", "null"},
                format = "date-time",
                description = "null for a hold without end")
        @Nullable
        Instant until,

        @Schema(
                types = {"string", "null"},
                format = "date-time")
        @Nullable
        Instant releasedAt,

        @Schema(types = {"string", "null"}) @Nullable String releasedBy,
        @Schema(types = {"string", "null"}) @Nullable String releaseReason)
        implements HoldOutcome {

    public static HoldBody of(Hold hold) {
        return new HoldBody(
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
