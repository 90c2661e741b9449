package dev.paranoid.testkit.schema;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A graph, and how each of its types is stored.
 *
 * @param graph what belongs to what
 * @param tables how it is stored, by name of the type
 */
public record TestSchema(EntityGraph graph, Map<String, TestTable> tables) {

    /**
     * @throws IllegalArgumentException if a type has no table
     */
    public TestSchema {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        for (EntityType type : graph.types()) {
            if (!tables.containsKey(type.name())) {
                throw new IllegalArgumentException("There is no table for '" + type.name() + "'");
            }
        }
    }

    /** {@return the plainest tables for this graph: one as {@link TestTable#of} gives it for each type} */
    public static TestSchema of(EntityGraph graph) {
        Map<String, TestTable> tables = new TreeMap<>();
        graph.types().forEach(type -> tables.put(type.name(), TestTable.of(type)));
        return new TestSchema(graph, tables);
    }

    /** {@return the same with another table for one type} */
    public TestSchema with(String type, UnaryOperator<TestTable> change) {
        Map<String, TestTable> changed = new TreeMap<>(tables);
        changed.put(type, change.apply(table(type)));
        return new TestSchema(graph, changed);
    }

    /**
     * {@return how a type is stored}
     *
     * @throws IllegalArgumentException if there is no such type
     */
    public TestTable table(String type) {
        TestTable table = tables.get(type);
        if (table == null) {
            throw new IllegalArgumentException("There is no table for '" + type + "'");
        }
        return table;
    }

    /** {@return the table of a type} */
    public TestTable table(EntityType type) {
        return table(type.name());
    }

    /** {@return how the ids are stored that this column holds, if it is the id or a foreign key} */
    public Optional<IdForm> idForm(EntityType type, String column) {
        return column.equals(TestTable.ID)
                ? Optional.of(table(type).idForm())
                : graph.above(type).stream()
                        .filter(relation -> relation.column().equals(column))
                        .map(relation -> table(relation.parent()).idForm())
                        .findFirst();
    }

    /** {@return the names of all columns of a type's table but {@value TestTable#LIVE}, in the table's order} */
    public List<String> columns(EntityType type) {
        List<String> columns = new ArrayList<>();
        if (type.identified()) {
            columns.add(TestTable.ID);
        }
        graph.above(type).stream().map(Relation::column).forEach(columns::add);
        table(type).payload().stream().map(TestColumn::name).forEach(columns::add);
        columns.add(TestTable.UPDATED_AT);
        if (type.paranoid()) {
            columns.add(TestTable.DELETED_AT);
            columns.add(TestTable.DELETION_ID);
        }
        return columns;
    }
}
