package dev.paranoid.testkit.model.exploration;

import dev.paranoid.testkit.model.transition.Successors;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.Transition;
import dev.paranoid.testkit.model.world.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/** Visits every state of a world, nearest first, and holds each against the laws. */
public final class Explorer {

    private final World world;
    private final Packing packing;
    private final Laws laws;
    private final Successors successors;
    private final Census census;
    private final LongMap from = new LongMap();
    private final State current = new State();
    private long currentPacked;
    private int stepsOfEngine;
    private boolean lawful;

    public Explorer(World world, Census census) {
        this.world = world;
        this.census = census;
        packing = new Packing(world);
        laws = new Laws(world);
        successors = new Successors(world, this::take);
    }

    /**
     * {@return the states that were visited}
     *
     * @throws Counterexample when a law does not hold
     */
    public LongMap explore() {
        lawful = true;
        return visitAll();
    }

    /** {@return the states that were visited, lawful or not} */
    public LongMap visitAll() {
        State start = new State();
        start.present = world.graph.all();
        long first = packing.pack(start);
        from.add(first, first);
        int settled = 0;
        for (int index = 0; index < from.size(); index++) {
            settled += visit(from.key(index)) ? 1 : 0;
        }
        census.graph(from.size(), settled);
        return from;
    }

    private boolean visit(long packed) {
        currentPacked = packed;
        packing.unpack(packed, current);
        check(() -> laws.ofState(current));
        stepsOfEngine = 0;
        successors.ofEngine(current);
        boolean settled = stepsOfEngine == 0;
        if (settled) {
            check(() -> laws.ofSettled(current));
        }
        successors.ofOthers(current);
        return settled;
    }

    private void take(Transition transition, State next) {
        stepsOfEngine += transition.call() ? 0 : 1;
        census.took(transition);
        check(() -> laws.ofStep(current, transition, next).map(wrong -> transition + ": " + wrong));
        from.add(packing.pack(next), currentPacked);
    }

    private void check(Supplier<Optional<String>> law) {
        if (lawful) {
            law.get().ifPresent(this::fail);
        }
    }

    private void fail(String what) {
        Deque<Long> way = new ArrayDeque<>();
        for (long at = currentPacked; way.isEmpty() || way.getFirst() != at; ) {
            way.addFirst(at);
            at = from.value(from.indexOf(at));
        }
        throw new Counterexample(new Trace(world).tell(what, way));
    }
}
