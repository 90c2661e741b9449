package dev.paranoid.testkit.contract.scenario;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;

/** Tests of one subject, over engines of whatever kind. */
public abstract class ContractGroup {

    private final Engines engines;

    public ContractGroup(Engines engines) {
        this.engines = engines;
    }

    public Scenario over(TestSchema schema) {
        return over(schema, DeletionRules.NONE);
    }

    public Scenario over(TestSchema schema, DeletionRules rules) {
        return new Scenario(engines.over(schema, rules));
    }

    /** Users, stories and reviews, as the tutorial has them. */
    public Scenario tutorial() {
        return tutorial(DeletionRules.NONE);
    }

    public Scenario tutorial(DeletionRules rules) {
        return over(TutorialRows.SCHEMA, rules).with(TutorialRows.rows());
    }

    /** Two types and one relation: {@code children.parent}. */
    public static TestSchema parentsAndChildren(OnDelete soft, OnDelete hard) {
        EntityType parents = EntityType.paranoid("parents");
        EntityType children = EntityType.paranoid("children");
        return TestSchema.of(EntityGraph.of(
                List.of(parents, children),
                List.of(Relation.cascading(children, "parent", parents).on(soft, hard))));
    }

    public static NewRow parent(int id) {
        return NewRow.of("parents", "" + id);
    }

    public static NewRow child(int id, int parent) {
        return NewRow.of("children", "" + id).with("parent", "" + parent);
    }
}
