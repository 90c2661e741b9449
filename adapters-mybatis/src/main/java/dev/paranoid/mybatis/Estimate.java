package dev.paranoid.mybatis;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.PlanStep;
import dev.paranoid.domain.plan.PlanStep.Collect;
import dev.paranoid.domain.plan.PlanStep.MarkChildren;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import dev.paranoid.domain.relation.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** About how many rows a plan reaches, from what the optimizer knows of the indexes: one EXPLAIN a relation, and no row is read. */
final class Estimate {

    /** Roots whose children are looked at one by one. */
    private static final int ROOTS = 10;

    private final Schema schema;
    private final SliceMapper mapper;

    Estimate(Schema schema, SliceMapper mapper) {
        this.schema = schema;
        this.mapper = mapper;
    }

    Map<String, Long> of(CascadePlan plan, List<EntityRef> roots) {
        Map<String, Long> rows = new HashMap<>();
        roots.forEach(root -> rows.merge(root.type(), 1L, Long::sum));
        Map<String, Long> onlyRoots = Map.copyOf(rows);
        flat(plan.steps()).flatMap(step -> relation(step).stream()).forEach(relation -> {
            String parent = relation.parent().name();
            long parents = rows.getOrDefault(parent, 0L);
            boolean named = parents > 0 && parents == onlyRoots.getOrDefault(parent, 0L);
            long children = named ? ofRoots(relation, roots) : ofAverage(relation, parents);
            rows.merge(relation.child().name(), children, Long::sum);
        });
        return rows;
    }

    private static Stream<PlanStep> flat(List<PlanStep> steps) {
        return steps.stream()
                .flatMap(step -> step instanceof Repeat repeat ? repeat.steps().stream() : Stream.of(step));
    }

    private static Optional<Relation> relation(PlanStep step) {
        if (step instanceof MarkChildren mark) {
            return Optional.of(mark.relation());
        }
        return step instanceof Collect collect ? Optional.of(collect.relation()) : Optional.empty();
    }

    private long ofRoots(Relation relation, List<EntityRef> roots) {
        Link link = schema.link(relation);
        List<String> ids = roots.stream()
                .filter(root -> root.type().equals(relation.parent().name()))
                .map(EntityRef::id)
                .toList();
        List<String> some = ids.subList(0, Math.min(ROOTS, ids.size()));
        long found = last(mapper.explainChildren(link, RowIds.of(link.parent().id(), some)));
        return found * ids.size() / some.size();
    }

    private long ofAverage(Relation relation, long parents) {
        return parents == 0 ? 0 : parents * last(mapper.explainAverage(schema.link(relation)));
    }

    /** The children's table is the last of the tables of the plan; there is none where it can be seen that nothing is found. */
    private static long last(List<@Nullable ExplainedRow> plan) {
        ExplainedRow table = plan.isEmpty() ? null : plan.get(plan.size() - 1);
        return table == null ? 0 : table.rows();
    }
}
