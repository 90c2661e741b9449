package dev.paranoid.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Followers;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A large delete looks at all that it reaches before it hides more than its root: nobody waits for that who has restored it. */
public abstract class LiftedLookContract {

    private static final Caller CALLER = Scenario.CALLER;
    private static final EntityRef ROOT = new EntityRef("users", "1");
    private static final int STORIES = 60;
    private static final int ROWS = 2;

    /** Slices that look below all stories once. */
    private static final int SLICES = STORIES / ROWS;

    /** {@return an engine over these tables, empty, that carries on in the background what is more than a row} */
    protected abstract SteppedEngine engine(TestSchema schema);

    /** Reviews restrict stories, and there are none. */
    private SteppedEngine stories() {
        EntityType users = EntityType.paranoid("users");
        EntityType stories = EntityType.paranoid("stories");
        EntityType reviews = EntityType.paranoid("reviews");
        SteppedEngine engine = engine(TestSchema.of(EntityGraph.of(
                List.of(users, stories, reviews),
                List.of(
                        Relation.cascading(stories, "user", users),
                        Relation.cascading(reviews, "story", stories).on(OnDelete.RESTRICT, OnDelete.CASCADE)))));
        List<NewRow> rows = new ArrayList<>(List.of(NewRow.of(ROOT)));
        IntStream.rangeClosed(1, STORIES)
                .forEach(id -> rows.add(NewRow.of("stories", "" + id).with("user", "1")));
        engine.insert(rows);
        return engine;
    }

    private static Stage stage(SteppedEngine engine, Deleted deleted) {
        JobId job = new JobId(deleted.job().orElseThrow());
        return engine.paranoid()
                .background()
                .orElseThrow()
                .find(job)
                .orElseThrow()
                .job()
                .state()
                .stage();
    }

    @Test
    void nobodyWaitsForALookThatNobodyNeeds() {
        endsSoonWhereItIsRestoredIn(Stage.LOOK);
    }

    @Test
    void nobodyWaitsForAJudgementThatNobodyNeeds() {
        endsSoonWhereItIsRestoredIn(Stage.JUDGE);
    }

    private void endsSoonWhereItIsRestoredIn(Stage stage) {
        SteppedEngine engine = stories();
        Deleted deleted = engine.deletions()
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(ROOT)))
                .get(0)
                .orThrow();
        do {
            engine.advance(0, ROWS);
        } while (stage(engine, deleted) != stage);

        engine.deletions().restore(CALLER, Parents.REFUSE, List.of(ROOT)).get(0).orThrow();
        int chunks = 0;
        while (engine.advance(0, ROWS)) {
            chunks++;
        }

        assertThat(chunks).isLessThan(SLICES / 2);
        assertThat(engine.snapshot().live(ROOT)).isTrue();
        assertThat(engine.deletions()
                        .find(CALLER, deleted.deletion().id())
                        .orElseThrow()
                        .state())
                .isEqualTo(DeletionState.LIFTED);
        Law.holds(engine);
        Followers.know(engine);
    }
}
