package dev.paranoid.mybatis;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.ManyDetachedContract;
import dev.paranoid.testkit.schema.TestSchema;
import org.junit.jupiter.api.AfterEach;

class ManyDetachedTests extends ManyDetachedContract {

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
