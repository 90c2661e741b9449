package dev.paranoid.testkit.model.exploration;

import dev.paranoid.testkit.model.world.Transition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What searches have seen: graphs, states, and how often each transition was taken. */
public final class Census {

    private final Map<Transition, Count> taken = new EnumMap<>(Transition.class);
    private long graphs;
    private long states;
    private long settled;
    private int largest;

    private static final class Count {
        private long value;
    }

    public Census() {
        for (Transition transition : Transition.values()) {
            taken.put(transition, new Count());
        }
    }

    void graph(int ofStates, int ofSettled) {
        graphs++;
        states += ofStates;
        settled += ofSettled;
        largest = Math.max(largest, ofStates);
    }

    void took(Transition transition) {
        count(transition).value++;
    }

    public void add(Census other) {
        graphs += other.graphs;
        states += other.states;
        settled += other.settled;
        largest = Math.max(largest, other.largest);
        taken.forEach((transition, count) -> count.value += other.count(transition).value);
    }

    public List<Transition> neverTaken() {
        List<Transition> never = new ArrayList<>();
        taken.forEach((transition, count) -> {
            if (count.value == 0) {
                never.add(transition);
            }
        });
        return never;
    }

    private Count count(Transition transition) {
        return taken.computeIfAbsent(transition, absent -> new Count());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(graphs + " graphs, " + states + " states, " + settled
                + " of them settled, at most " + largest + " states a graph");
        taken.forEach((transition, count) -> {
            if (count.value > 0) {
                text.append("; ").append(transition).append(' ').append(count.value);
            }
        });
        return text.toString();
    }
}
