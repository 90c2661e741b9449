package dev.paranoid.mybatis.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.domain.retention.RetentionMode;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A retention mode binds what goes on in the background as well. */
class KeptInBackgroundTests {

    private static final Caller CALLER = Caller.named("ann");

    @Test
    void whatAModeKeepsBelowIsNotRemovedInTheBackground() {
        EntityType parents = EntityType.paranoid("parents");
        EntityType children = EntityType.paranoid("children");
        TestSchema schema = TestSchema.of(
                EntityGraph.of(List.of(parents, children), List.of(Relation.cascading(children, "parent", parents))));
        DeletionRules rules = new DeletionRules(Map.of(), Map.of("children", Duration.ofDays(1)))
                .binding(Map.of("children", RetentionMode.GOVERNANCE));
        try (MyBatisEngine engine = MyBatisEngine.inBackground(schema, rules, 1)) {
            engine.insert(List.of(
                    NewRow.of("parents", "2"),
                    NewRow.of("children", "21").with("parent", "2"),
                    NewRow.of("children", "22").with("parent", "2")));

            assertThat(remove(engine, CALLER).toString()).contains("governance");
            assertThat(engine.snapshot().rows()).hasSize(3);
            remove(engine, Caller.bypassing(CALLER)).orThrow();
            assertThat(engine.snapshot().rows()).isEmpty();
        }
    }

    private static Answer<Deleted> remove(MyBatisEngine engine, Caller caller) {
        return engine.deletions()
                .delete(caller, DeletionMode.HARD, List.of(DeleteRequest.of(new EntityRef("parents", "2"))))
                .get(0);
    }
}
