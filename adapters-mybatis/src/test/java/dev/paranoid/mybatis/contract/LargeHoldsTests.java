package dev.paranoid.mybatis.contract;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.mybatis.EngineRun;
import dev.paranoid.mybatis.SteppedMyBatisEngine;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.hold.LargeHoldsContract;
import dev.paranoid.testkit.schema.TestSchema;

/** What is held while a large deletion is in progress, on a database. */
class LargeHoldsTests extends LargeHoldsContract {

    @SuppressWarnings("NullAway.Init") // by engine()
    private EngineRun latest;

    @Override
    protected SteppedEngine engine(TestSchema schema, DeletionRules rules) {
        latest = new EngineRun();
        return new SteppedMyBatisEngine(latest.inBackground(schema, rules));
    }

    @Override
    protected int stride() {
        return 7;
    }

    @Override
    protected void close(SteppedEngine engine) {
        latest.close();
    }
}
