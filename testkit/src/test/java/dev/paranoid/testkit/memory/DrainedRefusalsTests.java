package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.DatabaseRefusalsContract;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same where everything goes on in the background, a row at a time. */
class DrainedRefusalsTests extends DatabaseRefusalsContract {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityRef USER = new EntityRef("users", "1");

    @Override
    protected Engine engine(TestSchema schema, DeletionRules rules) {
        return DrainedInMemoryEngine.of(schema, rules);
    }

    @Override
    protected void refuse(Engine engine, EntityRef row, String words) {
        ((DrainedInMemoryEngine) engine).refuse(row, words);
    }

    /** What a hard delete has removed before it was refused has gone. */
    @Override
    protected void nothingHasHappened(Snapshot before, Snapshot after) {
        after.rows()
                .forEach((row, columns) ->
                        assertThat(columns).isEqualTo(before.rows().get(row)));
        assertThat(after.rows()).containsKeys(USER, new EntityRef("stories", "1"));
        assertThat(after.deletions()).isEmpty();
    }

    /** What was hidden by then comes back. */
    @Test
    void aDeleteInTheBackgroundIsRefusedInTheWordsOfTheDatabase() {
        DrainedInMemoryEngine engine = DrainedInMemoryEngine.of(
                TestSchema.of(EntityGraph.of(
                        List.of(USERS, STORIES), List.of(Relation.cascading(STORIES, "created_by", USERS)))),
                DeletionRules.NONE);
        engine.insert(List.of(NewRow.of(USER), story("1"), story("2"), story("3")));
        Snapshot before = engine.snapshot();
        engine.refuse(new EntityRef("stories", "3"), "Story 3 stays");

        assertThat(engine.deletions()
                        .delete(Caller.anonymous("test"), DeletionMode.SOFT, List.of(DeleteRequest.of(USER))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new RefusedByDatabase("Story 3 stays")));
        assertThat(engine.snapshot()).isEqualTo(before);
        Law.holds(engine);
    }

    private static NewRow story(String id) {
        return NewRow.of("stories", id).with("created_by", "1");
    }
}
