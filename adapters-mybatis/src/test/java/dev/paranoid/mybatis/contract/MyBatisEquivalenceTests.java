package dev.paranoid.mybatis.contract;

import dev.paranoid.mybatis.EngineRun;
import dev.paranoid.testkit.equivalence.Equivalence;
import dev.paranoid.testkit.equivalence.Met;
import dev.paranoid.testkit.memory.InMemoryEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random schemas and scripts, the law row by row beside the real engine: {@code -Dparanoid.seed=…} repeats one. */
class MyBatisEquivalenceTests {

    private static final int SCHEMAS = Integer.getInteger("paranoid.equivalence.schemas", 20);
    private static final int STEPS = Integer.getInteger("paranoid.equivalence.steps", 60);

    /** What the walks have to meet; twenty mostly meet three times as much. */
    private static final Map<String, Integer> LEAST = Map.of(
            "granted", 300,
            "hard deletes", 5,
            "Change", 30,
            "Insert", 15,
            "refused: restricted", 20,
            "refused: unique-conflict", 4,
            "refused: parent-deleted", 4);

    @Test
    void bothEnginesAgreeAfterEveryStep() {
        Met.enough(SCHEMAS, LEAST, MyBatisEquivalenceTests::run);
    }

    private static Met run(long seed) {
        try (EngineRun latest = new EngineRun()) {
            return Equivalence.run(
                    seed,
                    STEPS,
                    schema -> InMemoryEngine.of(schema, Equivalence.rules(schema)),
                    schema -> latest.open(schema, Equivalence.rules(schema)));
        }
    }
}
