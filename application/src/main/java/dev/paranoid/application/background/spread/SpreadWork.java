package dev.paranoid.application.background.spread;

import dev.paranoid.application.background.spread.SpreadPlace.Within;
import dev.paranoid.application.background.stage.Component;
import dev.paranoid.application.background.stage.StageOutcomes;
import dev.paranoid.application.background.stage.StageWork;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Frontier.Added;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.Relation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Drains the frontier of the job's component: live rows below its rows take their marks. A row whose holder is closed, or has a
 * job of its own that has not come to it, keeps its place. What restricts the job's own delete refuses that; below rows of
 * deletes that were accepted before, it is hidden as well.
 */
public final class SpreadWork implements StageWork {

    private final Context context;
    private final StageOutcomes endings;
    private final FanOut fanOut = new FanOut();

    /**
     * Over these ports.
     *
     * @param context ports and plans, a background among the ports
     */
    public SpreadWork(Context context) {
        this.context = context;
        this.endings = new StageOutcomes(context);
    }

    @Override
    public Optional<State> advance(Job job, int rows) {
        State state = job.state();
        Component component = Component.of(context, job);
        List<EntityType> types = component.types();
        Cursor cursor = state.cursor();
        if (cursor.place() >= types.size()) {
            return ended(job);
        }
        EntityType type = types.get((int) cursor.place());
        SpreadPlace place = SpreadPlace.of(cursor.child());
        List<Added> entries = entries(type, cursor, place, fanOut.parents(type, rows));
        if (entries.isEmpty()) {
            return Optional.of(state.at(next(cursor)));
        }
        return Optional.of(new Slice(job, component, type, entries, place, rows).spread());
    }

    /**
     * {@return the state behind a row of the frontier below which the database lets nothing be hidden; empty where it is the job's own
     * delete that hides it} The row keeps its place: jobs that come later try again.
     *
     * @param job which is locked, in the stage {@code SPREAD}, before a slice of a single row
     */
    public Optional<State> passedOver(Job job) {
        Cursor cursor = job.state().cursor();
        EntityType type = Component.of(context, job).types().get((int) cursor.place());
        SpreadPlace place = SpreadPlace.of(cursor.child());
        RowKey row = entries(type, cursor, place, 1).get(0).row();
        boolean own = Optional.ofNullable(
                        context.store().load(type, List.of(row), Lock.NONE).get(row))
                .flatMap(StoredEntity::holder)
                .filter(holder -> judged(job, holder))
                .isPresent();
        return own
                ? Optional.empty()
                : Optional.of(job.state()
                        .at(new Cursor(
                                cursor.place(),
                                Optional.of(row.text()),
                                place.within(Optional.empty()).text(),
                                cursor.moved())));
    }

    private List<Added> entries(EntityType type, Cursor cursor, SpreadPlace place, int rows) {
        return place.within()
                .map(within -> List.of(within.parent()))
                .orElseGet(() ->
                        context.large().frontier().next(type, cursor.after().map(RowKey::new), rows));
    }

    private static boolean judged(Job job, DeletionId holder) {
        return job.state().task().kind() == Kind.HIDE
                && job.state().task().deletions().contains(holder);
    }

    /**
     * After a round in which nothing was hidden, what is live still below the job's own delete restricts it: one round more looks
     * for that.
     */
    private Optional<State> ended(Job job) {
        Cursor cursor = job.state().cursor();
        if (cursor.moved()) {
            return Optional.of(job.state().at(Cursor.START));
        }
        return SpreadPlace.of(cursor.child()).last() || job.state().task().kind() != Kind.HIDE
                ? endings.spread(job)
                : Optional.of(job.state().at(Cursor.START.within("last")));
    }

    private static Cursor next(Cursor cursor) {
        return new Cursor(cursor.place() + 1, Optional.empty(), cursor.child(), cursor.moved());
    }

    /** Some rows of the frontier, of one type; or one of them that has more children than a slice. */
    private final class Slice {

        private final Job job;
        private final Component component;
        private final EntityType type;
        private final Map<RowKey, Added> entries = new LinkedHashMap<>();
        private final SpreadPlace place;
        private final int rows;
        private final Map<RowKey, Mark> spreading = new LinkedHashMap<>();
        private final Set<RowKey> own = new HashSet<>();
        private final Set<RowKey> leaving = new HashSet<>();
        private final Set<RowKey> unfinished = new HashSet<>();
        private Optional<Within> cut = Optional.empty();
        private long children;

        Slice(Job job, Component component, EntityType type, List<Added> entries, SpreadPlace place, int rows) {
            this.job = job;
            this.component = component;
            this.type = type;
            this.place = place;
            entries.forEach(entry -> this.entries.put(entry.row(), entry));
            this.rows = rows;
        }

        State spread() {
            load();
            if (!spreading.isEmpty()) {
                hide();
            }
            if (place.within().isPresent() && cut.isPresent()) {
                return at(job.state().cursor().after());
            }
            component.below(type, Relation::detaches).forEach(this::detach);
            if (!unfinished.isEmpty() && cut.isEmpty()) {
                cut = place.within().map(Within::whole);
            }
            RestrictingChildren restricting =
                    RestrictingChildren.of(context, component.below(type, Relation::restrictsHiding), own);
            if (place.last() && restricting.any()) {
                return endings.restricted(job, job.state().task().deletions().get(0), restricting.blockers());
            }
            leaving.addAll(spreading.keySet());
            leaving.removeAll(unfinished);
            leaving.removeAll(restricting.parents());
            leave();
            boolean here = place.within().isPresent() || !unfinished.isEmpty();
            return at(
                    here ? job.state().cursor().after() : Optional.of(lastRow().text()));
        }

        private State at(Optional<String> after) {
            Cursor cursor = job.state().cursor();
            return job.state()
                    .at(new Cursor(cursor.place(), after, place.within(cut).text(), cursor.moved() || children > 0));
        }

        private RowKey lastRow() {
            return List.copyOf(entries.keySet()).get(entries.size() - 1);
        }

        private void hide() {
            List<Relation> relations = component.below(type, Relation::reaches);
            int first = place.within().map(Within::relation).orElse(0);
            for (int number = first;
                    number < relations.size() && !(place.within().isPresent() && cut.isPresent());
                    number++) {
                mark(relations.get(number), number);
            }
            if (place.within().isEmpty()) {
                fanOut.saw(type, spreading.size(), children);
            }
        }

        /** Whoever frees a row below one of these adds it once more: then it is looked below from the beginning. */
        private void leave() {
            Optional<Added> within =
                    place.within().map(Within::parent).filter(parent -> spreading.containsKey(parent.row()));
            if (within.isEmpty()) {
                context.large().frontier().remove(type, leaving);
            } else if (leaving.contains(within.get().row())) {
                context.large().frontier().removeUnchanged(type, within.get());
            }
        }

        private void load() {
            Map<RowKey, StoredEntity> loaded = context.store().load(type, entries.keySet(), Lock.EXCLUSIVE);
            Map<DeletionId, Deletion> holders = context.ledger().lock(Context.holders(loaded.values()), Lock.SHARE);
            for (RowKey key : entries.keySet()) {
                StoredEntity row = loaded.get(key);
                if (row == null || row.holder().isEmpty()) {
                    leaving.add(key);
                    continue;
                }
                Optional<Deletion> holder = row.holder().map(holders::get);
                if (holder.filter(this::spreads).isPresent()) {
                    spreading.put(key, row.mark().orElseThrow());
                    if (judged(job, holder.get().id())) {
                        own.add(key);
                    }
                }
            }
        }

        /** One that has a job of its own waits for that. */
        private boolean spreads(Deletion holder) {
            return holder.active()
                    && (!holder.activity().equals(Optional.of(Activity.HIDING))
                            || job.state().task().deletions().contains(holder.id()));
        }

        private void mark(Relation relation, int number) {
            Set<RowKey> parents = new LinkedHashSet<>(spreading.keySet());
            if (relation.restrictsHiding()) {
                parents.removeAll(own);
            }
            if (parents.isEmpty()) {
                return;
            }
            Optional<RowKey> after =
                    place.within().filter(within -> within.relation() == number).map(Within::after);
            List<StoredEntity> found =
                    children(Children.live(relation, parents, rows).inOrder(after));
            if (found.size() >= rows && cut.isEmpty()) {
                StoredEntity last = found.get(found.size() - 1);
                cut = Optional.of(new Within(added(last.parent(relation).orElseThrow()), number, last.key()));
            }
            Map<RowKey, Mark> marks = new LinkedHashMap<>();
            found.forEach(child -> {
                Mark mark = spreading.get(child.parent(relation).orElseThrow());
                if (mark != null && marks.putIfAbsent(child.key(), mark) == null) {
                    mark.holder()
                            .filter(job.state().task().deletions()::contains)
                            .ifPresent(holder -> job.state()
                                    .counts()
                                    .add(holder, relation.child().name(), 1));
                }
            });
            context.store().mark(relation.child(), marks);
            if (Component.spreads(context.graph(), relation.child())) {
                context.large().frontier().add(relation.child(), marks.keySet());
            }
        }

        private Added added(RowKey parent) {
            return Objects.requireNonNull(entries.get(parent));
        }

        private void detach(Relation relation) {
            if (!spreading.isEmpty()) {
                Children wanted = Children.all(relation, spreading.keySet(), rows);
                context.store().detach(relation, children(wanted.inOrder(Optional.empty())));
            }
        }

        /** Those of the last parent may be cut, and those behind it, which may have been left out. */
        private List<StoredEntity> children(Children wanted) {
            List<StoredEntity> found = context.store().children(wanted, Lock.EXCLUSIVE);
            children += found.size();
            if (found.size() >= rows) {
                RowKey last =
                        found.get(found.size() - 1).parent(wanted.relation()).orElseThrow();
                Set<RowKey> whole = new HashSet<>();
                found.forEach(child -> whole.add(child.parent(wanted.relation()).orElseThrow()));
                whole.remove(last);
                spreading.keySet().stream()
                        .filter(parent -> !whole.contains(parent))
                        .forEach(unfinished::add);
            }
            return found;
        }
    }
}
