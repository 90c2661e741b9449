package dev.paranoid.mybatis.contract;

import dev.paranoid.mybatis.EngineRun;
import dev.paranoid.testkit.equivalence.Equivalence;
import dev.paranoid.testkit.memory.InMemoryEngine;
import org.junit.jupiter.api.Test;

/** Random schemas and scripts, the law row by row beside the real engine: {@code -Dparanoid.seed=…} repeats one. */
class MyBatisEquivalenceTests {

    private static final int SCHEMAS = Integer.getInteger("paranoid.equivalence.schemas", 20);
    private static final int STEPS = Integer.getInteger("paranoid.equivalence.steps", 60);

    @Test
    void bothEnginesAgreeAfterEveryStep() {
        Equivalence.seeds(SCHEMAS).forEach(MyBatisEquivalenceTests::run);
    }

    private static void run(long seed) {
        try (EngineRun latest = new EngineRun()) {
            Equivalence.run(
                    seed,
                    STEPS,
                    schema -> InMemoryEngine.of(schema, Equivalence.rules(schema)),
                    schema -> latest.open(schema, Equivalence.rules(schema)));
        }
    }
}
