package dev.paranoid.testkit.equivalence.random;

import static dev.paranoid.domain.relation.OnDelete.CASCADE;
import static dev.paranoid.domain.relation.OnDelete.KEEP;
import static dev.paranoid.domain.relation.OnDelete.RESTRICT;
import static dev.paranoid.domain.relation.OnDelete.SET_NULL;
import static java.util.Map.entry;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.InvalidEntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.schema.IdForm;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestSchema;
import dev.paranoid.testkit.schema.TestTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Schemas of up to six types, with relations of all kinds, cycles, join tables, all forms of id, and unique keys. */
public final class RandomSchema {

    private static final List<String> TYPES = List.of("users", "order", "stories", "group", "reviews", "select-it");
    private static final List<String> COLUMNS = List.of("from", "parent_id", "by", "key", "owner", "index");

    private final SeededRandom dice;
    private final boolean disputed;

    public RandomSchema(SeededRandom dice) {
        this(dice, true);
    }

    /**
     * Schemas.
     *
     * @param disputed whether it may matter who comes first: relations may restrict, values be unique, and a hard delete remove
     *     what a soft delete detaches
     */
    public RandomSchema(SeededRandom dice, boolean disputed) {
        this.dice = dice;
        this.disputed = disputed;
    }

    public TestSchema next() {
        TestSchema schema = TestSchema.of(graph());
        for (EntityType type : schema.graph().types()) {
            schema = schema.with(type.name(), this::table);
        }
        return schema;
    }

    private TestTable table(TestTable plain) {
        TestTable table = plain.holding(TestColumn.text("note"), TestColumn.number("rank"), TestColumn.text("code"))
                .identifiedBy(dice.oneOf(List.of(IdForm.values())))
                .touched(dice.chance(50));
        table = dice.chance(30) ? table.named("t_" + table.table()) : table;
        return disputed && table.type().identified() && dice.chance(40) ? table.uniqueBy("code") : table;
    }

    /** Tries until the law allows it. */
    private EntityGraph graph() {
        Optional<EntityGraph> graph = Optional.empty();
        while (graph.isEmpty()) {
            graph = attempt(types());
        }
        return graph.get();
    }

    private Optional<EntityGraph> attempt(List<EntityType> types) {
        try {
            return Optional.of(EntityGraph.of(types, relations(types)));
        } catch (InvalidEntityGraph notAllowed) {
            return Optional.empty();
        }
    }

    private List<EntityType> types() {
        List<EntityType> types = new ArrayList<>();
        int count = dice.between(2, TYPES.size());
        for (String name : TYPES.subList(0, count)) {
            int kind = types.isEmpty() ? 0 : dice.between(0, 9);
            types.add(kind < 8 ? EntityType.paranoid(name) : kind < 9 ? EntityType.plain(name) : EntityType.link(name));
        }
        return types;
    }

    private List<Relation> relations(List<EntityType> types) {
        List<Relation> relations = new ArrayList<>();
        for (EntityType child : types) {
            List<String> columns = dice.some(COLUMNS, dice.between(child.equals(types.get(0)) ? 0 : 1, 3));
            columns.forEach(column -> relations.add(relation(child, column, parent(child, types))));
        }
        return relations;
    }

    /** Mostly a type that comes before. */
    private EntityType parent(EntityType child, List<EntityType> types) {
        List<EntityType> identified =
                types.stream().filter(EntityType::identified).toList();
        List<EntityType> before = identified.stream()
                .filter(type -> types.indexOf(type) < types.indexOf(child))
                .toList();
        return before.isEmpty() || dice.chance(30) ? dice.oneOf(identified) : dice.oneOf(before);
    }

    private Relation relation(EntityType child, String column, EntityType parent) {
        OnDelete soft = child.paranoid()
                ? dice.weighted(List.of(entry(CASCADE, 60), entry(RESTRICT, 12), entry(SET_NULL, 16), entry(KEEP, 12)))
                : dice.weighted(List.of(entry(KEEP, 60), entry(RESTRICT, 40)));
        OnDelete hard = soft.reaches()
                ? dice.weighted(List.of(entry(CASCADE, 75), entry(RESTRICT, 25)))
                : dice.weighted(List.of(entry(CASCADE, 50), entry(RESTRICT, 15), entry(SET_NULL, 35)));
        if (!disputed) {
            soft = soft == RESTRICT ? (child.paranoid() ? CASCADE : KEEP) : soft;
            hard = soft == SET_NULL ? SET_NULL : hard == RESTRICT ? CASCADE : hard;
        }
        boolean nullable = soft == SET_NULL || hard == SET_NULL || dice.chance(75);
        return Relation.cascading(child, column, parent).on(soft, hard).nullable(nullable);
    }
}
