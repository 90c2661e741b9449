package dev.paranoid.testkit.model;

import static dev.paranoid.testkit.model.world.Kind.CASCADE;
import static dev.paranoid.testkit.model.world.Kind.CASCADE_RESTRICT;
import static dev.paranoid.testkit.model.world.Kind.KEEP_SET_NULL;
import static dev.paranoid.testkit.model.world.Kind.RESTRICT;
import static dev.paranoid.testkit.model.world.Kind.SET_NULL;
import static dev.paranoid.testkit.model.world.ModelFeature.FREED_AT_ONCE;
import static dev.paranoid.testkit.model.world.ModelFeature.HARD_DELETES;
import static dev.paranoid.testkit.model.world.ModelFeature.HIDDEN_BY_OTHERS;
import static dev.paranoid.testkit.model.world.ModelFeature.HOLDS;
import static dev.paranoid.testkit.model.world.ModelFeature.MADE_LIVE_BY_OTHERS;
import static dev.paranoid.testkit.model.world.ModelFeature.MOVED_ROWS;
import static dev.paranoid.testkit.model.world.ModelFeature.REFUSED_RESTORES;
import static dev.paranoid.testkit.model.world.ModelFeature.REMOVED_ROWS;
import static dev.paranoid.testkit.model.world.ModelFeature.TAKEN_VALUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.paranoid.testkit.model.exploration.Census;
import dev.paranoid.testkit.model.exploration.Explorer;
import dev.paranoid.testkit.model.world.Flaw;
import dev.paranoid.testkit.model.world.Graphs;
import dev.paranoid.testkit.model.world.Kind;
import dev.paranoid.testkit.model.world.ModelFeature;
import dev.paranoid.testkit.model.world.World;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/**
 * Every interleaving of calls, of the engine's steps and of what other programs do, on every graph. With as many deletions at a time as there are
 * rows, it covers any number of them: a deletion that is closed and marks nothing leaves no trace, and each other has a row of its own.
 */
final class EveryInterleavingTests {

    private static final List<Kind> ALL_KINDS = List.of(Kind.values());
    private static final List<Kind> THREE_KINDS = List.of(CASCADE, RESTRICT, SET_NULL);
    private static final ModelFeature[] BY_THE_ENGINE_AND_MOVED = {TAKEN_VALUES, HARD_DELETES, MOVED_ROWS};
    private static final ModelFeature[] EVERYTHING =
            EnumSet.complementOf(EnumSet.of(FREED_AT_ONCE, HOLDS)).toArray(ModelFeature[]::new);

    private final Census total = new Census();
    private final TestReporter reporter;

    EveryInterleavingTests(TestReporter reporter) {
        this.reporter = reporter;
    }

    private record Exploration(String name, Graphs graphs, int deletions, Set<ModelFeature> features) {

        Census run() {
            Census census = new Census();
            graphs.forEach(graph -> new Explorer(new World(graph, deletions, features, Flaw.NONE), census).explore());
            return census;
        }
    }

    private static Exploration of(String name, Graphs graphs, int deletions, ModelFeature... features) {
        Set<ModelFeature> set = EnumSet.noneOf(ModelFeature.class);
        set.addAll(List.of(features));
        return new Exploration(name, graphs, deletions, set);
    }

    private static Graphs graphs(int rows, Kind... kinds) {
        return Graphs.of(rows, List.of(kinds));
    }

    private static Stream<Exploration> inTheBuild() {
        return Stream.of(
                of("deletes and restores", graphs(4, CASCADE), 4),
                of("references of rows to themselves", Graphs.withLoops(3, List.of(CASCADE)), 3),
                of("freed at once", graphs(4, CASCADE), 2, FREED_AT_ONCE),
                of("refusals and taken values", graphs(3, CASCADE, RESTRICT), 3, TAKEN_VALUES),
                of(
                        "refusals and taken values, 4 rows",
                        graphs(4, CASCADE, RESTRICT).upTo(3),
                        4,
                        TAKEN_VALUES),
                of("refusals and taken values, all of 4 rows", graphs(4, CASCADE, RESTRICT), 1, TAKEN_VALUES),
                of("refusals, 4 rows, more edges", graphs(4, CASCADE, RESTRICT).upTo(4), 2, TAKEN_VALUES),
                of("detached rows", graphs(3, CASCADE, SET_NULL).upTo(5), 3, TAKEN_VALUES),
                of("detached rows, 4 rows", graphs(4, CASCADE, SET_NULL).upTo(3), 3, TAKEN_VALUES),
                of(
                        "detached rows, 4 rows, more edges",
                        graphs(4, CASCADE, SET_NULL).upTo(4),
                        2),
                of("refused restores", graphs(3, CASCADE, RESTRICT), 3, REFUSED_RESTORES, TAKEN_VALUES),
                of("refused restores, 4 rows", graphs(4, CASCADE).upTo(4), 4, REFUSED_RESTORES),
                of(
                        "refused restores, detached rows",
                        graphs(3, CASCADE, SET_NULL).upTo(4),
                        3,
                        REFUSED_RESTORES),
                of("hard deletes", Graphs.of(3, ALL_KINDS).upTo(2), 2, HARD_DELETES),
                of(
                        "hard deletes, 4 rows",
                        graphs(4, CASCADE, CASCADE_RESTRICT, SET_NULL).upTo(2),
                        2,
                        HARD_DELETES),
                of("hard deletes, 4 rows, more edges", graphs(4, CASCADE).upTo(4), 2, HARD_DELETES),
                of("holds", Graphs.of(3, ALL_KINDS).upTo(2), 1, HARD_DELETES, HOLDS),
                of("holds in cycles", graphs(3, CASCADE, KEEP_SET_NULL).upTo(4), 1, HARD_DELETES, HOLDS),
                of("moved and inserted rows", graphs(3, CASCADE), 3, MOVED_ROWS),
                of("moved rows, refusals", graphs(3, CASCADE, RESTRICT).upTo(3), 3, MOVED_ROWS, REMOVED_ROWS),
                of("moved rows, 4 rows", graphs(4, CASCADE).upTo(3), 4, MOVED_ROWS),
                of("hidden by others", graphs(3, CASCADE, RESTRICT), 3, HIDDEN_BY_OTHERS),
                of("refused restores, moved rows", graphs(3, CASCADE), 3, REFUSED_RESTORES, MOVED_ROWS, REMOVED_ROWS),
                of("made live by others", graphs(3, CASCADE), 3, MADE_LIVE_BY_OTHERS),
                of("the engine's own, and moved rows", Graphs.of(3, THREE_KINDS).upTo(2), 3, BY_THE_ENGINE_AND_MOVED),
                of("the same, 4 rows", Graphs.of(4, THREE_KINDS).upTo(1), 2, BY_THE_ENGINE_AND_MOVED),
                of("everything, 2 rows", Graphs.of(2, ALL_KINDS), 2, EVERYTHING),
                of("everything, 3 rows", graphs(3, CASCADE).upTo(2), 2, EVERYTHING));
    }

    /** Takes half an hour. */
    private static Stream<Exploration> longer() {
        return Stream.of(
                of("holds and moved rows", graphs(3, CASCADE, SET_NULL).upTo(3), 2, HARD_DELETES, HOLDS, MOVED_ROWS),
                of("references of rows to themselves, 4 rows", Graphs.withLoops(4, List.of(CASCADE)), 4),
                of("freed at once, any number of deletions", graphs(4, CASCADE), 4, FREED_AT_ONCE),
                of("refused restores, all of 4 rows", graphs(4, CASCADE), 3, REFUSED_RESTORES),
                of("taken values", graphs(4, CASCADE), 4, TAKEN_VALUES),
                of("refusals and detached rows", Graphs.of(4, THREE_KINDS).upTo(4), 3, TAKEN_VALUES),
                of("hard deletes of all kinds", Graphs.of(3, ALL_KINDS).upTo(3), 2, HARD_DELETES, TAKEN_VALUES),
                of("hard deletes, up to 5 edges", graphs(4, CASCADE).upTo(5), 2, HARD_DELETES),
                of("moved rows, up to 4 edges", graphs(4, CASCADE).upTo(4), 2, MOVED_ROWS),
                of("moved rows, refusals, 4 rows", graphs(4, CASCADE, RESTRICT).upTo(3), 3, MOVED_ROWS, REMOVED_ROWS),
                of("everything, 3 rows, 3 deletions", Graphs.of(3, THREE_KINDS).upTo(2), 3, EVERYTHING));
    }

    @TestFactory
    Stream<DynamicTest> keepsTheLaw() {
        Stream<Exploration> explorations =
                Boolean.getBoolean("paranoid.model.long") ? Stream.concat(inTheBuild(), longer()) : inTheBuild();
        Stream<DynamicTest> each = explorations.map(exploration -> dynamicTest(exploration.name(), () -> {
            Census census = exploration.run();
            reporter.publishEntry(exploration.name(), census.toString());
            total.add(census);
        }));
        return Stream.concat(each, Stream.of(dynamicTest("every transition was taken", () -> {
            reporter.publishEntry("all", total.toString());
            assertThat(total.neverTaken()).isEmpty();
        })));
    }
}
