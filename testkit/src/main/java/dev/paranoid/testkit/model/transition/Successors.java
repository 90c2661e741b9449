package dev.paranoid.testkit.model.transition;

import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.Steps;
import dev.paranoid.testkit.model.world.World;
import java.util.List;

/** All that can happen in a state. */
public final class Successors {

    private final List<Steps> engine;
    private final List<Steps> calls;

    public Successors(World world, Steps.Sink sink) {
        engine = List.of(
                new SpreadSteps(world, sink),
                new Resolve(world, sink),
                new Remember(world, sink),
                new Removal(world, sink));
        calls = List.of(new Calls(world, sink), new Outside(world, sink));
    }

    /** What the engine does by itself. */
    public void ofEngine(State state) {
        engine.forEach(steps -> steps.from(state));
    }

    /** What others ask or do. */
    public void ofOthers(State state) {
        calls.forEach(steps -> steps.from(state));
    }
}
