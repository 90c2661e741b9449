package dev.paranoid.mybatis.contract;

import dev.paranoid.mybatis.EngineRun;
import dev.paranoid.mybatis.SteppedMyBatisEngine;
import dev.paranoid.testkit.equivalence.Interleaving;
import dev.paranoid.testkit.equivalence.Met;
import dev.paranoid.testkit.memory.InMemoryEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is asked while deletions are in progress ends as if each had been done at once: restores while deletes are in
 * progress, deletes while restores are, hard deletes while either is, overlapping trees.
 */
class InterleavingTests {

    private static final int SCHEMAS = Integer.getInteger("paranoid.interleaving.schemas", 1);
    private static final int STEPS = Integer.getInteger("paranoid.interleaving.steps", 25);
    private static final int BOUTS = Integer.getInteger("paranoid.interleaving.bouts", 20);

    /** What the walks have to meet. */
    private static final Map<String, Integer> LEAST = Map.of("granted", 5, "Delete", 3, "Restore", 2);

    private static final Map<String, Integer> LEAST_IN_A_THICKET = Map.of("granted", 25, "Delete", 15, "Restore", 10);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsAsIfEachHadBeenDoneAtOnce(boolean removals) {
        Met.enough(SCHEMAS, LEAST, seed -> run(seed, removals));
    }

    /** Scripts that once ended otherwise. */
    @ParameterizedTest
    @ValueSource(longs = {284362616, 776707674, 987589942})
    void endedOtherwiseOnce(long seed) {
        run(seed, true);
    }

    @Test
    void keepsTheLawWhateverIsRefused() {
        Met.enough(SCHEMAS, LEAST, InterleavingTests::attack);
    }

    @Test
    void keepsTheLawInAThicket() {
        Met.enough(SCHEMAS, LEAST_IN_A_THICKET, InterleavingTests::attackThicket);
    }

    /** Scripts that once broke the law, or never ended. */
    @ParameterizedTest
    @ValueSource(longs = {984880759, 243531517, 210602674, 993416656, 807194538})
    void brokeTheLawOnce(long seed) {
        attack(seed);
    }

    private static Met attack(long seed) {
        try (EngineRun latest = new EngineRun()) {
            return Interleaving.attack(seed, STEPS, schema -> new SteppedMyBatisEngine(latest.inBackground(schema)));
        }
    }

    private static Met attackThicket(long seed) {
        try (EngineRun latest = new EngineRun()) {
            return Interleaving.attackThicket(
                    seed, BOUTS, schema -> new SteppedMyBatisEngine(latest.inBackground(schema)));
        }
    }

    private static Met run(long seed, boolean removals) {
        try (EngineRun latest = new EngineRun()) {
            return Interleaving.run(
                    seed,
                    STEPS,
                    removals,
                    InMemoryEngine::of,
                    schema -> new SteppedMyBatisEngine(latest.inBackground(schema)));
        }
    }
}
