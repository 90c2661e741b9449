package dev.paranoid.rest.retention;

import dev.paranoid.application.retention.Purges.Plan;
import dev.paranoid.application.retention.Purges.Purged;
import dev.paranoid.domain.deletion.Deletion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a purge by hand would do, or what it has done. */
@Schema(name = "PurgeAnswer", description = "What would be done, with dryRun, or what was done")
public record PurgeAnswerBody(
        @Schema(description = "Whether nothing was done") boolean dryRun,

        @Schema(
                types = {"integer", "null"},
                description = "dryRun: deletions that match")
        @Nullable
        Long total,

        @Schema(
                types = {"string", "null"},
                description = "dryRun: what confirms this plan, together with the total")
        @Nullable
        String token,

        @Schema(
                types = {"object", "null"},
                description = "dryRun: deletions by the type of their roots",
                example = "{\"users\":2}")
        @Nullable
        Map<String, Long> deletions,

        @Schema(description = "Rows by type: that they hid, or that are gone", example = "{\"stories\":7,\"users\":2}")
        Map<String, Long> rows,

        @Schema(
                types = {"array", "null"},
                description = "dryRun: some of the deletions, the newest first")
        @Nullable
        List<Sample> samples,

        @Schema(
                types = {"integer", "null"},
                description = "Deletions whose rows are gone")
        @Nullable
        Long removed,

        @Schema(
                types = {"integer", "null"},
                description = "Deletions whose rows go on being removed in the background")
        @Nullable
        Long inBackground,

        @Schema(description = "Deletions that would be refused, or were")
        long refused,

        @Schema(description = "Some of those") List<Obstacle> obstacles,

        @Schema(
                types = {"boolean", "null"},
                description = "dryRun: whether all were looked at for what would refuse them")
        @Nullable
        Boolean complete) {

    /** A deletion, in short. */
    @Schema(name = "PurgeSample")
    public record Sample(String id, String type, String rootId, Instant deletedAt, String actor) {
        static Sample of(Deletion deletion) {
            return new Sample(
                    deletion.id().toString(),
                    deletion.root().type(),
                    deletion.root().id(),
                    deletion.deletedAt(),
                    deletion.actor());
        }
    }

    /** What keeps a deletion. */
    @Schema(name = "PurgeObstacle")
    public record Obstacle(
            @Schema(description = "The deletion") String id,
            @Schema(example = "held") String code,
            String detail) {

        static List<Obstacle> of(List<dev.paranoid.application.retention.Purges.Obstacle> obstacles) {
            return obstacles.stream()
                    .map(one -> new Obstacle(
                            one.deletion().id().toString(),
                            one.refusal().code(),
                            one.refusal().detail()))
                    .toList();
        }
    }

    /** {@return what would be done} */
    public static PurgeAnswerBody of(Plan plan) {
        return new PurgeAnswerBody(
                true,
                plan.total(),
                plan.token(),
                plan.deletions(),
                plan.rows(),
                plan.samples().stream().map(Sample::of).toList(),
                null,
                null,
                plan.refused(),
                Obstacle.of(plan.obstacles()),
                plan.complete());
    }

    /** {@return what was done} */
    public static PurgeAnswerBody of(Purged purged) {
        return new PurgeAnswerBody(
                false,
                null,
                null,
                null,
                purged.rows(),
                null,
                purged.removed(),
                purged.inBackground(),
                purged.refused(),
                Obstacle.of(purged.obstacles()),
                null);
    }
}
