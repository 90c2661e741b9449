package dev.paranoid.testkit.model.exploration;

import dev.paranoid.testkit.model.transition.Successors;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.Transition;
import dev.paranoid.testkit.model.world.World;
import java.util.Deque;

/** A sequence of states, for people. */
public final class Trace {

    private final World world;
    private final Packing packing;
    private String taken = "";
    private long sought;

    public Trace(World world) {
        this.world = world;
        this.packing = new Packing(world);
    }

    String tell(String what, Deque<Long> way) {
        StringBuilder text = new StringBuilder(what + "\n" + world);
        State state = new State();
        Successors successors = new Successors(world, this::notice);
        long before = way.getFirst();
        for (long at : way) {
            if (at != before) {
                packing.unpack(before, state);
                sought = at;
                taken = "?";
                successors.ofEngine(state);
                successors.ofOthers(state);
                text.append("\n  ").append(taken);
            }
            packing.unpack(at, state);
            text.append("\n    ").append(describe(state));
            before = at;
        }
        return text.toString();
    }

    private void notice(Transition transition, State next) {
        State copy = new State();
        copy.set(next);
        if (packing.pack(copy) == sought) {
            taken = transition.toString();
        }
    }

    public String describe(State state) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < world.rows; row++) {
            text.append(row).append(':').append(mark(state, row)).append(' ');
        }
        for (int deletion = 1; deletion <= world.deletions; deletion++) {
            if (state.status(deletion) != State.UNUSED) {
                String status = new String[] {"", "opening", "active", "bereft", "closed"}[state.status(deletion)];
                text.append("| D")
                        .append(deletion)
                        .append(" of ")
                        .append(state.root(deletion))
                        .append(' ')
                        .append(status)
                        .append(' ');
            }
        }
        for (int edge = 0; edge < world.edges.length; edge++) {
            text.append(State.in(state.present, edge) ? "" : "| no " + world.edges[edge] + " ");
            text.append(State.in(state.claims, edge) ? "(remembered) " : "");
            text.append(State.in(state.noted, edge) ? "(to be put back) " : "");
            text.append(State.in(state.exempt, edge) ? "| by others " + world.edges[edge] + " " : "");
        }
        return text.append(
                        state.collected == 0
                                ? ""
                                : "| collected " + Integer.toBinaryString(state.collected)
                                        + (state.judged == 0 ? "" : " judged"))
                .toString()
                .trim();
    }

    private String mark(State state, int row) {
        String mark = switch (state.mark(row)) {
            case State.LIVE -> "live";
            case State.OTHERS -> "others";
            case State.GONE -> "gone";
            default -> "D" + state.mark(row);
        };
        return mark
                + (State.in(state.held, row) ? "!" : "")
                + (State.in(state.frontier, row) ? "*" : "")
                + (State.in(state.stale, row) ? "~" : "");
    }
}
