package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A batch of hard deletes that is too large for one transaction: a row may go with another part of it, before its own turn. */
class SplitRemovalsTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final EntityType NODES = EntityType.paranoid("nodes");
    private static final EntityRef PARENT = node("1");
    private static final EntityRef CHILD = node("4");
    private static final List<EntityRef> BATCH = List.of(PARENT, node("2"), node("3"), CHILD);

    private final InMemoryEngine engine = InMemoryEngine.inBackground(
            TestSchema.of(EntityGraph.of(List.of(NODES), List.of(Relation.cascading(NODES, "parent", NODES)))),
            DeletionRules.NONE,
            BATCH.size() - 1L);

    SplitRemovalsTests() {
        BATCH.forEach(row -> engine.insert(
                List.of(row.equals(CHILD) ? NewRow.of(row).with("parent", PARENT.id()) : NewRow.of(row))));
    }

    private static EntityRef node(String id) {
        return new EntityRef("nodes", id);
    }

    private List<Answer<Deleted>> delete(DeletionMode mode, List<EntityRef> rows) {
        return engine.deletions()
                .delete(CALLER, mode, rows.stream().map(DeleteRequest::of).toList());
    }

    private void allHaveGone(List<Answer<Deleted>> answers) {
        assertThat(answers).allMatch(Granted.class::isInstance);
        List<Deletion> removals =
                answers.stream().map(answer -> answer.orThrow().deletion()).toList();
        assertThat(removals).extracting(Deletion::root).containsExactlyElementsOf(BATCH);
        assertThat(removals).extracting(Deletion::state).containsOnly(DeletionState.PURGED);
        assertThat(engine.jobs()).isEmpty();
        assertThat(engine.snapshot().rows()).isEmpty();
        Law.holds(engine);
    }

    @Test
    void aRowThatWentWithAnotherPartHasGoneAsAsked() {
        allHaveGone(delete(DeletionMode.HARD, BATCH));
    }

    @Test
    void aDeletionWhoseRootWentWithAnotherPartIsPurgedAsAsked() {
        List<DeletionId> deletions = Stream.of(CHILD, node("3"), node("2"), PARENT)
                .map(row -> delete(DeletionMode.SOFT, List.of(row)).get(0).orThrow())
                .map(deleted -> deleted.deletion().id())
                .sorted((one, other) -> other.compareTo(one))
                .toList();

        allHaveGone(engine.deletions().purge(CALLER, deletions));
    }

    @Test
    void aRowThatWasGoneBeforeIsNotFound() {
        engine.removeRow(CHILD);

        assertThat(delete(DeletionMode.HARD, BATCH).get(3)).isNotInstanceOf(Granted.class);
    }
}
