package dev.paranoid.testkit.model.exploration;

import dev.paranoid.testkit.model.transition.Successors;
import dev.paranoid.testkit.model.world.Measure;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.World;
import java.util.ArrayDeque;
import java.util.Deque;

/** Looks for a cycle of steps that the engine takes by itself, by colouring; independent of {@link Measure}. */
public final class Termination {

    private static final long OPEN = 1;
    private static final long DONE = 2;

    private final World world;
    private final Packing packing;
    private final Successors successors;
    private final LongMap colours = new LongMap();
    private final State current = new State();
    private Deque<Long> found = new ArrayDeque<>();

    public Termination(World world) {
        this.world = world;
        packing = new Packing(world);
        successors = new Successors(world, (transition, next) -> found.push(packing.pack(next)));
    }

    public void check(LongMap states) {
        for (int index = 0; index < states.size(); index++) {
            if (colours.indexOf(states.key(index)) < 0) {
                descend(states.key(index));
            }
        }
    }

    private record Branch(long state, Deque<Long> next) {}

    private void descend(long start) {
        Deque<Branch> path = new ArrayDeque<>();
        path.push(open(start));
        while (!path.isEmpty()) {
            Branch branch = path.getFirst();
            if (branch.next().isEmpty()) {
                colours.value(colours.indexOf(branch.state()), DONE);
                path.pop();
                continue;
            }
            long next = branch.next().pop();
            int known = colours.indexOf(next);
            if (known < 0) {
                path.push(open(next));
            } else if (colours.value(known) == OPEN) {
                fail(path, next);
            }
        }
    }

    private Branch open(long state) {
        colours.add(state, OPEN);
        packing.unpack(state, current);
        found = new ArrayDeque<>();
        successors.ofEngine(current);
        return new Branch(state, found);
    }

    private void fail(Deque<Branch> path, long again) {
        Deque<Long> loop = new ArrayDeque<>();
        loop.add(again);
        for (Branch branch : path) {
            loop.addFirst(branch.state());
            if (branch.state() == again) {
                break;
            }
        }
        throw new Counterexample(new Trace(world).tell("termination: this repeats for ever", loop));
    }
}
