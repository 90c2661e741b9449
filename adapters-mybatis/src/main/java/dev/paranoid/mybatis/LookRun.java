package dev.paranoid.mybatis;

import dev.paranoid.application.port.Removed;
import dev.paranoid.domain.plan.PlanStep;
import dev.paranoid.domain.plan.PlanStep.MarkChildren;
import dev.paranoid.domain.plan.PlanStep.RefuseLiveChildren;
import dev.paranoid.domain.relation.Relation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Executes steps of a plan that hides for a slice of what was collected: collects where it would mark, and locks nothing. */
final class LookRun {

    private final Schema schema;
    private final RemoveMapper mapper;
    private final Reached reached;
    private final Blockers blockers = new Blockers();

    LookRun(Schema schema, Mappers mappers, Reached reached) {
        this.schema = schema;
        this.mapper = mappers.remove();
        this.reached = reached;
    }

    Removed done() {
        return new Removed(Map.of(), blockers.found(), Set.of());
    }

    int execute(PlanStep step) {
        if (step instanceof MarkChildren mark) {
            return mapper.lookAhead(reached, schema.link(mark.relation()), true, Integer.MAX_VALUE);
        } else if (step instanceof RefuseLiveChildren refuse) {
            return refuse(refuse.relation());
        }
        throw new IllegalStateException("No step that looks ahead: " + step);
    }

    private int refuse(Relation relation) {
        Link link = schema.link(relation);
        List<Amount> amounts = mapper.liveRemaining(reached, link);
        if (!amounts.isEmpty()) {
            blockers.add(
                    relation,
                    amounts,
                    relation.child().identified() ? mapper.sampleLiveRemaining(reached, link) : List.of());
        }
        return amounts.size();
    }
}
