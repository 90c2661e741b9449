package dev.paranoid.mybatis.start;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.relation.EntityGraph;
import java.util.Set;
import java.util.stream.Collectors;

/** What a delete of each type does, for the log at start-up. */
public final class PlanOverview {

    private PlanOverview() {}

    public static String of(EntityGraph graph) {
        return graph.types().stream()
                .filter(EntityType::paranoid)
                .map(type -> CascadePlan.hide(graph, Set.of(type)).tree())
                .collect(Collectors.joining("\n"));
    }
}
