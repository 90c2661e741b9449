package dev.paranoid.testkit.memory;

import dev.paranoid.testkit.contract.PortsContract;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;

class InMemoryPortsTests extends PortsContract {

    @Override
    protected Workbench workbench(TestSchema schema) {
        InMemoryEngine engine = InMemoryEngine.of(schema);
        return new Workbench(engine, engine.ports(), engine.backgroundPorts());
    }
}
