package dev.paranoid.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a delete would do. */
@Schema(name = "DeletionPlan", description = "What a delete would do, if it were asked now")
record PlanBody(
        @Schema(example = "users") String type,
        @Schema(example = "1") String id,
        @Schema(allowableValues = {"soft", "hard"}) String mode,

        @Schema(description = "Rows that it would hide or remove, by type")
        Map<String, Long> takes,

        @Schema(description = "Children whose foreign key it would set to null, by type")
        Map<String, Long> detaches,

        @Schema(description = "Rows that would refuse it") List<BlockerBody> blockers,

        @Schema(description = "Policies that would refuse it")
        List<ObjectionBody> policies,

        @Schema(description = "False where counting stopped at its limit")
        boolean complete,

        @Schema(description = "The plan as text, one line a relation")
        String tree) {

    /** Why a delete would be refused, other than by rows in its way. */
    @Schema(name = "Objection")
    record ObjectionBody(
            @Schema(example = "refused-by-policy") String code,
            String detail,

            @Schema(
                    types = {"string", "null"},
                    description = "Name of the policy")
            @Nullable
            String policy,

            @Schema(
                    types = {"string", "null"},
                    description = "The type that it protects")
            @Nullable
            String protects,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time",
                    description = "When it would say yes, if time alone is in the way")
            @Nullable
            Instant until) {}
}
