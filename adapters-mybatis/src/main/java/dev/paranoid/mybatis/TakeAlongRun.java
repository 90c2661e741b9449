package dev.paranoid.mybatis;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.PlanStep;
import dev.paranoid.domain.plan.PlanStep.MarkChildren;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Executes the marking steps of a plan that hides on children that bear certain marks, instead of live ones. */
final class TakeAlongRun {

    private final Schema schema;
    private final HideMapper mapper;
    private final Members members;
    private final DeletionIds from;
    private final LocalDateTime at;
    private final Set<EntityTable> taken = new HashSet<>();

    TakeAlongRun(Schema schema, HideMapper mapper, Members members, DeletionIds from, Instant at) {
        this.schema = schema;
        this.mapper = mapper;
        this.members = members;
        this.from = from;
        this.at = Utc.of(at);
    }

    /** {@return how many rows bear the marks now, of the types in which any took one} */
    Map<DeletionId, Map<String, Long>> execute(CascadePlan plan) {
        plan.steps().forEach(this::execute);
        Tally held = new Tally();
        taken.forEach(table -> held.add(table.name(), mapper.countMarked(table, members.ids())));
        return held.counts();
    }

    /** What else such a plan does has been done for these rows when they were hidden. */
    private int execute(PlanStep step) {
        if (step instanceof MarkChildren mark) {
            return take(schema.link(mark.relation()));
        }
        return step instanceof Repeat repeat
                ? Repetition.of(repeat, this::execute, () -> Amount.marked(mapper, taken, members.ids()))
                : 0;
    }

    private int take(Link link) {
        int rows = mapper.takeAlong(link, members, from, at);
        if (rows > 0) {
            taken.add(link.child());
        }
        return rows;
    }
}
