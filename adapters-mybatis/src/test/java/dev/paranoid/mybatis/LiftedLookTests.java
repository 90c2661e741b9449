package dev.paranoid.mybatis;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.LiftedLookContract;
import dev.paranoid.testkit.schema.TestSchema;
import org.junit.jupiter.api.AfterEach;

class LiftedLookTests extends LiftedLookContract {

    private final EngineRun latest = new EngineRun();

    @Override
    protected SteppedEngine engine(TestSchema schema) {
        return new SteppedMyBatisEngine(latest.inBackground(schema, DeletionRules.NONE));
    }

    @AfterEach
    void close() {
        latest.close();
    }
}
