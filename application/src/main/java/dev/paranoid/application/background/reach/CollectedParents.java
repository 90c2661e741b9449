package dev.paranoid.application.background.reach;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.relation.Relation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Some rows that a job has collected, as parents along one relation, and some of their children that it has not collected.
 *
 * @param parents the rows; none at the end
 * @param children children that stay as they are when the parents go
 * @param next where to go on
 */
record CollectedParents(List<RowKey> parents, List<StoredEntity> children, Cursor next) {

    /** Fewer parents where they have too many children together; a single one's are cut. */
    static CollectedParents of(Context context, Job job, Relation relation, boolean liveOnly, Lock lock, int rows) {
        Cursor cursor = job.state().cursor();
        Optional<RowKey> after = cursor.after().map(RowKey::new);
        Optional<RowKey> within = cursor.child().map(RowKey::new);
        List<RowKey> parents = context.large().collected().of(job.id(), relation.parent(), after, rows);
        if (within.isPresent() && !parents.isEmpty()) {
            parents = parents.subList(0, 1);
        }
        if (!parents.isEmpty()) {
            Children wanted = new Children(relation, parents, liveOnly, within, rows, false, Set.of());
            ChildSlice slice = ChildSlice.of(context.store(), wanted, lock);
            List<RowKey> whole = slice.parents();
            Cursor next = slice.cut()
                    ? cursor.within(slice.last().text())
                    : cursor.behind(whole.get(whole.size() - 1).text());
            return new CollectedParents(whole, others(context, job, relation, slice.children()), next);
        }
        return new CollectedParents(List.of(), List.of(), cursor.to(cursor.place() + 1));
    }

    private static List<StoredEntity> others(Context context, Job job, Relation relation, List<StoredEntity> children) {
        Set<RowKey> collected = context.large()
                .collected()
                .among(
                        job.id(),
                        relation.child(),
                        children.stream().map(StoredEntity::key).collect(Collectors.toSet()));
        return children.stream()
                .filter(child -> !collected.contains(child.key()))
                .toList();
    }
}
