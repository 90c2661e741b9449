package dev.paranoid.rest.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a delete would do. */
@Schema(name = "DeletionPlan", description = "What a delete would do, if it were asked now")
public record PlanBody(
        @Schema(example = "users") String type,
        @Schema(example = "1") String id,
        @Schema(allowableValues = {"soft", "hard"}) String mode,

        @Schema(description = "Rows that it would hide or remove, by type")
        Map<String, Long> takes,

        @Schema(description = "Those of these rows that are live, by type")
        Map<String, Long> live,

        @Schema(description = "Children whose foreign key it would set to null, by type")
        Map<String, Long> detaches,

        @Schema(description = "Rows that would refuse it") List<BlockerBody> blockers,

        @Schema(description = "Policies that would refuse it")
        List<ObjectionBody> policies,

        @Schema(description = "False where counting stopped at its limit")
        boolean complete,

        @Schema(description = "The plan as text, one line a relation")
        String tree) {

    /** What a restore would do. */
    @Schema(name = "RestorePlan", description = "What a restore would do, if it were asked now")
    public record RestorePlanBody(
            @Schema(example = "users") String type,
            @Schema(example = "1") String id,

            @Schema(description = "The deletion that would be lifted", example = "7")
            String deletion,

            @Schema(description = "Rows that would become live, by type")
            Map<String, Long> restores,

            @Schema(description = "Rows that other deletions would hide then, by type")
            Map<String, Long> staysHidden,

            @Schema(description = "Those other deletions") List<HiddenByBody> hiddenBy,

            @Schema(description = "Deletions above that would refuse it, unless parents says what to do about them")
            List<HiddenByBody> inTheWay,

            @Schema(description = "Unique values that were taken meanwhile, and would refuse it")
            List<ConflictBody> conflicts,

            @Schema(description = "What else would refuse it: holds, and rights that are missing")
            List<ObjectionBody> objections,

            @Schema(description = "False where counting stopped at its limit")
            boolean complete) {}

    /** Why a delete would be refused, other than by rows in its way. */
    @Schema(name = "Objection")
    public record ObjectionBody(
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
