package dev.paranoid.application.assembly;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.caller.Tenants;
import dev.paranoid.application.port.access.RowAccess;
import dev.paranoid.application.port.access.RowCondition;
import dev.paranoid.application.port.row.EntityReader;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A column of a type says whose its rows are. Types without one are everybody's who has the right to them. */
public final class TenantAccess implements RowAccess {

    private final EntityGraph graph;
    private final EntityReader reader;
    private final Map<String, String> columns;

    /**
     * The rule for these types.
     *
     * @param graph the declared types
     * @param reader tells which rows satisfy a condition
     * @param columns by type, the column that names the tenant
     */
    public TenantAccess(EntityGraph graph, EntityReader reader, Map<String, String> columns) {
        this.graph = graph;
        this.reader = reader;
        this.columns = Map.copyOf(columns);
    }

    @Override
    public RowCondition condition(Caller caller, EntityType type) {
        String column = columns.get(type.name());
        Tenants tenants = caller.tenants();
        return column == null || tenants.every() ? RowCondition.ALL : RowCondition.oneOf(column, tenants.names());
    }

    @Override
    public Set<EntityRef> permitted(Caller caller, Verb verb, Collection<EntityRef> rows) {
        Set<EntityRef> permitted = new HashSet<>();
        rows.stream().collect(Collectors.groupingBy(EntityRef::type)).forEach((type, named) -> {
            RowCondition condition = condition(caller, graph.type(type));
            permitted.addAll(
                    condition.all()
                            ? named
                            : reader.satisfying(
                                    graph.type(type),
                                    named.stream().map(EntityRef::id).collect(Collectors.toSet()),
                                    condition));
        });
        return permitted;
    }
}
