package dev.paranoid.testkit.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.memory.SteppedInMemoryEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked while deletions are in progress, in memory: many more scripts than a database has time for. */
class InMemoryInterleavingTests {

    private static final int SCHEMAS = Integer.getInteger("paranoid.interleaving.memory", 60);
    private static final int STEPS = 25;
    private static final int BOUTS = 10;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsAsIfEachHadBeenDoneAtOnce(boolean removals) {
        Equivalence.seeds(SCHEMAS)
                .forEach(
                        seed -> Interleaving.run(seed, STEPS, removals, InMemoryEngine::of, SteppedInMemoryEngine::of));
    }

    @Test
    void keepsTheLawWhateverIsRefusedAndLeavesNothingBehind() {
        List<SteppedInMemoryEngine> engines = new ArrayList<>();
        Equivalence.seeds(SCHEMAS)
                .forEach(seed -> Interleaving.attack(seed, STEPS, schema -> {
                    engines.add(SteppedInMemoryEngine.of(schema));
                    return engines.get(engines.size() - 1);
                }));
        assertThat(engines).allMatch(engine -> engine.engine().tidy());
    }

    @Test
    void keepsTheLawInAThicket() {
        Equivalence.seeds(SCHEMAS).forEach(seed -> Interleaving.attackThicket(seed, BOUTS, SteppedInMemoryEngine::of));
    }
}
