package dev.paranoid.application.access.hold;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.Jobs.Watched;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.Hold;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which removals in the background have removed rows already, and remove no more because of a hold that has just been placed. */
final class InterruptedRemovals {

    private final Context context;

    InterruptedRemovals(Context context) {
        this.context = context;
    }

    /** A removal at work, and what it has removed. */
    private record AtWork(JobId job, DeletionId deletion, EntityRef root, Map<String, Long> gone) {}

    /** {@return for each of these holds, what such removals have removed, by deletion and name of the type} */
    Map<Hold, Map<DeletionId, Map<String, Long>>> by(Collection<Hold> holds) {
        Map<Hold, Map<DeletionId, Map<String, Long>>> gone = new HashMap<>();
        if (context.background().isEmpty() || holds.isEmpty()) {
            return gone;
        }
        List<AtWork> removals = atWork(holds.stream()
                .map(hold -> context.graph().type(hold.target().type()))
                .collect(Collectors.toSet()));
        for (AtWork removal : removals) {
            concerned(holds, removal)
                    .forEach(hold ->
                            gone.computeIfAbsent(hold, any -> new HashMap<>()).put(removal.deletion(), removal.gone()));
        }
        return gone;
    }

    private List<AtWork> atWork(Set<EntityType> types) {
        return types.stream()
                .map(type -> context.graph().component(type))
                .distinct()
                .flatMap(component -> context.large().jobs().next(component).stream())
                .flatMap(job -> context.large().jobs().find(job).stream())
                .map(Watched::job)
                .filter(job -> job.state().task().kind() == Kind.REMOVE)
                .flatMap(job -> atWork(job).stream())
                .toList();
    }

    private Optional<AtWork> atWork(Job job) {
        DeletionId id = job.state().task().deletions().get(0);
        Map<String, Long> gone = job.state().counts().of(id);
        return Optional.ofNullable(context.ledger().find(List.of(id)).get(id))
                .filter(deletion -> deletion.hides() && !gone.isEmpty())
                .map(deletion -> new AtWork(job.id(), id, deletion.root(), gone));
    }

    /** Holds on what the removal reaches, though it may hang on nothing any more, or on what its root hangs on. */
    private List<Hold> concerned(Collection<Hold> holds, AtWork removal) {
        EntityRef root = removal.root();
        Set<EntityRef> rows = new HashSet<>();
        holds.forEach(hold -> hold.target().row().ifPresent(rows::add));
        rows.add(root);
        Map<EntityRef, Set<EntityRef>> above = new Ancestors(context).of(rows);
        Set<EntityRef> concerned = new HashSet<>(above.getOrDefault(root, Set.of()));
        concerned.addAll(collected(removal.job(), rows));
        return holds.stream()
                .filter(hold -> hold.target()
                        .row()
                        .map(row -> row.equals(root)
                                || concerned.contains(row)
                                || above.getOrDefault(row, Set.of()).contains(root))
                        .orElseGet(() -> sameTree(hold.target().type(), root.type())))
                .toList();
    }

    private Set<EntityRef> collected(JobId job, Collection<EntityRef> rows) {
        Map<EntityType, Set<RowKey>> byType = new HashMap<>();
        rows.forEach(row -> byType.computeIfAbsent(context.type(row), any -> new HashSet<>())
                .add(RowKey.of(row)));
        Set<EntityRef> collected = new HashSet<>();
        byType.forEach((type, keys) ->
                context.large().collected().among(job, type, keys).forEach(key -> collected.add(key.in(type))));
        return collected;
    }

    private boolean sameTree(String held, String root) {
        return context.graph()
                .component(context.graph().type(held))
                .equals(context.graph().component(context.graph().type(root)));
    }
}
