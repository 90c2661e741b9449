package dev.paranoid.mybatis.contract;

import dev.paranoid.mybatis.EngineRun;
import dev.paranoid.testkit.equivalence.Equivalence;
import dev.paranoid.testkit.equivalence.Met;
import dev.paranoid.testkit.memory.InMemoryEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random schemas and scripts, with the row limit at 1, so that everything goes on in the background. */
class BackgroundEquivalenceTests {

    private static final int SCHEMAS = Integer.getInteger("paranoid.background.schemas", 3);
    private static final int STEPS = Integer.getInteger("paranoid.equivalence.steps", 60);

    /** What the walks have to meet. */
    private static final Map<String, Integer> LEAST = Map.of("granted", 25, "Change", 2);

    @Test
    void bothEnginesAgreeAfterEveryStep() {
        Met.enough(SCHEMAS, LEAST, BackgroundEquivalenceTests::run);
    }

    /**
     * Another program set a foreign key to a hidden row, and then a deletion that had nothing to hide below its root was refused,
     * or a restore. Not even what the law leaves open differs any more.
     */
    @ParameterizedTest
    @ValueSource(longs = {301347161, 179494272})
    void differedOnce(long seed) {
        try (EngineRun latest = new EngineRun()) {
            Equivalence.run(seed, STEPS, InMemoryEngine::of, latest::inBackground);
        }
    }

    private static Met run(long seed) {
        try (EngineRun latest = new EngineRun()) {
            return Equivalence.runInBackground(seed, STEPS, InMemoryEngine::of, latest::inBackground);
        }
    }
}
