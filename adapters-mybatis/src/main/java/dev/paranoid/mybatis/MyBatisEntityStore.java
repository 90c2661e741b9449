package dev.paranoid.mybatis;

import dev.paranoid.application.port.EntityStore;
import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Hidden;
import dev.paranoid.application.port.Mark;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Reach;
import dev.paranoid.application.port.Removed;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.PlanStep.ClearMark;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Executes plans in sets, a statement or two a step. */
final class MyBatisEntityStore implements EntityStore {

    private static final List<String> SPREADING = List.of("HIDING", "REMOVING");

    private final Schema schema;
    private final Mappers mappers;
    private final Limits limits;

    MyBatisEntityStore(Schema schema, Mappers mappers, Limits limits) {
        this.limits = limits;
        this.schema = schema;
        this.mappers = mappers;
    }

    @Override
    public Optional<String> canonicalId(EntityType type, String id) {
        return schema.table(type).id().canonical(id);
    }

    @Override
    public Map<EntityRef, StoredEntity> lock(Collection<EntityRef> rows) {
        Map<String, Set<String>> byType = new HashMap<>();
        rows.forEach(row ->
                byType.computeIfAbsent(row.type(), type -> new HashSet<>()).add(row.id()));
        Map<EntityRef, StoredEntity> locked = new HashMap<>();
        schema.graph().types().stream()
                .filter(type -> byType.containsKey(type.name()))
                .map(schema::table)
                .forEach(table -> lock(table, byType.getOrDefault(table.name(), Set.of()), locked));
        locked.keySet().retainAll(new HashSet<>(rows));
        return locked;
    }

    private void lock(EntityTable table, Set<String> ids, Map<EntityRef, StoredEntity> locked) {
        mappers.look().lock(table, RowIds.of(table.id(), ids)).forEach(row -> {
            EntityRef ref = new EntityRef(table.name(), row.id());
            locked.put(
                    ref,
                    new StoredEntity(
                            ref,
                            Optional.ofNullable(row.deletedAt()).map(Utc::instant),
                            Optional.ofNullable(row.holder()).map(DeletionId::new)));
        });
    }

    @Override
    public Hidden hide(CascadePlan plan, List<Opening> openings, Instant at) {
        return new HideRun(schema, mappers, at, limits).execute(plan, openings);
    }

    @Override
    public Map<DeletionId, Map<String, Long>> takeAlong(
            CascadePlan plan, Set<DeletionId> deletions, Set<DeletionId> from, Instant at) {
        return new TakeAlongRun(schema, mappers.hide(), Members.of(deletions), DeletionIds.of(from), at).execute(plan);
    }

    @Override
    public Freed free(CascadePlan plan, Set<DeletionId> deletions) {
        Members members = Members.of(deletions);
        checkMembers(plan, members);
        return new LiftRun(schema, mappers, members).execute(plan.steps());
    }

    private void checkMembers(CascadePlan plan, Members members) {
        if (!limits.none()) {
            List<EntityTable> tables = plan.steps().stream()
                    .filter(ClearMark.class::isInstance)
                    .map(step -> schema.table(((ClearMark) step).type()))
                    .toList();
            limits.check(mappers.slice().mostMembers(tables, members, limits.look(members.ids())));
        }
    }

    @Override
    public Removed remove(CascadePlan plan, List<Opening> openings) {
        return new RemoveRun(schema, mappers, Reached.MINE, limits).execute(plan, openings);
    }

    @Override
    public Map<EntityRef, Set<Mark>> inTheWay(Collection<EntityRef> rows) {
        boolean spreading = !rows.isEmpty()
                && !limits.none()
                && !mappers.look().inProgress(SPREADING).isEmpty();
        return new Climb(schema, mappers.look(), spreading).from(rows);
    }

    @Override
    public Reach preview(DeletionMode mode, CascadePlan plan, EntityRef root, int limit) {
        return new PreviewRun(schema, mappers, limit).execute(plan, schema.table(root.type()), root.id());
    }
}
