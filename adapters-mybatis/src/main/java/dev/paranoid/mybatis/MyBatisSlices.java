package dev.paranoid.mybatis;

import dev.paranoid.application.port.Cursor;
import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Hidden;
import dev.paranoid.application.port.JobId;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Removed;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.application.port.Slice;
import dev.paranoid.application.port.SlicedStore;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.Leg;
import dev.paranoid.domain.plan.Leg.Over.Collected;
import dev.paranoid.domain.plan.Leg.Over.CollectedParents;
import dev.paranoid.domain.plan.Leg.Over.MarkedParents;
import dev.paranoid.domain.plan.PlanStep.ClearMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Executes legs with the same runs and statements as {@link MyBatisEntityStore}, on a slice of their rows. */
final class MyBatisSlices implements SlicedStore {

    private final Schema schema;
    private final Mappers mappers;
    private final Cuts cuts;

    MyBatisSlices(Schema schema, Mappers mappers) {
        this.schema = schema;
        this.mappers = mappers;
        this.cuts = new Cuts(mappers);
    }

    @Override
    public void markRoots(List<Opening> openings, Instant at) {
        new HideRun(schema, mappers, at, Limits.NONE).markRoots(openings, false);
    }

    @Override
    public void markLiveRoots(List<Opening> openings, Instant at) {
        new HideRun(schema, mappers, at, Limits.NONE).markRoots(openings, true);
    }

    @Override
    public Freed freeRoots(List<Leg> legs, Set<DeletionId> deletions) {
        DeletionIds ids = DeletionIds.of(deletions);
        Map<String, List<String>> roots = new HashMap<>();
        LedgerRow.deletions(mappers.ledger().find(ids))
                .forEach(deletion -> roots.computeIfAbsent(deletion.root().type(), type -> new ArrayList<>())
                        .add(deletion.root().id()));
        Freed freed = new Freed(new HashMap<>(), new HashMap<>(), new ArrayList<>());
        legs.stream().filter(leg -> roots.containsKey(sliced(leg).name())).forEach(leg -> {
            EntityTable table = schema.table(sliced(leg));
            RowIds rows = RowIds.of(table.id(), roots.getOrDefault(table.name(), List.of()));
            Freed some = new LiftRun(schema, mappers, new Members(ids, null, rows)).execute(leg.steps());
            some.restored()
                    .forEach((id, counts) ->
                            freed.restored().merge(id, counts, (one, other) -> Tally.together(one, other)));
            freed.handedOver().putAll(some.handedOver());
            freed.clashes().addAll(some.clashes());
        });
        return freed;
    }

    private static EntityType sliced(Leg leg) {
        return ((Leg.Over.Members) leg.over()).type();
    }

    @Override
    public Slice<Hidden> hide(Leg leg, Set<DeletionId> deletions, Cursor from, int rows, Instant at) {
        Members all = Members.of(deletions);
        Link link = schema.link(((MarkedParents) leg.over()).relation());
        return cuts.marked(link, from, rows)
                .map(cut -> {
                    HideRun run = new HideRun(schema, mappers, at, Limits.NONE);
                    int changed = run.execute(leg.steps().get(0), all.only(cut.slice()));
                    return new Slice<>(run.done(), changed, cut.next());
                })
                .orElseGet(() -> new Slice<>(new Hidden(Map.of(), Map.of()), 0, Optional.empty()));
    }

    @Override
    public Slice<Freed> free(Leg leg, Set<DeletionId> deletions, Cursor from, int rows) {
        Members all = Members.of(deletions);
        return cuts.members(schema.table(sliced(leg)), from, rows)
                .map(cut -> {
                    Freed freed = new LiftRun(schema, mappers, all.only(cut.slice())).execute(leg.steps());
                    long moved = freed.handedOver().values().stream()
                            .flatMap(handedOver -> handedOver.rows().values().stream())
                            .mapToLong(Long::longValue)
                            .sum();
                    return new Slice<>(freed, moved, cut.next());
                })
                .orElseGet(() -> new Slice<>(new Freed(Map.of(), Map.of(), List.of()), 0, Optional.empty()));
    }

    @Override
    public boolean unique(EntityType type) {
        return !schema.table(type).uniqueKeys().isEmpty();
    }

    @Override
    public boolean holdsAny(CascadePlan lift, Set<DeletionId> deletions) {
        List<EntityTable> tables = freed(lift);
        return !deletions.isEmpty() && !tables.isEmpty() && mappers.slice().holdsAny(tables, Members.of(deletions));
    }

    private List<EntityTable> freed(CascadePlan lift) {
        return lift.steps().stream()
                .filter(ClearMark.class::isInstance)
                .map(step -> schema.table(((ClearMark) step).type()))
                .toList();
    }

    @Override
    public Map<DeletionId, Map<String, Long>> held(CascadePlan lift, Collection<DeletionId> deletions) {
        Tally held = new Tally();
        DeletionIds ids = DeletionIds.of(deletions);
        freed(lift).forEach(table -> held.add(table.name(), mappers.hide().countMarked(table, ids)));
        return held.counts();
    }

    @Override
    public void collectRoots(CascadePlan plan, JobId job, Set<DeletionId> deletions) {
        RootIds roots = new RootIds();
        LedgerRow.deletions(mappers.ledger().find(DeletionIds.of(deletions)))
                .forEach(deletion -> roots.add(deletion.id(), deletion.root()));
        new RemoveRun(schema, mappers, reached(job), Limits.NONE).collectRoots(plan, roots);
    }

    private Stream<EntityTable> roots(CascadePlan plan) {
        return plan.roots().stream()
                .sorted(Comparator.comparing(EntityType::name))
                .map(schema::table);
    }

    private static Reached reached(JobId job) {
        return Reached.inBackground(job.value());
    }

    @Override
    public Slice<Removed> look(Leg leg, JobId job, Cursor from, int rows) {
        Link link = schema.link(((CollectedParents) leg.over()).relation());
        return cuts.collectedParents(link, reached(job), from, rows)
                .map(cut -> {
                    LookRun run = new LookRun(schema, mappers, reached(job).only(cut.slice()));
                    int changed = run.execute(leg.steps().get(0));
                    return new Slice<>(run.done(), changed, cut.next());
                })
                .orElseGet(() -> new Slice<>(new Removed(Map.of(), Map.of(), Set.of()), 0, Optional.empty()));
    }

    @Override
    public Map<String, Long> estimate(CascadePlan plan, List<EntityRef> roots) {
        return new Estimate(schema, mappers.slice()).of(plan, roots);
    }

    @Override
    public Slice<Removed> remove(Leg leg, JobId job, Set<DeletionId> deletions, Cursor from, int rows) {
        Optional<Cut> next = leg.over() instanceof Collected collected
                ? cuts.collected(reached(job), collected.type(), from, rows)
                : cuts.collectedParents(
                        schema.link(((CollectedParents) leg.over()).relation()), reached(job), from, rows);
        return next.map(cut -> {
                    RemoveRun run = new RemoveRun(schema, mappers, reached(job).only(cut.slice()), Limits.NONE);
                    int changed = References.guard(() -> run.slice(leg.steps().get(0), deletions));
                    return new Slice<>(run.done(), changed, cut.next());
                })
                .orElseGet(() -> new Slice<>(new Removed(Map.of(), Map.of(), Set.of()), 0, Optional.empty()));
    }

    @Override
    public Map<DeletionId, Map<String, Taken>> collected(JobId job) {
        return new RemoveRun(schema, mappers, reached(job), Limits.NONE).took();
    }

    @Override
    public Set<DeletionId> unmarkRoots(CascadePlan plan, JobId job) {
        roots(plan)
                .filter(table -> table.markColumns().isPresent())
                .forEach(table -> mappers.slice().unmarkRoots(reached(job), table));
        return mappers.slice().missed(reached(job)).stream()
                .map(DeletionId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public int forget(JobId job, int rows) {
        return mappers.slice().forget(reached(job), rows);
    }
}
