package dev.paranoid.mybatis.contract;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.contract.DeletionsContract;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** As in use: callers share transactions. */
class MyBatisDeletionsTests extends DeletionsContract {

    private static final List<MyBatisEngine> OPEN = new ArrayList<>();

    @Override
    protected Engine engine(TestSchema schema, DeletionRules rules) {
        MyBatisEngine engine = MyBatisEngine.sharing(schema, rules);
        OPEN.add(engine);
        return engine;
    }

    @AfterEach
    void dropDatabases() {
        OPEN.forEach(MyBatisEngine::leave);
        OPEN.clear();
    }
}
