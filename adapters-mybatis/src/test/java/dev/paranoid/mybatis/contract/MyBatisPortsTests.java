package dev.paranoid.mybatis.contract;

import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.testkit.contract.PortsContract;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class MyBatisPortsTests extends PortsContract {

    private static final List<MyBatisEngine> OPEN = new ArrayList<>();

    @Override
    protected Workbench workbench(TestSchema schema) {
        MyBatisEngine engine = MyBatisEngine.of(schema);
        OPEN.add(engine);
        return new Workbench(engine, engine.ports(), engine.backgroundPorts());
    }

    @AfterEach
    void dropDatabases() {
        OPEN.forEach(MyBatisEngine::leave);
        OPEN.clear();
    }
}
