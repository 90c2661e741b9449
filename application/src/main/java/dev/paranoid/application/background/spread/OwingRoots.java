package dev.paranoid.application.background.spread;

import dev.paranoid.application.background.stage.Component;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.job.Job.Task;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Roots of deletes that are accepted and wait for their turn. Such a root is owed by its job, whoever holds it by then, and enters
 * the frontier with that: else each job would pass over the roots of all that wait behind it.
 */
public final class OwingRoots {

    private final Context context;

    /**
     * Over these ports.
     *
     * @param context the ports, a background among them
     */
    public OwingRoots(Context context) {
        this.context = context;
    }

    /**
     * Adds the roots of that job to the frontier, before it begins to drain that: a root that came behind its cursor would stay there when it
     * ends. Those that are live, or gone, owe nothing. Below one that Paranoid hid before, all is hidden, or owed by others.
     *
     * @param job which is locked; only deletes have such roots
     */
    public void enterFrontier(Job job) {
        Task task = job.state().task();
        boolean deletes = task.kind() == Kind.HIDE || task.kind() == Kind.REMOVE;
        if (!deletes
                || drains(job.state())
                || task.before().flatMap(Mark::holder).isPresent()) {
            return;
        }
        Map<EntityType, Set<RowKey>> owing = new HashMap<>();
        context
                .load(
                        context.ledger().find(task.deletions()).values().stream()
                                .map(Deletion::root)
                                .collect(Collectors.toSet()),
                        Lock.EXCLUSIVE)
                .values()
                .stream()
                .filter(StoredEntity::hidden)
                .filter(row -> Component.spreads(context.graph(), context.type(row.ref())))
                .forEach(row -> owing.computeIfAbsent(context.type(row.ref()), any -> new HashSet<>())
                        .add(row.key()));
        owing.forEach(context.large().frontier()::add);
    }

    private static boolean drains(State state) {
        return state.stage() == Stage.SPREAD && !state.cursor().equals(Cursor.START);
    }
}
