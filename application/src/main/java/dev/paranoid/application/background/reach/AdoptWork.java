package dev.paranoid.application.background.reach;

import dev.paranoid.application.background.stage.Component;
import dev.paranoid.application.background.stage.StageWork;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Adopting;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives what came along with a row that others moved to the deletion that this row was given to: rows below it that bear the mark
 * it bore, but for the roots of their deletions. Parents' types come before children's, round after round until a round has
 * changed nothing. What reaches these rows still takes them back when they are freed. The row itself may have become live
 * meanwhile, or belong to another deletion: what came along with it is taken over all the same. Where the database refuses a
 * row, the deletion adopts nothing more: it is lifted, and gives back what it has.
 */
public final class AdoptWork implements StageWork {

    private final Context context;

    /**
     * The stage over these ports.
     *
     * @param context the ports
     */
    public AdoptWork(Context context) {
        this.context = context;
    }

    @Override
    public Optional<State> advance(Job job, int rows) {
        Cursor cursor = job.state().cursor();
        List<Step> steps = steps(job);
        int place = (int) cursor.place();
        if (place >= steps.size()) {
            return Optional.of(
                    cursor.moved() ? job.state().at(Cursor.START) : job.state().then(Stage.COMPARE));
        }
        return Optional.of(adopt(job, steps.get(place), rows));
    }

    private List<Step> steps(Job job) {
        Component component = Component.of(context, job);
        List<Relation> relations = component.types().stream()
                .flatMap(type -> component.below(type, Relation::reaches).stream())
                .toList();
        List<Step> steps = new ArrayList<>();
        job.adopting()
                .forEach(adopting -> relations.forEach(relation -> {
                    steps.add(new Step(adopting, relation, true));
                    steps.add(new Step(adopting, relation, false));
                }));
        return steps;
    }

    /**
     * {@return the state in which the restores are refused that lift the deletion which adopts rows there, and the others go on}
     *
     * @param job which is locked, in the stage {@link Stage#ADOPT}
     * @param refusal what the database says
     */
    public State refused(Job job, RefusedByDatabase refusal) {
        State state = job.state();
        DeletionId adopts =
                steps(job).get((int) state.cursor().place()).adopting().deletion();
        Map<String, Refusal> refusals = new HashMap<>(state.refusals());
        refusals.put(Job.key(adopts), refusal);
        state.task().items().stream()
                .filter(item -> item.lifts().contains(adopts))
                .forEach(item -> refusals.putIfAbsent(item.row().toString(), refusal));
        return state.refused(refusals).at(Cursor.START);
    }

    /**
     * Along one relation.
     *
     * @param below whether below the row that was moved, or below what was taken over
     */
    private record Step(Adopting adopting, Relation relation, boolean below) {}

    private State adopt(Job job, Step step, int rows) {
        Cursor cursor = job.state().cursor();
        Optional<RowKey> last = cursor.child().map(RowKey::new);
        List<RowKey> parents = last.isPresent()
                ? List.of(new RowKey(cursor.after().orElseThrow()))
                : parents(step, cursor.after().map(RowKey::new), rows);
        if (parents.isEmpty()) {
            return job.state().at(cursor.to(cursor.place() + 1));
        }
        ChildSlice slice = ChildSlice.of(
                context.store(),
                new Children(step.relation(), parents, false, last, rows, false, Set.of()),
                Lock.EXCLUSIVE);
        boolean moved = adopt(step.adopting(), step.relation(), slice.children());
        Cursor behind = cursor.moved(cursor.moved() || moved)
                .behind(slice.parents().get(slice.parents().size() - 1).text());
        return job.state().at(slice.cut() ? behind.within(slice.last().text()) : behind);
    }

    private List<RowKey> parents(Step step, Optional<RowKey> after, int rows) {
        if (step.below()) {
            DeletionId id = step.adopting().deletion();
            return context.ledger().find(List.of(id)).values().stream()
                    .map(Deletion::root)
                    .filter(root -> after.isEmpty()
                            && root.type().equals(step.relation().parent().name()))
                    .map(RowKey::of)
                    .toList();
        }
        return context
                .store()
                .membersAfter(step.relation().parent(), step.adopting().deletion(), after, Lock.EXCLUSIVE, rows)
                .stream()
                .map(StoredEntity::key)
                .toList();
    }

    /** {@return whether any of these children has a new mark} */
    private boolean adopt(Adopting adopting, Relation relation, List<StoredEntity> children) {
        Set<DeletionId> ids = new HashSet<>(adopting.from());
        ids.add(adopting.deletion());
        Map<DeletionId, Deletion> known = context.ledger().find(ids);
        Deletion adopts = known.get(adopting.deletion());
        if (adopts == null || !(adopts.active() || adopts.resolving())) {
            return false;
        }
        Map<RowKey, Mark> marks = new LinkedHashMap<>();
        children.stream()
                .filter(child -> child.holder()
                        .filter(adopting.from()::contains)
                        .map(known::get)
                        .filter(holder -> !root(holder, child.ref()))
                        .isPresent())
                .forEach(child -> marks.put(child.key(), Mark.of(adopts.id(), adopts.deletedAt())));
        context.store().mark(relation.child(), marks);
        return !marks.isEmpty();
    }

    private static boolean root(Deletion deletion, EntityRef row) {
        return deletion.root().equals(row);
    }
}
