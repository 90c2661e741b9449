package dev.paranoid.testkit.memory;

import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.ManyMovedContract;
import dev.paranoid.testkit.schema.TestSchema;

class InMemoryManyMovedTests extends ManyMovedContract {

    @Override
    protected SteppedEngine engine(TestSchema schema) {
        return SteppedInMemoryEngine.of(schema);
    }
}
