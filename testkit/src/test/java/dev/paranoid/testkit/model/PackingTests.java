package dev.paranoid.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.testkit.model.exploration.Census;
import dev.paranoid.testkit.model.exploration.Explorer;
import dev.paranoid.testkit.model.exploration.LongMap;
import dev.paranoid.testkit.model.exploration.Packing;
import dev.paranoid.testkit.model.world.Flaw;
import dev.paranoid.testkit.model.world.Graph;
import dev.paranoid.testkit.model.world.Graph.Edge;
import dev.paranoid.testkit.model.world.Kind;
import dev.paranoid.testkit.model.world.ModelFeature;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.World;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PackingTests {

    private static final Graph CHAIN =
            new Graph(3, List.of(new Edge(0, 1, Kind.CASCADE), new Edge(1, 2, Kind.SET_NULL)));

    private final World world = new World(CHAIN, 3, Set.of(), Flaw.NONE);
    private final Packing packing = new Packing(world);

    private static State allLive() {
        State state = new State();
        state.present = CHAIN.all();
        return state;
    }

    @Test
    void whatIsPackedComesBack() {
        World everything = new World(CHAIN, 3, EnumSet.allOf(ModelFeature.class), Flaw.NONE);
        Packing packingOfAll = new Packing(everything);
        LongMap states = new Explorer(everything, new Census()).explore();

        State state = new State();
        for (int index = 0; index < states.size(); index++) {
            packingOfAll.unpack(states.key(index), state);
            assertThat(packingOfAll.pack(state)).isEqualTo(states.key(index));
        }
        assertThat(states.size()).isGreaterThan(10_000);
    }

    @Test
    void theNumbersOfDeletionsMakeNoDifference() {
        State one = allLive();
        one.deletion(1, 0, State.ACTIVE);
        one.mark(0, 1);
        one.deletion(2, 2, State.ACTIVE);
        one.mark(2, 2);
        State other = allLive();
        other.deletion(3, 0, State.ACTIVE);
        other.mark(0, 3);
        other.deletion(1, 2, State.ACTIVE);
        other.mark(2, 1);

        assertThat(packing.pack(one)).isEqualTo(packing.pack(other));
    }

    @Test
    void aClosedDeletionIsForgottenWithItsLastMark() {
        State ended = allLive();
        ended.deletion(2, 1, State.CLOSED);
        State marking = allLive();
        marking.deletion(2, 1, State.CLOSED);
        marking.mark(1, 2);

        assertThat(packing.pack(ended)).isEqualTo(packing.pack(allLive())).isNotEqualTo(packing.pack(marking));
    }
}
