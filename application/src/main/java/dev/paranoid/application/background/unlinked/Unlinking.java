package dev.paranoid.application.background.unlinked;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.row.EntityStore.Remembered;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.plan.RemovePlan;
import dev.paranoid.domain.relation.Relation;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Foreign keys that a hard delete in the background sets to null in other transactions than those that remove the parents. They are
 * noted, so that a removal that is refused gives back what has not lost its parent.
 */
public final class Unlinking {

    private final Context context;

    /**
     * Over these ports.
     *
     * @param context ports and plans, a background among the ports
     */
    public Unlinking(Context context) {
        this.context = context;
    }

    /**
     * Sets the foreign key of children to null, and notes for the job which it was.
     *
     * @param job a hard delete, which is locked
     * @param relation one whose child type has ids
     * @param children as they are, locked exclusively
     */
    public void unlink(Job job, Relation relation, Collection<StoredEntity> children) {
        context.large().unlinked().note(job.id(), relation, children);
        context.store()
                .unlink(
                        relation,
                        children.stream().map(StoredEntity::key).distinct().toList());
    }

    /**
     * Notes which foreign keys were detached from these parents instead of remembering them, unless they are few: these are
     * forgotten with the parents.
     *
     * @param job a hard delete, which is locked
     * @param relation one that detaches
     * @param parents which the job has collected
     * @param rows how many are noted at most; fewer are few
     * @return whether they are few; else there may be more, for another slice
     */
    public boolean forget(Job job, Relation relation, Collection<RowKey> parents, int rows) {
        List<Remembered> remembered = context.store().remembered(relation, parents, rows);
        boolean few = remembered.size() < rows;
        if (!few) {
            context.large()
                    .unlinked()
                    .note(
                            job.id(),
                            relation,
                            remembered.stream()
                                    .map(child -> child(relation, child))
                                    .toList());
            context.store().forget(relation, remembered);
        }
        return few;
    }

    private static StoredEntity child(Relation relation, Remembered child) {
        return new StoredEntity(
                child.child().in(relation.child()), Optional.empty(), Map.of(relation.name(), child.parent()));
    }

    /**
     * {@return whether all has been put back that a hard delete has noted; of any other job nothing was}
     *
     * @param job which is locked
     * @param rows how many are put back along one relation at most; then there may be more, for another slice
     */
    public boolean putBack(Job job, int rows) {
        return job.state().task().kind() != Kind.REMOVE
                || relations(job).allMatch(relation -> putBack(job, relation, rows) < rows);
    }

    /** A parent that was hidden meanwhile owes something to what comes back below it. */
    private int putBack(Job job, Relation relation, int rows) {
        List<RowKey> parents = context.large().unlinked().putBack(job.id(), relation, rows);
        if (relation.reaches() || relation.restrictsHiding() || relation.detaches()) {
            context.large().frontier().add(relation.parent(), new HashSet<>(parents));
        }
        return parents.size();
    }

    /**
     * {@return whether all has been forgotten that the job has noted, since the parents are gone}
     *
     * @param job a hard delete, which is locked
     * @param rows how many notes are taken out at most; then there may be more, for another slice
     */
    public boolean forget(Job job, int rows) {
        return relations(job).findAny().isEmpty() || context.large().unlinked().forget(job.id(), rows) < rows;
    }

    /**
     * {@return relations along which foreign keys may have been detached from rows that go, when these were hidden}
     *
     * @param plan of the hard delete
     */
    public Stream<Relation> detaching(RemovePlan plan) {
        return plan.removal().stream()
                .flatMap(type -> context.graph().below(type).stream())
                .filter(Relation::detaches);
    }

    private Stream<Relation> relations(Job job) {
        List<EntityType> roots = context.ledger().find(job.state().task().deletions()).values().stream()
                .map(deletion -> context.type(deletion.root()))
                .toList();
        RemovePlan plan = context.plans().remove(roots);
        return Stream.of(plan.unlinking().stream(), plan.severing().stream(), detaching(plan))
                .flatMap(relations -> relations)
                .filter(relation -> relation.child().identified())
                .distinct();
    }
}
