package dev.paranoid.mybatis;

import dev.paranoid.application.port.Reach;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.CascadePlan.Effect;
import dev.paranoid.domain.plan.PlanStep;
import dev.paranoid.domain.plan.PlanStep.Collect;
import dev.paranoid.domain.plan.PlanStep.Detach;
import dev.paranoid.domain.plan.PlanStep.MarkChildren;
import dev.paranoid.domain.plan.PlanStep.RefuseLiveChildren;
import dev.paranoid.domain.plan.PlanStep.RefuseRemaining;
import dev.paranoid.domain.plan.PlanStep.RemoveChildren;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import dev.paranoid.domain.plan.PlanStep.Unlink;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at what a plan would do: collects as a removal does, but without locks and up to a limit, and changes nothing. */
final class PreviewRun {

    private final Schema schema;
    private final RemoveMapper mapper;
    private final ReachMapper reach;
    private final int limit;
    private final Map<String, Taken> links = new HashMap<>();
    private final Map<String, Long> detaches = new HashMap<>();
    private final List<Blocker> blockers = new ArrayList<>();
    private final List<Link> linksSeen = new ArrayList<>();
    private boolean complete = true;

    PreviewRun(Schema schema, Mappers mappers, int limit) {
        this.schema = schema;
        this.mapper = mappers.remove();
        this.reach = mappers.reach();
        this.limit = limit;
    }

    Reach execute(CascadePlan plan, EntityTable table, String root) {
        mapper.collectRoot(Reached.MINE, table, table.id().value(root));
        if (plan.effect() == Effect.REMOVE || reach.rootWalks(Reached.MINE)) {
            plan.steps().forEach(this::execute);
        }
        Map<String, Taken> takes = new HashMap<>(links);
        reach.taken(Reached.MINE).forEach(row -> takes.put(row.type(), RemoveRun.taken(row)));
        reach.finish(Reached.MINE);
        return new Reach(takes, detaches, blockers, complete);
    }

    private int execute(PlanStep step) {
        if (step instanceof MarkChildren mark) {
            return collect(mark.relation(), true);
        } else if (step instanceof Collect collect) {
            return collect(collect.relation(), false);
        } else if (step instanceof Repeat repeat) {
            return Repetition.of(repeat, inner -> complete ? execute(inner) : 0);
        } else if (step instanceof RefuseLiveChildren refuse) {
            return refuse(schema.link(refuse.relation()), List.of(), true);
        } else if (step instanceof RefuseRemaining refuse) {
            return refuse(schema.link(refuse.relation()), RemoveRun.removedBy(schema, refuse.relation()), false);
        } else if (step instanceof Detach detach) {
            return detaches(
                    detach.relation(), mapper.countChildrenAhead(Reached.MINE, schema.link(detach.relation()), limit));
        } else if (step instanceof Unlink unlink) {
            return detaches(
                    unlink.relation(),
                    mapper.countAhead(Reached.MINE, schema.link(unlink.relation()), List.of(), false, limit));
        } else if (step instanceof RemoveChildren remove) {
            return removeChildren(schema.link(remove.relation()));
        }
        return 0;
    }

    private int collect(Relation relation, boolean liveOnly) {
        return limited(mapper.lookAhead(Reached.MINE, schema.link(relation), liveOnly, limit));
    }

    private int limited(int rows) {
        complete &= rows < limit;
        return rows;
    }

    private int refuse(Link link, List<Link> others, boolean liveOnly) {
        int rows = limited(mapper.countAhead(Reached.MINE, link, others, liveOnly, limit));
        if (rows > 0) {
            List<String> sample = link.child().type().identified()
                    ? mapper.sampleAhead(Reached.MINE, link, others, liveOnly, limit)
                    : List.of();
            blockers.add(new Blocker(link.child().name(), link.name(), rows, sample));
        }
        return rows;
    }

    private int detaches(Relation relation, int rows) {
        if (limited(rows) > 0) {
            detaches.merge(relation.child().name(), (long) rows, Long::sum);
        }
        return rows;
    }

    private int removeChildren(Link link) {
        List<Link> before = linksSeen.stream()
                .filter(seen -> seen.child().equals(link.child()))
                .toList();
        int rows = limited(mapper.countAhead(Reached.MINE, link, before, false, limit));
        if (rows > 0) {
            links.merge(
                    link.child().name(),
                    new Taken(rows, rows, Optional.empty()),
                    (one, other) -> new Taken(one.rows() + other.rows(), one.live() + other.live(), Optional.empty()));
        }
        linksSeen.add(link);
        return rows;
    }
}
