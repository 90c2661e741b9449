package dev.paranoid.testkit.model;

import static dev.paranoid.testkit.model.Kind.CASCADE;
import static dev.paranoid.testkit.model.Kind.RESTRICT;
import static dev.paranoid.testkit.model.Kind.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
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

    private static final boolean LONG = Boolean.getBoolean("paranoid.model.long");
    private static final List<Kind> ALL_KINDS = List.of(Kind.values());

    private final Census total = new Census();
    private final TestReporter reporter;

    EveryInterleavingTests(TestReporter reporter) {
        this.reporter = reporter;
    }

    private record Exploration(String name, Graphs graphs, int deletions, Set<Feature> features) {

        Census run() {
            Census census = new Census();
            graphs.forEach(graph -> new Explorer(new World(graph, deletions, features, Flaw.NONE), census).explore());
            return census;
        }
    }

    private static Exploration of(String name, Graphs graphs, int deletions, Feature... features) {
        Set<Feature> set = EnumSet.noneOf(Feature.class);
        set.addAll(List.of(features));
        return new Exploration(name, graphs, deletions, set);
    }

    private static List<Exploration> explorations() {
        List<Exploration> all = new ArrayList<>(List.of(
                of("deletes and restores", Graphs.of(4, List.of(CASCADE)), 4),
                of("references of rows to themselves", Graphs.withLoops(3, List.of(CASCADE)), 3),
                of("freed at once", Graphs.of(3, List.of(CASCADE)), 3, Feature.FREED_AT_ONCE),
                of("refusals", Graphs.of(3, List.of(CASCADE, RESTRICT)), 3, Feature.TAKEN_VALUES),
                of("detached rows", Graphs.of(3, List.of(CASCADE, SET_NULL)).upTo(5), 3, Feature.TAKEN_VALUES),
                of("all relations", Graphs.of(3, ALL_KINDS).upTo(3), 2, Feature.HARD_DELETES),
                of(
                        "moved rows",
                        Graphs.of(3, List.of(CASCADE, RESTRICT)).upTo(4),
                        3,
                        Feature.MOVED_ROWS,
                        Feature.REMOVED_ROWS),
                of("hidden by others", Graphs.of(3, List.of(CASCADE, RESTRICT)), 3, Feature.HIDDEN_BY_OTHERS),
                of("made live by others", Graphs.of(3, List.of(CASCADE)), 3, Feature.MADE_LIVE_BY_OTHERS),
                of(
                        "everything",
                        Graphs.of(3, ALL_KINDS).upTo(2),
                        3,
                        EnumSet.complementOf(EnumSet.of(Feature.FREED_AT_ONCE)).toArray(Feature[]::new))));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> keepsTheLaw() {
        Stream<DynamicTest> each = explorations().stream()
                .map(exploration -> dynamicTest(exploration.name(), () -> {
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
