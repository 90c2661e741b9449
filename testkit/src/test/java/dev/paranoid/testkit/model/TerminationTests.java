package dev.paranoid.testkit.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.testkit.model.exploration.Census;
import dev.paranoid.testkit.model.exploration.Counterexample;
import dev.paranoid.testkit.model.exploration.Explorer;
import dev.paranoid.testkit.model.exploration.Termination;
import dev.paranoid.testkit.model.world.Flaw;
import dev.paranoid.testkit.model.world.Graph;
import dev.paranoid.testkit.model.world.Graph.Edge;
import dev.paranoid.testkit.model.world.Graphs;
import dev.paranoid.testkit.model.world.Kind;
import dev.paranoid.testkit.model.world.ModelFeature;
import dev.paranoid.testkit.model.world.World;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That the engine comes to an end is proved by a measure; here it is looked for without one, by colouring. */
final class TerminationTests {

    private static void check(World world) {
        new Termination(world).check(new Explorer(world, new Census()).visitAll());
    }

    @Test
    void noSequenceOfTheEnginesStepsRunsForEver() {
        Graphs.of(3, List.of(Kind.CASCADE, Kind.RESTRICT))
                .forEach(graph -> check(new World(graph, 3, Set.of(ModelFeature.TAKEN_VALUES), Flaw.NONE)));
    }

    @Test
    void norWhereRowsAreRemovedAndDetached() {
        Graphs.of(3, List.of(Kind.CASCADE, Kind.SET_NULL, Kind.SET_NULL_RESTRICT))
                .upTo(3)
                .forEach(graph -> check(new World(graph, 2, Set.of(ModelFeature.HARD_DELETES), Flaw.NONE)));
    }

    @Test
    void closedDeletionsThatHandOverToEachOtherDoSoForEver() {
        Graph circle = new Graph(
                3, List.of(new Edge(0, 1, Kind.CASCADE), new Edge(1, 2, Kind.CASCADE), new Edge(2, 0, Kind.CASCADE)));

        assertThatThrownBy(() -> check(new World(circle, 3, Set.of(), Flaw.HANDS_OVER_TO_CLOSED)))
                .isInstanceOf(Counterexample.class)
                .hasMessageContaining("for ever");
    }

    @Test
    void aRowThatIsKeptAndRefusedInTurnIsSoForEver() {
        Graph restricted = new Graph(2, List.of(new Edge(0, 1, Kind.RESTRICT)));

        assertThatThrownBy(() -> check(new World(restricted, 2, Set.of(ModelFeature.TAKEN_VALUES), Flaw.REFUSES_KEPT)))
                .isInstanceOf(Counterexample.class)
                .hasMessageContaining("KEEP")
                .hasMessageContaining("REFUSE");
    }
}
