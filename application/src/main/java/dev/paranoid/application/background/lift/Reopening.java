package dev.paranoid.application.background.lift;

import dev.paranoid.application.background.stage.Component;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Item;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Restores that the database refuses when some of their rows are live already. Their deletions are active again: the roots are
 * marked once more, and enter the frontier, so that all below them is hidden again.
 */
public final class Reopening {

    /** What is said where the job that met the refusal is not known any more. */
    private static final String ELSEWHERE = "another restore was refused for a row that this one brings back";

    private final Context context;

    /**
     * Over these ports.
     *
     * @param context the ports
     */
    public Reopening(Context context) {
        this.context = context;
    }

    /**
     * {@return the state of the job in which the restores are refused that lift this deletion} Empty where it cannot be active
     * again: it was not lifted, its root is gone, or its root has another by now.
     *
     * @param job a restore, which is locked
     * @param deletion one that it has lifted
     * @param refusal what the database says
     */
    public Optional<State> refused(Job job, DeletionId deletion, RefusedByDatabase refusal) {
        State state = reopen(job, Map.of(deletion, refusal));
        return state.closed().contains(deletion) ? Optional.empty() : Optional.of(state);
    }

    /** {@return the state of the job without what another job, which had to resolve it before, has made active again} */
    Optional<State> byOthers(Job job) {
        List<DeletionId> active = active(job.state().closed());
        if (active.isEmpty()) {
            return Optional.empty();
        }
        Map<DeletionId, Job> jobs = context.large().jobs().latest(active);
        Map<DeletionId, Refusal> refusals = new HashMap<>();
        active.forEach(id -> refusals.put(
                id,
                Optional.ofNullable(jobs.get(id))
                        .flatMap(other -> other.refusal(id))
                        .orElseGet(() -> new RefusedByDatabase(ELSEWHERE))));
        return Optional.of(reopen(job, refusals));
    }

    private List<DeletionId> active(Collection<DeletionId> ids) {
        return context.ledger().find(ids).values().stream()
                .filter(Deletion::active)
                .map(Deletion::id)
                .toList();
    }

    /** Restores are carried out whole or not at all: what shares a deletion with one that is refused is refused as well. */
    private State reopen(Job job, Map<DeletionId, Refusal> refused) {
        State state = job.state();
        Map<String, Refusal> refusals = new HashMap<>(state.refusals());
        Map<DeletionId, Refusal> reopening = new LinkedHashMap<>(refused);
        List<Item> items = state.task().items().stream()
                .filter(item -> !state.refusals().containsKey(item.row().toString()))
                .toList();
        int before;
        do {
            before = reopening.size();
            items.forEach(item -> item.lifts().stream()
                    .filter(reopening::containsKey)
                    .findFirst()
                    .ifPresent(by ->
                            refusals.putIfAbsent(item.row().toString(), Objects.requireNonNull(reopening.get(by)))));
            open(reopening.keySet());
            new DependentItems(context).refuse(job, refusals);
            items.forEach(item -> Optional.ofNullable(refusals.get(item.row().toString()))
                    .ifPresent(refusal -> item.lifts().forEach(id -> reopening.putIfAbsent(id, refusal))));
        } while (reopening.size() > before);
        refused.forEach((id, refusal) -> refusals.put(Job.key(id), refusal));
        List<DeletionId> closed = new ArrayList<>(state.closed());
        closed.removeAll(active(closed));
        return state.refused(refusals).closing(closed).then(closed.isEmpty() ? Stage.SPREAD : Stage.RESOLVE);
    }

    private void open(Collection<DeletionId> ids) {
        Set<EntityRef> roots =
                context.ledger().find(ids).values().stream().map(Deletion::root).collect(Collectors.toSet());
        Map<EntityRef, StoredEntity> rows = context.load(roots, Lock.EXCLUSIVE);
        Set<EntityRef> taken = new HashSet<>(context.ledger().activeOf(roots).keySet());
        List<Deletion> opened = context.ledger().lock(ids, Lock.EXCLUSIVE).values().stream()
                .sorted((one, other) -> other.id().compareTo(one.id()))
                .filter(deletion -> deletion.state() == DeletionState.LIFTED && deletion.resolving())
                .filter(deletion -> rows.containsKey(deletion.root()) && taken.add(deletion.root()))
                .toList();
        List<DeletionId> again = opened.stream().map(Deletion::id).toList();
        context.ledger().reopen(again);
        context.large().jobs().settle(again);
        hide(opened, rows);
    }

    private void hide(List<Deletion> opened, Map<EntityRef, StoredEntity> rows) {
        Map<EntityType, Map<RowKey, Mark>> marks = new HashMap<>();
        Map<EntityType, Set<RowKey>> owing = new LinkedHashMap<>();
        opened.forEach(deletion -> {
            EntityType type = context.type(deletion.root());
            RowKey key = RowKey.of(deletion.root());
            if (!Objects.requireNonNull(rows.get(deletion.root())).holder().equals(Optional.of(deletion.id()))) {
                marks.computeIfAbsent(type, any -> new HashMap<>())
                        .put(key, Mark.of(deletion.id(), deletion.deletedAt()));
            }
            owing.computeIfAbsent(type, any -> new HashSet<>()).add(key);
        });
        context.graph().types().stream().filter(owing::containsKey).forEach(type -> {
            context.store().mark(type, marks.getOrDefault(type, Map.of()));
            if (Component.spreads(context.graph(), type)) {
                context.large().frontier().add(type, owing.getOrDefault(type, Collections.emptySet()));
            }
        });
    }
}
