package dev.paranoid.mybatis.estimate;

import dev.paranoid.application.port.row.SizeEstimates;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.plan.Stage;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.estimate.EstimateMapper.ExplainedRow;
import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** About how many rows stages reach, from what the optimizer knows of the indexes: one EXPLAIN a relation, and no row is read. */
public final class OptimizerEstimates implements SizeEstimates {

    private final Schema schema;
    private final EstimateMapper mapper;

    public OptimizerEstimates(Schema schema, EstimateMapper mapper) {
        this.schema = schema;
        this.mapper = mapper;
    }

    @Override
    public Map<String, Long> below(EntityRef root, List<Stage> stages) {
        Map<String, Long> rows = new HashMap<>(Map.of(root.type(), 1L));
        stages.stream()
                .flatMap(stage -> Stream.concat(stage.arriving().stream(), stage.inner().stream()))
                .forEach(relation -> rows.merge(relation.child().name(), children(relation, root, rows), Long::sum));
        return rows;
    }

    private long children(Relation relation, EntityRef root, Map<String, Long> rows) {
        Link link = schema.link(relation);
        long parents = rows.getOrDefault(relation.parent().name(), 0L);
        if (parents == 0) {
            return 0;
        }
        boolean only = parents == 1 && root.type().equals(relation.parent().name());
        return only
                ? last(mapper.children(link, link.foreignKey().value(root.id())))
                : parents * last(mapper.average(link));
    }

    /** The children's table is the last of the tables of the plan; there is none where it can be seen that nothing is found. */
    private static long last(List<@Nullable ExplainedRow> plan) {
        ExplainedRow table = plan.isEmpty() ? null : plan.get(plan.size() - 1);
        return table == null ? 0 : table.rows();
    }
}
