package dev.paranoid.mybatis.contract;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.mybatis.EngineRun;
import dev.paranoid.mybatis.SteppedMyBatisEngine;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.InProgressContract;
import dev.paranoid.testkit.schema.TestSchema;
import org.junit.jupiter.api.AfterEach;

class InProgressTests extends InProgressContract {

    private final EngineRun latest = new EngineRun();

    @Override
    protected SteppedEngine engine(TestSchema schema, DeletionRules rules) {
        return new SteppedMyBatisEngine(latest.inBackground(schema, rules));
    }

    @AfterEach
    void close() {
        latest.close();
    }
}
