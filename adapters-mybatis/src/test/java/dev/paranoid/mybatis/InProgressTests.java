package dev.paranoid.mybatis;

import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.InProgressContract;
import dev.paranoid.testkit.schema.TestSchema;
import org.junit.jupiter.api.AfterEach;

class InProgressTests extends InProgressContract {

    private final EngineRun latest = new EngineRun();

    @Override
    protected SteppedEngine engine(TestSchema schema) {
        return new SteppedMyBatisEngine(latest.inBackground(schema));
    }

    @AfterEach
    void close() {
        latest.close();
    }
}
