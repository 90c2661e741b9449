package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job that another node takes over after each chunk. */
class ClaimedAnewTests {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityRef USER = new EntityRef("users", "1");

    @ParameterizedTest
    @EnumSource(DeletionMode.class)
    void leavesNothingBehind(DeletionMode mode) {
        InMemoryEngine engine = InMemoryEngine.inBackground(
                TestSchema.of(EntityGraph.of(
                        List.of(USERS, STORIES), List.of(Relation.cascading(STORIES, "created_by", USERS)))),
                DeletionRules.NONE,
                1);
        engine.insert(List.of(
                NewRow.of(USER),
                NewRow.of("stories", "1").with("created_by", "1"),
                NewRow.of("stories", "2").with("created_by", "1")));

        engine.deletions()
                .delete(Caller.anonymous("test"), mode, List.of(DeleteRequest.of(USER)))
                .get(0)
                .orThrow();
        JobId job = engine.jobs().get(0);
        Background background = engine.paranoid().background().orElseThrow();
        for (int chunks = 0; !engine.jobs().isEmpty(); chunks++) {
            background.chunk(job, background.claim(job), 1, () -> true);
            assertThat(chunks).isLessThan(1_000);
        }

        assertThat(engine.snapshot().rows().keySet()).allMatch(engine.snapshot()::hidden);
        assertThat(engine.tidy()).isTrue();
        Law.holds(engine);
    }
}
