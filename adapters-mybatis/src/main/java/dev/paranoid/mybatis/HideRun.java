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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Executes one plan that hides. */
final class HideRun {

    private final Schema schema;
    private final HideMapper mapper;
    private final SliceMapper slices;
    private final Limits limits;
    private final LocalDateTime at;
    private final Tally took = new Tally();
    private final Blockers blockers = new Blockers();
    private final Set<EntityTable> marked = new HashSet<>();
    private boolean looked;

    HideRun(Schema schema, Mappers mappers, Instant at, Limits limits) {
        this.schema = schema;
        this.mapper = mappers.hide();
        this.slices = mappers.slice();
        this.limits = limits;
        this.at = Utc.of(at);
    }

    Hidden execute(CascadePlan plan, List<Opening> openings) {
        markRoots(openings, false);
        List<DeletionId> walking =
                openings.stream().filter(Opening::walks).map(Opening::deletion).toList();
        if (!walking.isEmpty()) {
            Members members = Members.of(walking);
            lookBelow(plan, members);
            plan.steps().forEach(step -> execute(step, members));
            count(members.ids());
            took.counts()
                    .values()
                    .forEach(counts -> limits.check(
                            counts.values().stream().mapToLong(Long::longValue).sum()));
        }
        return done();
    }

    /** One statement for all relations, where types form no cycle. */
    private void lookBelow(CascadePlan plan, Members members) {
        List<Chain> chains = limits.none() ? List.of() : Chain.of(schema, plan);
        looked = !chains.isEmpty();
        if (looked) {
            limits.check(1 + slices.mostBelow(chains, members, limits.look(members.ids())));
        }
    }

    Hidden done() {
        return new Hidden(took.counts(), blockers.found());
    }

    void markRoots(List<Opening> openings, boolean live) {
        RootIds roots = new RootIds();
        openings.forEach(opening -> {
            roots.add(opening.deletion(), opening.root());
            took.add(opening.deletion().value(), opening.root().type(), 1);
        });
        schema.paranoidTables().forEach(table -> {
            roots.of(table).ifPresent(ids -> mapper.markRoots(table, ids, live, at));
        });
    }

    int execute(PlanStep step, Members members) {
        if (step instanceof MarkChildren mark) {
            return markChildren(schema.link(mark.relation()), members);
        } else if (step instanceof Repeat repeat) {
            return Repetition.of(
                    repeat, inner -> execute(inner, members), () -> Amount.marked(mapper, marked, members.ids()));
        } else if (step instanceof RefuseLiveChildren refuse) {
            return refuse(refuse.relation(), members);
        } else if (step instanceof Detach detach) {
            Link link = schema.link(detach.relation());
            return mapper.remember(link, members) == 0 ? 0 : mapper.detach(link, members);
        }
        throw new IllegalStateException("No step of a plan that hides: " + step);
    }

    private int markChildren(Link link, Members members) {
        if (!limits.none() && !looked) {
            limits.check(1 + slices.mostChildren(link, members, limits.look(members.ids())));
        }
        int rows = mapper.markChildren(link, members, at);
        if (rows > 0) {
            marked.add(link.child());
            if (members.single()) {
                took.add(members.deletion(), link.child().name(), rows);
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

    private int refuse(Relation relation, Members members) {
        Link link = schema.link(relation);
        List<Amount> amounts = mapper.liveChildren(link, members);
        if (!amounts.isEmpty()) {
            blockers.add(
                    relation,
                    amounts,
                    relation.child().identified() ? mapper.sampleLiveChildren(link, members) : List.of());
        }
        return amounts.size();
    }
}
