package dev.paranoid.application.background.reach;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.plan.RemovePlan;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.util.List;
import java.util.Objects;

/** Along which relations a job reaches rows, and which of them it collects. */
public final class JobReach {

    private final Context context;

    /**
     * The reach of jobs over these types.
     *
     * @param context what belongs to what, and the rules
     */
    public JobReach(Context context) {
        this.context = context;
    }

    /** {@return the deletion that the job works on} */
    Deletion deletion(Job job) {
        DeletionId id = job.state().task().deletions().get(0);
        return Objects.requireNonNull(context.ledger().find(List.of(id)).get(id));
    }

    /** Whether the children along that relation go with their parents and are not collected. */
    boolean passesOver(Job job, Relation relation) {
        return hides(job)
                ? relation.hides() && leaf(relation.child())
                : RemovePlan.collects(relation) && spared(relation.child());
    }

    boolean liveOnly(Job job) {
        return hides(job);
    }

    private static boolean hides(Job job) {
        return job.state().task().kind() == Kind.HIDE;
    }

    /** Relations below that type along which children are collected. */
    List<Relation> collecting(Job job, EntityType type) {
        return context.graph().below(type).stream()
                .filter(relation -> hides(job)
                        ? relation.hides() && !leaf(relation.child())
                        : RemovePlan.collects(relation) && !spared(relation.child()))
                .toList();
    }

    /** Relations along which a child that stays behind refuses the job's delete. */
    List<Relation> restricting(Job job, EntityType type) {
        return context.graph().below(type).stream()
                .filter(relation ->
                        hides(job) ? relation.restrictsHiding() : relation.onHardDelete() == OnDelete.RESTRICT)
                .toList();
    }

    /** Nothing is below its rows that a delete would hide, they stand in nobody's way, and no policy asks how many they are. */
    private boolean leaf(EntityType type) {
        return context.graph().below(type).stream()
                        .noneMatch(relation -> relation.hides() || relation.restrictsHiding())
                && context.graph().above(type).stream().noneMatch(Relation::restrictsHiding)
                && !context.judgement().hasPolicy(type.name());
    }

    /**
     * Rows with an id that go with their parents without being collected: nothing belongs to them, they stand in nobody's way,
     * and what a soft delete made of them is not remembered. They are most of the rows, and to write them down costs as much as to
     * remove them.
     */
    boolean spared(EntityType type) {
        return type.identified()
                && context.graph().below(type).isEmpty()
                && context.graph().above(type).stream()
                        .noneMatch(relation -> relation.onHardDelete() == OnDelete.RESTRICT || relation.detaches())
                && !context.judgement().hasPolicy(type.name());
    }

    /** Whether all rows that the job takes are collected, so that their number is known before. */
    boolean counts(Job job, List<EntityType> types) {
        return types.stream().noneMatch(type -> hides(job) ? leaf(type) : spared(type));
    }
}
