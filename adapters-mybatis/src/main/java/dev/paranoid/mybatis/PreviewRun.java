package dev.paranoid.mybatis;

import dev.paranoid.application.port.Reach;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.CascadePlan.Effect;
import dev.paranoid.domain.plan.PlanStep;
import dev.paranoid.domain.plan.PlanStep.Collect;
import dev.paranoid.domain.plan.PlanStep.Detach;
import dev.paranoid.domain.plan.PlanStep.MarkChildren;
import dev.paranoid.domain.plan.PlanStep.RefuseLiveChildren;
import dev.paranoid.domain.plan.PlanStep.RefuseRemaining;
import dev.paranoid.domain.plan.PlanStep.RemoveLinks;
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

    /** What is collected for a preview is of no deletion yet; counts come back under this number. */
    private static final DeletionId NOBODY = new DeletionId(Long.MAX_VALUE);

    private final Schema schema;
    private final RemoveMapper mapper;
    private final int limit;
    private final Map<String, Taken> links = new HashMap<>();
    private final Map<String, Long> detaches = new HashMap<>();
    private final Blockers blockers = new Blockers();
    private final List<Link> linksSeen = new ArrayList<>();
    private boolean complete = true;

    PreviewRun(Schema schema, RemoveMapper mapper, int limit) {
        this.schema = schema;
        this.mapper = mapper;
        this.limit = limit;
    }

    Reach execute(CascadePlan plan, EntityTable table, String root) {
        mapper.collectRoot(table, table.id().value(root));
        if (plan.effect() == Effect.REMOVE || mapper.rootWalks()) {
            plan.steps().forEach(this::execute);
        }
        Map<String, Taken> takes = new HashMap<>(links);
        mapper.taken().forEach(row -> takes.put(row.type(), RemoveRun.taken(row)));
        mapper.finish();
        List<Blocker> found = blockers.found().getOrDefault(NOBODY, List.of());
        return new Reach(takes, detaches, found, complete);
    }

    private int execute(PlanStep step) {
        if (step instanceof MarkChildren mark) {
            return collect(mark.relation(), true);
        } else if (step instanceof Collect collect) {
            return collect(collect.relation(), false);
        } else if (step instanceof Repeat repeat) {
            return Repetition.of(repeat, inner -> complete ? execute(inner) : 0);
        } else if (step instanceof RefuseLiveChildren refuse) {
            Link link = schema.link(refuse.relation());
            return refuse(
                    link,
                    mapper.liveRemaining(link),
                    link.child().type().identified() ? mapper.sampleLiveRemaining(link) : List.of());
        } else if (step instanceof RefuseRemaining refuse) {
            Link link = schema.link(refuse.relation());
            List<Link> others = RemoveRun.removedBy(schema, refuse.relation());
            return refuse(
                    link,
                    mapper.remaining(link, others),
                    link.child().type().identified() ? mapper.sampleRemaining(link, others) : List.of());
        } else if (step instanceof Detach detach) {
            return detaches(detach.relation(), mapper.countChildren(schema.link(detach.relation())));
        } else if (step instanceof Unlink unlink) {
            return detaches(unlink.relation(), mapper.remaining(schema.link(unlink.relation()), List.of()));
        } else if (step instanceof RemoveLinks remove) {
            return removeLinks(schema.link(remove.relation()));
        }
        return 0;
    }

    private int collect(Relation relation, boolean liveOnly) {
        int rows = mapper.lookAhead(schema.link(relation), liveOnly, limit);
        complete &= rows < limit;
        return rows;
    }

    private int refuse(Link link, List<Amount> amounts, List<Sample> samples) {
        blockers.add(
                link.relation(),
                amounts.stream()
                        .map(amount -> new Amount(NOBODY.value(), amount.amount()))
                        .toList(),
                samples.stream()
                        .map(sample -> new Sample(NOBODY.value(), sample.sample()))
                        .toList());
        return 0;
    }

    private int detaches(Relation relation, List<Amount> amounts) {
        amounts.forEach(amount -> detaches.merge(relation.child().name(), amount.amount(), Long::sum));
        return 0;
    }

    private int removeLinks(Link link) {
        List<Link> before = linksSeen.stream()
                .filter(seen -> seen.child().equals(link.child()))
                .toList();
        mapper.remaining(link, before)
                .forEach(amount -> links.merge(
                        link.child().name(),
                        new Taken(amount.amount(), amount.amount(), Optional.empty()),
                        (one, other) ->
                                new Taken(one.rows() + other.rows(), one.live() + other.live(), Optional.empty())));
        linksSeen.add(link);
        return 0;
    }
}
