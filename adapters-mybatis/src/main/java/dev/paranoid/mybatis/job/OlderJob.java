package dev.paranoid.mybatis.job;

import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Item;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.job.Job.Task;
import dev.paranoid.application.port.row.Hider;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job of version 5 of Paranoid's tables or an older one: some deletions together, whose marks flowed or were given up leg by leg.
 *
 * @param task what was asked for
 * @param tallies what was done
 * @param outcome what stood in the way
 */
record OlderJob(OlderTask task, Tallies tallies, Map<String, Refusal> outcome) {

    /** Only jobs of older versions say in which leg they are. */
    static boolean is(JsonNode text) {
        return text.has("leg");
    }

    static OlderJob of(JsonNode text) {
        return JobText.JSON.treeToValue(text, OlderJob.class);
    }

    record OlderTask(Activity activity, String phase, List<DeletionId> deletions, List<Item> items, String actor) {

        Kind kind() {
            return switch (activity) {
                case HIDING -> again() ? giving() : Kind.HIDE;
                case LIFTING -> giving();
                case REMOVING -> Kind.REMOVE;
            };
        }

        /** Marks flowed once more below deletions that were accepted before, or whose restore was refused. */
        private boolean again() {
            return phase.equals("AGAIN");
        }

        private Kind giving() {
            return items.isEmpty() ? Kind.RESOLVE : Kind.LIFT;
        }
    }

    record Tallies(
            Map<Long, Map<String, Long>> rows,
            Map<Long, Map<String, Long>> handedOver,
            Map<Long, Set<Hider>> to,
            Map<Long, Map<String, Long>> expected) {

        RowCounts counts() {
            RowCounts counts = RowCounts.none();
            rows.forEach((id, byType) -> counts.rows().put(id, new HashMap<>(byType)));
            handedOver.forEach((id, byType) -> counts.handedOver().put(id, new HashMap<>(byType)));
            to.forEach((id, hiders) -> counts.to().put(id, new HashSet<>(hiders)));
            Map<String, Long> all = new HashMap<>();
            expected.values().forEach(byType -> byType.forEach((type, many) -> all.merge(type, many, Long::sum)));
            counts.expect(all, false);
            return counts;
        }
    }

    /** {@return it as a job that has ended} */
    State ended() {
        return new State(
                new Task(task.kind(), task.deletions(), task.items(), task.actor()),
                task.activity() == Activity.REMOVING ? Stage.REMOVE : Stage.SPREAD,
                Cursor.START,
                List.of(),
                tallies.counts(),
                outcome);
    }

    /**
     * What is left to do.
     *
     * @param state how it begins
     * @param activity what it does to these deletions; none where they are settled
     * @param deletions in progress with it
     */
    record Rest(State state, @Nullable Activity activity, List<DeletionId> deletions) {}

    /**
     * {@return what is left to do, as jobs of today; none where others have taken all that it was about}
     *
     * @param left the deletions that it still has
     * @param held how many rows bear the mark of each, by name of the type
     * @param active the active deletions of their roots
     */
    List<Rest> rest(
            Collection<Deletion> left, Map<DeletionId, Map<String, Long>> held, Map<EntityRef, Deletion> active) {
        if (left.isEmpty()) {
            return List.of();
        }
        List<DeletionId> ids = left.stream().map(Deletion::id).sorted().toList();
        return switch (task.kind()) {
            case HIDE ->
                left.stream()
                        .map(deletion -> hide(deletion, held.getOrDefault(deletion.id(), Map.of())))
                        .toList();
            case REMOVE ->
                left.stream()
                        .map(deletion -> remove(deletion, Optional.ofNullable(active.get(deletion.root()))))
                        .toList();
            case LIFT, RESOLVE -> List.of(task.again() ? spread(ids) : resolve(ids));
        };
    }

    private Task task(List<DeletionId> ids) {
        return new Task(task.kind(), ids, task.items(), task.actor());
    }

    private Rest hide(Deletion deletion, Map<String, Long> held) {
        List<DeletionId> id = List.of(deletion.id());
        RowCounts counts = RowCounts.none();
        if (deletion.state() == DeletionState.REFUSED) {
            counts.expect(held, false);
            State refused = new State(task(id), Stage.RESOLVE, Cursor.START, id, counts, outcome);
            return new Rest(refused, Activity.LIFTING, id);
        }
        held.forEach((type, rows) -> counts.add(deletion.id(), type, rows));
        return new Rest(
                new State(task(id), Stage.SPREAD, Cursor.START, List.of(), counts, Map.of()), Activity.HIDING, id);
    }

    /** How long its root was hidden before is known where that was by a deletion of its own; else it counts as live. */
    private Rest remove(Deletion deletion, Optional<Deletion> before) {
        List<DeletionId> id = List.of(deletion.id());
        State state = State.of(task(id), Stage.COLLECT, List.of());
        tallies.rows()
                .getOrDefault(deletion.id().value(), Map.of())
                .forEach((type, rows) -> state.counts().add(deletion.id(), type, rows));
        state.counts()
                .collect(
                        deletion.root().type(),
                        new RowCounts.Collected(1, before.isPresent() ? 0 : 1, before.map(Deletion::deletedAt)));
        return new Rest(state, Activity.REMOVING, id);
    }

    private Rest spread(List<DeletionId> ids) {
        State state = new State(task(List.of()), Stage.SPREAD, Cursor.START, List.of(), RowCounts.none(), outcome);
        return new Rest(state, null, ids);
    }

    private Rest resolve(List<DeletionId> ids) {
        State state = new State(task(ids), Stage.RESOLVE, Cursor.START, ids, tallies.counts(), outcome);
        return new Rest(state, Activity.LIFTING, ids);
    }
}
