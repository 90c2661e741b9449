package dev.paranoid.application.background.reach;

import dev.paranoid.application.background.stage.Component;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.Job.Task;
import dev.paranoid.application.port.job.Job.Terms;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for what holds the rows that a job is about, those as well that it does not collect, before any of them goes. */
final class HoldLook {

    private final Context context;
    private final JobReach reach;

    HoldLook(Context context, JobReach reach) {
        this.context = context;
        this.reach = reach;
    }

    /**
     * What one look has found.
     *
     * @param refusal what keeps any of the rows
     * @param next where the next look begins
     */
    record Looked(Optional<Refusal> refusal, Cursor next) {}

    private interface Step {
        Looked look(Job job, int rows);
    }

    /** {@return what the job's holds would forbid} */
    static HoldKind what(Job job) {
        return job.state().task().kind() == Kind.HIDE ? HoldKind.FREEZE : HoldKind.PRESERVATION;
    }

    /** {@return what is found at that place, or empty where all has been looked at} */
    Optional<Looked> at(Job job, int place, int rows) {
        List<Step> steps = new ArrayList<>();
        List<EntityType> types = Component.of(context, job).groups().stream()
                .flatMap(group -> group.types().stream())
                .filter(EntityType::identified)
                .toList();
        types.forEach(type -> steps.add((so, many) -> collected(so, type, many)));
        types.stream()
                .flatMap(type -> context.graph().below(type).stream())
                .filter(relation -> reach.passesOver(job, relation))
                .forEach(relation -> steps.add((so, many) -> children(so, relation, many)));
        types.stream()
                .flatMap(type -> context.graph().below(type).stream())
                .filter(relation -> what(job) == HoldKind.PRESERVATION
                        && relation.onHardDelete() == OnDelete.CASCADE
                        && !relation.child().identified())
                .forEach(relation -> steps.add((so, many) -> links(so, relation, many)));
        return place < steps.size() ? Optional.of(steps.get(place).look(job, rows)) : Optional.empty();
    }

    private Optional<Refusal> refusal(Job job, Collection<StoredEntity> rows) {
        Set<Hold> holds = new HashSet<>();
        context.gate().look(what(job), () -> rows).values().forEach(holds::addAll);
        return holds.isEmpty() ? kept(job, rows) : Optional.of(Hold.refusal(holds, gone(job)));
    }

    /** {@return what the job has removed up to now} */
    static Map<String, Long> gone(Job job) {
        return job.state().task().kind() == Kind.REMOVE
                ? job.state().counts().of(job.state().task().deletions().get(0))
                : Map.of();
    }

    /** {@return whether rows may be kept because their time is not over} */
    boolean keeps(Job job) {
        Task task = job.state().task();
        return task.kind() == Kind.REMOVE
                && (task.expired() || context.retentionLock().any());
    }

    /** What keeps rows because their time is not over. The root bears the mark of the job's own deletion, and was looked at before. */
    Optional<Refusal> kept(Job job, Collection<StoredEntity> rows) {
        if (!keeps(job)) {
            return Optional.empty();
        }
        Task task = job.state().task();
        DeletionId id = job.state().task().deletions().get(0);
        List<StoredEntity> others = rows.stream()
                .filter(row -> !row.holder().equals(Optional.of(id)))
                .toList();
        Map<DeletionId, Deletion> holders = context.ledger().find(Context.holders(others));
        return (task.expired() ? unexpired(task, id, others, holders.values()) : Optional.<Refusal>empty())
                .or(() -> context.retentionLock()
                        .keeps(others, holders, context.now(), type -> task.terms() == Terms.BYPASSING));
    }

    private Optional<Refusal> unexpired(
            Task task, DeletionId id, List<StoredEntity> rows, Collection<Deletion> holders) {
        if (task.terms() == Terms.SCHEDULED) {
            return context.expiry().live(rows);
        }
        Set<EntityRef> going = rows.stream().map(StoredEntity::ref).collect(Collectors.toSet());
        List<Deletion> own = holders.stream()
                .filter(deletion -> deletion.active() && going.contains(deletion.root()))
                .toList();
        return Optional.ofNullable(context.ledger().find(List.of(id)).get(id))
                .flatMap(deletion -> context.expiry().keeps(deletion.root(), rows, own, context.now()));
    }

    private static Looked nothing(Job job) {
        Cursor cursor = job.state().cursor();
        return new Looked(Optional.empty(), cursor.to(cursor.place() + 1));
    }

    private List<RowKey> keys(Job job, EntityType type, int rows) {
        return context.large()
                .collected()
                .of(job.id(), type, job.state().cursor().after().map(RowKey::new), rows);
    }

    private Looked collected(Job job, EntityType type, int rows) {
        List<RowKey> keys = keys(job, type, rows);
        if (keys.isEmpty()) {
            return nothing(job);
        }
        Collection<StoredEntity> there =
                context.store().load(type, keys, Lock.NONE).values();
        return new Looked(
                refusal(job, there),
                job.state().cursor().behind(keys.get(keys.size() - 1).text()));
    }

    private Looked children(Job job, Relation relation, int rows) {
        Cursor cursor = job.state().cursor();
        Optional<RowKey> last = cursor.child().map(RowKey::new);
        List<RowKey> parents = last.isPresent()
                ? List.of(new RowKey(cursor.after().orElseThrow()))
                : keys(job, relation.parent(), Math.max(1, rows / 10));
        if (parents.isEmpty()) {
            return nothing(job);
        }
        Children wanted = new Children(relation, parents, reach.liveOnly(job), last, rows, false, Set.of());
        ChildSlice slice = ChildSlice.of(context.store(), wanted, Lock.NONE);
        Cursor behind =
                cursor.behind(slice.parents().get(slice.parents().size() - 1).text());
        return new Looked(
                refusal(job, slice.children()),
                slice.cut() ? behind.within(slice.last().text()) : behind);
    }

    private Looked links(Job job, Relation relation, int rows) {
        List<RowKey> parents = keys(job, relation.parent(), rows);
        if (parents.isEmpty()) {
            return nothing(job);
        }
        LinkSlice slice = LinkSlice.of(context.store(), relation, parents);
        return new Looked(
                refusal(job, slice.going(relation)),
                job.state().cursor().behind(slice.last().text()));
    }
}
