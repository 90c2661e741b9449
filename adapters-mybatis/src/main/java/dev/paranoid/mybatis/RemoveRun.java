package dev.paranoid.mybatis;

import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Removed;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.PlanStep;
import dev.paranoid.domain.plan.PlanStep.Collect;
import dev.paranoid.domain.plan.PlanStep.RefuseRemaining;
import dev.paranoid.domain.plan.PlanStep.Remove;
import dev.paranoid.domain.plan.PlanStep.RemoveChildren;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import dev.paranoid.domain.plan.PlanStep.Sever;
import dev.paranoid.domain.plan.PlanStep.Unlink;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Executes one plan that removes. */
final class RemoveRun {

    private final Schema schema;
    private final RemoveMapper mapper;
    private final ReachMapper reach;
    private final Reached reached;
    private final Limits limits;
    private final Set<DeletionId> orphaned = new HashSet<>();
    private long look;
    private long collected;
    /** The only deletion there is, where that is known; else 0. */
    private long only;

    private final Blockers blockers = new Blockers();
    private final Tally gone = new Tally();

    RemoveRun(Schema schema, Mappers mappers, Reached reached, Limits limits) {
        this.limits = limits;
        this.schema = schema;
        this.mapper = mappers.remove();
        this.reach = mappers.reach();
        this.reached = reached;
    }

    Removed execute(CascadePlan plan, List<Opening> openings) {
        RootIds roots = new RootIds();
        openings.forEach(opening -> roots.add(opening.deletion(), opening.root()));
        look = limits.look(
                DeletionIds.of(openings.stream().map(Opening::deletion).toList()));
        collectRoots(plan, roots);
        for (PlanStep step : plan.steps()) {
            if (!blockers.found().isEmpty() && !(step instanceof RefuseRemaining)) {
                break;
            }
            execute(step);
        }
        Map<DeletionId, Map<String, Taken>> took = took();
        took.values()
                .forEach(counts -> limits.check(
                        counts.values().stream().mapToLong(Taken::rows).sum()));
        leave(null);
        reach.finish(reached);
        return new Removed(took, blockers.found(), orphaned);
    }

    void collectRoots(CascadePlan plan, RootIds roots) {
        plan.roots().stream()
                .sorted(Comparator.comparing(EntityType::name))
                .map(schema::table)
                .forEach(table -> roots.of(table).ifPresent(ids -> mapper.collectRoots(reached, table, ids)));
    }

    /** What else knew of the rows that go. */
    private void leave(@Nullable String type) {
        reach.orphaned(reached, type).forEach(id -> orphaned.add(new DeletionId(id)));
        if (schema.remembers()) {
            reach.forgetParents(reached, type);
            reach.forgetChildren(reached, type);
        }
    }

    /** Executes one step for a slice of what was collected for these deletions. */
    int slice(PlanStep step, Set<DeletionId> deletions) {
        look = Long.MAX_VALUE;
        only = deletions.size() == 1 ? deletions.iterator().next().value() : 0;
        if (step instanceof Remove remove && only == 0) {
            gone.add(remove.type().name(), mapper.countCollected(reached, schema.table(remove.type())));
        }
        int changed = execute(step);
        if (step instanceof Remove remove) {
            went(remove.type().name(), changed);
            leave(remove.type().name());
        }
        return changed;
    }

    /** What one deletion removes is known when it is done; of several, it is counted before. */
    private void went(String type, int rows) {
        if (only > 0) {
            gone.add(only, type, rows);
        }
    }

    /** What a slice has done. */
    Removed done() {
        return new Removed(taken(gone), blockers.found(), orphaned);
    }

    private int collect(Link link) {
        int rows = mapper.collect(reached, link, look);
        collected += rows;
        limits.check(collected < look ? 0 : collected);
        return rows;
    }

    private int execute(PlanStep step) {
        if (step instanceof Collect collect) {
            return collect(schema.link(collect.relation()));
        } else if (step instanceof Repeat repeat) {
            return Repetition.of(repeat, this::execute);
        } else if (step instanceof RefuseRemaining refuse) {
            return refuse(refuse.relation());
        } else if (step instanceof Unlink unlink) {
            return mapper.unlink(reached, schema.link(unlink.relation()));
        } else if (step instanceof Sever sever) {
            return mapper.sever(reached, schema.link(sever.relation()));
        } else if (step instanceof RemoveChildren remove) {
            return removeChildren(schema.link(remove.relation()));
        } else if (step instanceof Remove remove) {
            return mapper.remove(reached, schema.table(remove.type()));
        }
        throw new IllegalStateException("No step of a plan that removes: " + step);
    }

    private int refuse(Relation relation) {
        Link link = schema.link(relation);
        List<Link> others = removedBy(schema, relation);
        List<Amount> amounts = mapper.lockRemaining(reached, link, others);
        if (!amounts.isEmpty()) {
            blockers.add(
                    relation,
                    amounts,
                    relation.child().identified() ? mapper.sampleRemaining(reached, link, others) : List.of());
        }
        return amounts.size();
    }

    static List<Link> removedBy(Schema schema, Relation relation) {
        return schema.graph().above(relation.child()).stream()
                .filter(other -> other.onHardDelete() == OnDelete.CASCADE)
                .map(schema::link)
                .toList();
    }

    private int removeChildren(Link link) {
        if (link.child().idColumn().isPresent()) {
            mapper.lockChildren(reached, link).stream()
                    .filter(Objects::nonNull)
                    .forEach(id -> orphaned.add(new DeletionId(id)));
        }
        if (only == 0) {
            gone.add(link.child().name(), mapper.countChildren(reached, link));
        }
        int rows = mapper.removeChildren(reached, link);
        went(link.child().name(), rows);
        return rows;
    }

    Map<DeletionId, Map<String, Taken>> took() {
        Map<DeletionId, Map<String, Taken>> took = new HashMap<>();
        reach.taken(reached)
                .forEach(row -> took.computeIfAbsent(new DeletionId(row.deletion()), id -> new HashMap<>())
                        .put(row.type(), taken(row)));
        taken(gone)
                .forEach((id, counts) ->
                        took.computeIfAbsent(id, each -> new HashMap<>()).putAll(counts));
        return took;
    }

    private static Map<DeletionId, Map<String, Taken>> taken(Tally rows) {
        Map<DeletionId, Map<String, Taken>> taken = new HashMap<>();
        rows.counts()
                .forEach((id, counts) ->
                        counts.forEach((type, amount) -> taken.computeIfAbsent(id, each -> new HashMap<>())
                                .put(type, new Taken(amount, amount, Optional.empty()))));
        return taken;
    }

    static Taken taken(TakenRow row) {
        return new Taken(
                row.amount(), row.live(), Optional.ofNullable(row.hiddenSince()).map(Utc::instant));
    }
}
