package dev.paranoid.mybatis;

import dev.paranoid.application.port.Hidden;
import dev.paranoid.application.port.Opening;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.PlanStep;
import dev.paranoid.domain.plan.PlanStep.Detach;
import dev.paranoid.domain.plan.PlanStep.MarkChildren;
import dev.paranoid.domain.plan.PlanStep.RefuseLiveChildren;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import dev.paranoid.domain.relation.Relation;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Executes one plan that hides. */
final class HideRun {

    private final Schema schema;
    private final HideMapper mapper;
    private final LocalDateTime at;
    private final Tally took = new Tally();
    private final Blockers blockers = new Blockers();
    private final Set<EntityTable> marked = new HashSet<>();

    HideRun(Schema schema, HideMapper mapper, Instant at) {
        this.schema = schema;
        this.mapper = mapper;
        this.at = Utc.of(at);
    }

    Hidden execute(CascadePlan plan, List<Opening> openings) {
        markRoots(openings);
        List<DeletionId> walking =
                openings.stream().filter(Opening::walks).map(Opening::deletion).toList();
        if (!walking.isEmpty()) {
            DeletionIds ids = DeletionIds.of(walking);
            plan.steps().forEach(step -> execute(step, ids));
            count(ids);
        }
        return new Hidden(took.counts(), blockers.found());
    }

    private void markRoots(List<Opening> openings) {
        Map<String, Set<DeletionId>> byType = new HashMap<>();
        openings.forEach(opening -> {
            byType.computeIfAbsent(opening.root().type(), type -> new HashSet<>())
                    .add(opening.deletion());
            took.add(opening.deletion().value(), opening.root().type(), 1);
        });
        schema.paranoidTables().forEach(table -> {
            Set<DeletionId> ids = byType.get(table.name());
            if (ids != null) {
                mapper.markRoots(table, DeletionIds.of(ids), at);
            }
        });
    }

    private int execute(PlanStep step, DeletionIds ids) {
        if (step instanceof MarkChildren mark) {
            return markChildren(schema.link(mark.relation()), ids);
        } else if (step instanceof Repeat repeat) {
            return Repetition.of(repeat, inner -> execute(inner, ids));
        } else if (step instanceof RefuseLiveChildren refuse) {
            return refuse(refuse.relation(), ids);
        } else if (step instanceof Detach detach) {
            Link link = schema.link(detach.relation());
            return mapper.remember(link, ids) == 0 ? 0 : mapper.detach(link, ids);
        }
        throw new IllegalStateException("No step of a plan that hides: " + step);
    }

    private int markChildren(Link link, DeletionIds ids) {
        int rows = mapper.markChildren(link, ids, at);
        if (rows > 0) {
            marked.add(link.child());
            if (ids.single()) {
                took.add(ids.values().get(0), link.child().name(), rows);
            }
        }
        return rows;
    }

    /** What one deletion marked is known already; of several, only their sum is. */
    private void count(DeletionIds ids) {
        if (!ids.single()) {
            marked.forEach(table -> countChildren(table, ids));
        }
    }

    private void countChildren(EntityTable table, DeletionIds ids) {
        Map<DeletionId, Map<String, Long>> roots = took.counts();
        mapper.countMarked(table, ids).forEach(amount -> {
            long root = roots.getOrDefault(new DeletionId(amount.deletion()), Map.of())
                    .getOrDefault(table.name(), 0L);
            took.add(amount.deletion(), table.name(), amount.amount() - root);
        });
    }

    private int refuse(Relation relation, DeletionIds ids) {
        Link link = schema.link(relation);
        List<Amount> amounts = mapper.liveChildren(link, ids);
        if (!amounts.isEmpty()) {
            blockers.add(
                    relation,
                    amounts,
                    relation.child().identified() ? mapper.sampleLiveChildren(link, ids) : List.of());
        }
        return amounts.size();
    }
}
