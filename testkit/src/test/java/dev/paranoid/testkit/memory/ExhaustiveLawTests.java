package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.relation.OnDelete;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The law in every small world, in every state that any sequence of deletes, restores and removals leads to, of whatever
 * length: states that agree in all that matters are merged, so that few stand for all sequences.
 */
class ExhaustiveLawTests {

    private final TestReporter reporter;

    ExhaustiveLawTests(TestReporter reporter) {
        this.reporter = reporter;
    }

    @Test
    void fourRowsWithTwoCascadingParents() {
        assertThat(explored(4, OnDelete.CASCADE, OnDelete.CASCADE, false)).isGreaterThan(500);
    }

    @Test
    void threeRowsWithTwoCascadingParents() {
        assertThat(explored(3, OnDelete.CASCADE, OnDelete.CASCADE, true)).isGreaterThan(50);
    }

    @Test
    void threeRowsWithACascadingAndARestrictingParent() {
        assertThat(explored(3, OnDelete.RESTRICT, OnDelete.RESTRICT, true)).isGreaterThan(300);
    }

    @Test
    void threeRowsWithACascadingParentAndOneThatRestrictsHidingAlone() {
        assertThat(explored(3, OnDelete.RESTRICT, OnDelete.CASCADE, true)).isGreaterThan(300);
    }

    @Test
    void threeRowsWithACascadingParentAndOneThatIsSetToNull() {
        assertThat(explored(3, OnDelete.SET_NULL, OnDelete.SET_NULL, true)).isGreaterThan(300);
    }

    @Test
    void threeRowsWithACascadingParentAndOneThatKeeps() {
        assertThat(explored(3, OnDelete.KEEP, OnDelete.CASCADE, true)).isGreaterThan(300);
    }

    private int explored(int size, OnDelete soft, OnDelete hard, boolean everything) {
        int[] worlds = {0};
        Exploration exploration = new Exploration(soft, hard, everything);
        for (int rows = 1; rows <= size; rows++) {
            new SmallWorlds(rows, soft, hard).each(world -> {
                worlds[0]++;
                exploration.explore(world);
            });
        }
        reporter.publishEntry(soft + "/" + hard, worlds[0] + " worlds, " + exploration);
        return worlds[0];
    }
}
