package dev.paranoid.testkit.equivalence.random;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;

/**
 * Few types, closely grown together, so that deletions meet at every step: a tree whose nodes belong to groups as well, with
 * notes that are detached from them; and tags, whose fruits have a call refused now and then.
 */
public final class DenseSchema {

    private static final EntityType GROUPS = EntityType.paranoid("groups");
    private static final EntityType NODES = EntityType.paranoid("nodes");
    private static final EntityType NOTES = EntityType.paranoid("notes");
    private static final EntityType TAGS = EntityType.paranoid("tags");
    private static final EntityType FRUITS = EntityType.paranoid("fruits");

    private static final EntityGraph GRAPH = EntityGraph.of(
            List.of(GROUPS, NODES, NOTES, TAGS, FRUITS),
            List.of(
                    Relation.cascading(NODES, "parent", NODES),
                    Relation.cascading(NODES, "group_id", GROUPS),
                    Relation.cascading(NOTES, "node", NODES).on(OnDelete.SET_NULL, OnDelete.SET_NULL),
                    Relation.cascading(FRUITS, "tag", TAGS).on(OnDelete.RESTRICT, OnDelete.CASCADE)));

    private DenseSchema() {}

    public static TestSchema schema() {
        TestSchema schema = TestSchema.of(GRAPH);
        for (EntityType type : GRAPH.types()) {
            schema = schema.with(
                    type.name(),
                    table ->
                            table.holding(TestColumn.text("note"), TestColumn.number("rank"), TestColumn.text("code")));
        }
        return schema.with("nodes", table -> table.uniqueBy("code"));
    }
}
