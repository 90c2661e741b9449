package dev.paranoid.testkit.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What searches have seen: graphs, states, and how often each transition was taken. */
final class Census {

    private final long[] taken = new long[Transition.values().length];
    private long graphs;
    private long states;
    private long settled;
    private int largest;

    void graph(int ofStates, int ofSettled) {
        graphs++;
        states += ofStates;
        settled += ofSettled;
        largest = Math.max(largest, ofStates);
    }

    void took(Transition transition) {
        taken[transition.ordinal()]++;
    }

    void add(Census other) {
        graphs += other.graphs;
        states += other.states;
        settled += other.settled;
        largest = Math.max(largest, other.largest);
        Arrays.setAll(taken, at -> taken[at] + other.taken[at]);
    }

    long graphs() {
        return graphs;
    }

    long states() {
        return states;
    }

    List<Transition> neverTaken() {
        List<Transition> never = new ArrayList<>(List.of(Transition.values()));
        never.removeIf(transition -> taken[transition.ordinal()] > 0);
        return never;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(graphs + " graphs, " + states + " states, " + settled
                + " of them settled, at most " + largest + " a graph");
        for (Transition transition : Transition.values()) {
            if (taken[transition.ordinal()] > 0) {
                text.append("\n  ").append(transition).append(' ').append(taken[transition.ordinal()]);
            }
        }
        return text.toString();
    }
}
