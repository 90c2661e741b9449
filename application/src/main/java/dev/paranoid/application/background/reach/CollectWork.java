package dev.paranoid.application.background.reach;

import dev.paranoid.application.background.stage.StageWork;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.CollectedRows.Collected;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.relation.Relation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects what a delete reaches: each collected row is looked below once, in the order in which rows were collected. Rows that
 * nobody has to know before are not collected. Where the delete was lifted meanwhile, nobody has to know any.
 */
public final class CollectWork implements StageWork {

    private final Context context;
    private final JobReach reach;

    /**
     * The stage over these ports.
     *
     * @param context the ports
     * @param reach which rows a job collects
     */
    public CollectWork(Context context, JobReach reach) {
        this.context = context;
        this.reach = reach;
    }

    @Override
    public Optional<State> advance(Job job, int rows) {
        State state = job.state();
        Deletion deletion = reach.deletion(job);
        if (!deletion.hides()) {
            return Optional.of(state.then(Stage.CLEAR));
        }
        if (state.cursor().equals(Cursor.START)) {
            collectRoot(job, deletion.root());
        }
        List<Collected> next =
                context.large().collected().next(job.id(), state.cursor().place(), rows);
        if (next.isEmpty()) {
            return Optional.of(state.then(Stage.JUDGE));
        }
        return Optional.of(new Slice(job, next, rows).collect());
    }

    private void collectRoot(Job job, EntityRef root) {
        EntityType type = context.type(root);
        if (context.large()
                .collected()
                .among(job.id(), type, List.of(RowKey.of(root)))
                .isEmpty()) {
            context.large().collected().add(job.id(), type, List.of(RowKey.of(root)));
        }
        if (job.state().task().kind() == Kind.HIDE) {
            job.state().counts().collected().remove(type.name());
            job.state().counts().collect(type.name(), new RowCounts.Collected(1, 1, Optional.empty()));
        }
    }

    /** Rows of one type that were collected one after the other. */
    private final class Slice {

        private final Job job;
        private final int rows;
        private final EntityType type;
        private final List<Relation> relations;
        private List<Collected> parents;
        private Optional<RowKey> after;
        private int place;

        Slice(Job job, List<Collected> next, int rows) {
            this.job = job;
            this.rows = rows;
            this.type = context.type(next.get(0).row());
            this.relations = reach.collecting(job, type);
            this.parents = sameType(next);
            Cursor cursor = job.state().cursor();
            this.after = cursor.child().map(RowKey::new);
            this.place = cursor.after().map(Integer::parseInt).orElse(0);
            if (after.isPresent() || place > 0) {
                this.parents = parents.subList(0, 1);
            }
        }

        private List<Collected> sameType(List<Collected> next) {
            List<Collected> same = new ArrayList<>();
            for (Collected row : next) {
                if (!row.row().type().equals(type.name())) {
                    break;
                }
                same.add(row);
            }
            return same;
        }

        State collect() {
            Cursor cursor = job.state().cursor();
            for (; place < relations.size(); place++) {
                ChildSlice slice = children(relations.get(place));
                add(relations.get(place).child(), slice.children());
                if (slice.cut()) {
                    return job.state()
                            .at(cursor.behind(Integer.toString(place))
                                    .within(slice.last().text()));
                }
                after = Optional.empty();
            }
            return job.state().at(cursor.to(parents.get(parents.size() - 1).place()));
        }

        /** Where the rows have too many children together, the slice has fewer rows from now on. */
        private ChildSlice children(Relation relation) {
            List<RowKey> keys =
                    parents.stream().map(row -> RowKey.of(row.row())).toList();
            Children wanted = new Children(relation, keys, reach.liveOnly(job), after, rows, false, Set.of());
            ChildSlice slice = ChildSlice.of(context.store(), wanted, Lock.NONE);
            parents = parents.subList(0, slice.parents().size());
            return slice;
        }

        private void add(EntityType child, Collection<StoredEntity> found) {
            Set<RowKey> known = context.large()
                    .collected()
                    .among(
                            job.id(),
                            child,
                            found.stream().map(StoredEntity::key).toList());
            List<StoredEntity> fresh =
                    found.stream().filter(row -> !known.contains(row.key())).toList();
            if (!fresh.isEmpty()) {
                context.large()
                        .collected()
                        .add(
                                job.id(),
                                child,
                                fresh.stream().map(StoredEntity::key).distinct().toList());
                job.state().counts().collect(child.name(), counted(fresh));
            }
        }

        private RowCounts.Collected counted(List<StoredEntity> fresh) {
            long live = fresh.stream().filter(row -> !row.hidden()).count();
            Optional<Instant> since =
                    fresh.stream().flatMap(row -> row.deletedAt().stream()).max(Instant::compareTo);
            return new RowCounts.Collected(fresh.size(), live, since);
        }
    }
}
