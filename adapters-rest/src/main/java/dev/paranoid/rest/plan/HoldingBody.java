package dev.paranoid.rest.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A hold that stands in the way. */
@Schema(name = "Holding")
public record HoldingBody(
        @Schema(example = "3") String id,

        @Schema(allowableValues = {"preservation", "freeze"})
        String kind,

        @Schema(description = "Entity type that it is on") String type,

        @Schema(description = "What it is on", example = "users/1")
        String target,

        @Schema(types = {"string", "null"}) @Nullable String caseId) {}
