package dev.paranoid.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.testkit.model.world.Graph;
import dev.paranoid.testkit.model.world.Graph.Edge;
import dev.paranoid.testkit.model.world.Graphs;
import dev.paranoid.testkit.model.world.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GraphsTests {

    private static int count(Graphs graphs) {
        List<Graph> seen = new ArrayList<>();
        graphs.forEach(seen::add);
        return seen.size();
    }

    /** The numbers of directed graphs up to isomorphism: OEIS A000273. */
    @Test
    void eachGraphComesOnce() {
        assertThat(count(Graphs.of(1, List.of(Kind.CASCADE)))).isEqualTo(1);
        assertThat(count(Graphs.of(2, List.of(Kind.CASCADE)))).isEqualTo(3);
        assertThat(count(Graphs.of(3, List.of(Kind.CASCADE)))).isEqualTo(16);
        assertThat(count(Graphs.of(4, List.of(Kind.CASCADE)))).isEqualTo(218);
    }

    /** With loops: OEIS A000595. */
    @Test
    void eachGraphWithReferencesOfRowsToThemselvesComesOnce() {
        assertThat(count(Graphs.withLoops(2, List.of(Kind.CASCADE)))).isEqualTo(10);
        assertThat(count(Graphs.withLoops(3, List.of(Kind.CASCADE)))).isEqualTo(104);
    }

    @Test
    void edgesOfOtherKindsMakeOtherGraphs() {
        List<Graph> graphs = new ArrayList<>();
        Graphs.of(2, List.of(Kind.CASCADE, Kind.RESTRICT)).upTo(1).forEach(graphs::add);

        assertThat(graphs)
                .containsExactlyInAnyOrder(
                        new Graph(2, List.of()),
                        new Graph(2, List.of(new Edge(1, 0, Kind.CASCADE))),
                        new Graph(2, List.of(new Edge(1, 0, Kind.RESTRICT))));
    }
}
