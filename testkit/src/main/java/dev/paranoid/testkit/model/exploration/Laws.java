package dev.paranoid.testkit.model.exploration;

import dev.paranoid.testkit.model.world.Measure;
import dev.paranoid.testkit.model.world.ModelFeature;
import dev.paranoid.testkit.model.world.Reach;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.Transition;
import dev.paranoid.testkit.model.world.World;
import java.util.Optional;

/** What must hold in every state, in every settled one, and of every step. */
final class Laws {

    private final World world;
    private final Reach reach;
    private final Measure measure;
    private long left;

    Laws(World world) {
        this.world = world;
        this.reach = new Reach(world);
        this.measure = new Measure(world);
    }

    /** {@return what is wrong with this state, of which steps are asked next} */
    Optional<String> ofState(State state) {
        left = measure.of(state);
        for (int edge = 0; edge < world.edges.length; edge++) {
            int parent = world.parent(edge);
            boolean asked = State.in(state.present & ~state.exempt, edge)
                    && state.marked(parent)
                    && !State.in(state.frontier, parent);
            if (asked && State.in(world.reaching(), edge) && state.live(world.child(edge))) {
                return Optional.of("I1: row " + world.child(edge) + " is live below row " + parent
                        + ", which is hidden and not in the frontier");
            }
            if (asked && State.in(world.detaching(), edge)) {
                return Optional.of("row " + world.child(edge) + " is not detached from row " + parent
                        + ", which is hidden and not in the frontier");
            }
        }
        return ofMarks(state);
    }

    private Optional<String> ofMarks(State state) {
        for (int row = 0; row < world.rows; row++) {
            if (state.markedActive(row)
                    && !State.in(state.stale, row)
                    && !State.in(reach.of(state, state.mark(row)), row)) {
                return Optional.of("I3: the holder of row " + row + " does not reach it");
            }
        }
        for (int deletion = 1;
                deletion <= world.deletions && !world.has(ModelFeature.MADE_LIVE_BY_OTHERS);
                deletion++) {
            int root = state.root(deletion);
            if (state.active(deletion) && state.exists(root) && state.mark(root) != deletion) {
                return Optional.of("I4: root " + root + " of an active deletion does not bear its mark");
            }
        }
        return Optional.empty();
    }

    /** {@return what is wrong with this state, in which the engine has nothing more to do} */
    Optional<String> ofSettled(State state) {
        if (state.frontier != 0 || state.collected != 0 || state.noted != 0) {
            return Optional.of("standstill: there is a frontier, or a hard delete, and nothing moves");
        }
        int hidden = 0;
        int excused = state.stale;
        for (int row = 0; row < world.rows; row++) {
            if (state.markedClosed(row)) {
                return Optional.of("standstill: row " + row + " keeps a closed mark");
            }
            hidden |= state.hidden(row) ? 1 << row : 0;
            excused |= state.byOthers(row) ? 1 << row : 0;
        }
        int owed = reach.owed(state) & ~hidden;
        if (owed != 0) {
            return Optional.of("law: live although an active deletion reaches them: rows " + rows(owed));
        }
        int wrong = hidden & ~excused & ~reach.ofActive(state);
        if (wrong != 0) {
            return Optional.of("law: hidden although no active deletion reaches them: rows " + rows(wrong));
        }
        return ofLedger(state);
    }

    private Optional<String> ofLedger(State state) {
        for (int deletion = 1; deletion <= world.deletions; deletion++) {
            if (state.active(deletion)
                    && !state.exists(state.root(deletion))
                    && !world.has(ModelFeature.REMOVED_ROWS)) {
                return Optional.of("an active deletion has lost its root " + state.root(deletion));
            }
        }
        for (int edge = 0; edge < world.edges.length; edge++) {
            if (State.in(state.claims, edge) && !state.hidden(world.parent(edge))) {
                return Optional.of("standstill: live row " + world.parent(edge) + " remembers what it detached");
            }
        }
        return Optional.empty();
    }

    /** {@return what is wrong with this step} */
    Optional<String> ofStep(State before, Transition transition, State after) {
        for (int row = 0; row < world.rows && before.marks != after.marks && !excused(transition); row++) {
            if (before.hidden(row) && after.live(row) && reach.fromHiddenRoot(before, row)) {
                return Optional.of(
                        "flash: row " + row + " becomes live although an active deletion hides all above it");
            }
        }
        if (keys(before) != keys(after) && !losesKeys(transition)) {
            return Optional.of("a foreign key is lost");
        }
        if (transition == Transition.REMOVE) {
            Optional<String> held = ofRemoval(before, after);
            if (held.isPresent()) {
                return held;
            }
        }
        if (transition == Transition.RESTORE_UNREACHED) {
            return ofRestore(before, after);
        }
        if (!transition.call() && measure.of(after) >= left) {
            return Optional.of("termination: the step brings the engine no nearer to its end");
        }
        return Optional.empty();
    }

    private static int keys(State state) {
        return state.present | state.claims | state.noted;
    }

    /** What it has set to null holds as well. */
    private Optional<String> ofRemoval(State before, State after) {
        int covered = reach.covered(before, before.present | before.noted);
        for (int row = 0; row < world.rows; row++) {
            if (State.in(covered, row) && before.exists(row) && !after.exists(row)) {
                return Optional.of("row " + row + " is removed, which is held");
            }
        }
        return Optional.empty();
    }

    private boolean excused(Transition transition) {
        return transition == Transition.OUTSIDE_MAKE_LIVE || world.has(ModelFeature.FREED_AT_ONCE);
    }

    /** A restore of a row that nothing reaches has to close the marks of all that hide it, and of all that it hides. */
    private Optional<String> ofRestore(State before, State after) {
        for (int edge = 0; edge < world.edges.length; edge++) {
            int parent = world.parent(edge);
            int child = world.child(edge);
            if (!State.in(before.present & world.reaching(), edge) || !before.hidden(parent) || !before.hidden(child)) {
                continue;
            }
            if (closedBy(before, after, child) && !after.markedClosed(parent)) {
                return Optional.of(
                        "row " + child + " stays hidden by row " + parent + ", which nothing reaches either");
            }
            boolean owed = reach.fromHiddenRoot(before, child)
                    || before.byOthers(child)
                    || world.has(ModelFeature.HIDDEN_BY_OTHERS);
            if (closedBy(before, after, parent) && !owed && !after.markedClosed(child)) {
                return Optional.of("row " + child + " stays hidden, and nothing reaches it");
            }
        }
        return Optional.empty();
    }

    private static boolean closedBy(State before, State after, int row) {
        return before.mark(row) != after.mark(row) && after.markedClosed(row);
    }

    private static boolean losesKeys(Transition transition) {
        return switch (transition) {
            case OUTSIDE_CUT, OUTSIDE_TIE, OUTSIDE_REMOVE, REMOVE -> true;
            default -> false;
        };
    }

    private String rows(int set) {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < world.rows; row++) {
            rows.append(State.in(set, row) ? " " + row : "");
        }
        return rows.toString().trim();
    }
}
