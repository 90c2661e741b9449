package dev.paranoid.testkit.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.memory.SteppedInMemoryEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked while deletions are in progress, in memory: many more scripts than a database has time for. */
class InMemoryInterleavingTests {

    private static final int SCHEMAS = Integer.getInteger("paranoid.interleaving.memory", 60);
    private static final int STEPS = 25;
    private static final int BOUTS = 10;

    /** What the walks have to meet; sixty mostly meet three times as much. Who is hiding and is lifted is cancelled. */
    private static final Map<String, Integer> LEAST = Map.of(
            "granted", 600,
            "handed over", 8,
            "Hiding to Resolving[state=LIFTED]", 40,
            "Settled to Resolving[state=LIFTED]", 40,
            "refused: parent-deleted", 25);

    /** The same where anything may be refused. */
    private static final Map<String, Integer> LEAST_OF_ATTACKS = Map.of(
            "granted", 450,
            "handed over", 6,
            "hard deletes", 12,
            "Comparing to Resolving[state=LIFTED]", 4,
            "Hiding to Resolving[state=LIFTED]", 8,
            "refused: held", 20,
            "refused: restricted", 25,
            "refused: unique-conflict", 2,
            "refused: parent-deleted", 12,
            "values taken late", 1);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsAsIfEachHadBeenDoneAtOnce(boolean removals) {
        Met.enough(
                SCHEMAS,
                LEAST,
                seed -> Interleaving.run(seed, STEPS, removals, InMemoryEngine::of, SteppedInMemoryEngine::of));
    }

    @Test
    void keepsTheLawWhateverIsRefusedAndLeavesNothingBehind() {
        List<SteppedInMemoryEngine> engines = new ArrayList<>();
        Met.enough(
                SCHEMAS,
                LEAST_OF_ATTACKS,
                seed -> Interleaving.attack(seed, STEPS, schema -> {
                    engines.add(SteppedInMemoryEngine.of(schema));
                    return engines.get(engines.size() - 1);
                }));
        assertThat(engines).allMatch(engine -> engine.engine().tidy());
    }

    @Test
    void keepsTheLawInAThicket() {
        Met.enough(
                SCHEMAS, LEAST_OF_ATTACKS, seed -> Interleaving.attackThicket(seed, BOUTS, SteppedInMemoryEngine::of));
    }
}
