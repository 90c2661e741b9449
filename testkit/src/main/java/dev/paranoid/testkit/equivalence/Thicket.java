package dev.paranoid.testkit.equivalence;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;

/** Few types, closely grown together, so that deletions meet at every step: one tree with two parents a row, and what hangs on it. */
final class Thicket {

    private static final EntityType NODES = EntityType.paranoid("nodes");
    private static final EntityType FRUITS = EntityType.paranoid("fruits");
    private static final EntityType NOTES = EntityType.paranoid("notes");

    static final TestSchema SCHEMA = with(
            with(
                    with(
                            TestSchema.of(EntityGraph.of(
                                    List.of(NODES, FRUITS, NOTES),
                                    List.of(
                                            Relation.cascading(NODES, "father", NODES),
                                            Relation.cascading(NODES, "mother", NODES),
                                            Relation.cascading(FRUITS, "node", NODES)
                                                    .on(OnDelete.RESTRICT, OnDelete.CASCADE),
                                            Relation.cascading(NOTES, "node", NODES)
                                                    .on(OnDelete.SET_NULL, OnDelete.SET_NULL)))),
                            NODES),
                    FRUITS),
            NOTES);

    private Thicket() {}

    private static TestSchema with(TestSchema schema, EntityType type) {
        return schema.with(
                type.name(),
                table -> table.holding(TestColumn.text("note"), TestColumn.number("rank"), TestColumn.text("code")));
    }
}
