package dev.paranoid.testkit.equivalence.random;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Live rows to begin with; mostly they refer to rows that come before, sometimes to any, so that there are circles. */
public final class RandomRows {

    private final SeededRandom dice;
    private final TestSchema schema;
    private final Map<EntityType, List<String>> ids = new HashMap<>();

    public RandomRows(SeededRandom dice, TestSchema schema) {
        this.dice = dice;
        this.schema = schema;
    }

    public List<NewRow> next(int mostOfAType) {
        for (EntityType type : schema.graph().types()) {
            List<String> ofType = new ArrayList<>();
            int count = dice.between(Math.min(3, mostOfAType), mostOfAType);
            for (int number = 1; number <= count; number++) {
                ofType.add(schema.table(type).idForm().id(number));
            }
            ids.put(type, ofType);
        }
        List<NewRow> rows = new ArrayList<>();
        for (EntityType type : schema.graph().types()) {
            List<String> ofType = ids.getOrDefault(type, List.of());
            for (int index = 0; index < ofType.size(); index++) {
                rows.add(row(type, ofType.get(index), index));
            }
        }
        return rows;
    }

    private NewRow row(EntityType type, String id, int index) {
        NewRow row = type.identified() ? NewRow.of(new EntityRef(type.name(), id)) : NewRow.link(type.name());
        row = row.with("note", "note " + index)
                .with("rank", (long) index)
                .with("code", dice.chance(15) ? null : "code" + index)
                .with("updated_at", NewRow.LONG_AGO.plus(Duration.ofSeconds(index)));
        for (Relation relation : schema.graph().above(type)) {
            if (!relation.nullable() || dice.chance(80)) {
                row = row.with(relation.column(), parent(relation, index));
            }
        }
        return row;
    }

    private String parent(Relation relation, int index) {
        List<String> parents = ids.getOrDefault(relation.parent(), List.of());
        boolean self = relation.parent().equals(relation.child());
        return self && index > 0 && dice.chance(80) ? dice.oneOf(parents.subList(0, index)) : dice.oneOf(parents);
    }
}
