package dev.paranoid.testkit.model;

import java.util.List;

/** All that can happen in a state. */
final class Successors {

    private final List<Steps> engine;
    private final List<Steps> calls;

    Successors(World world, Steps.Sink sink) {
        engine = List.of(
                new SpreadSteps(world, sink),
                new Resolve(world, sink),
                new Remember(world, sink),
                new Removal(world, sink));
        calls = List.of(new Calls(world, sink), new Outside(world, sink));
    }

    /** What the engine does by itself. */
    void ofEngine(State state) {
        engine.forEach(steps -> steps.from(state));
    }

    /** What others ask or do. */
    void ofOthers(State state) {
        calls.forEach(steps -> steps.from(state));
    }
}
