package dev.paranoid.testkit.memory;

import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.ManyDetachedContract;
import dev.paranoid.testkit.schema.TestSchema;

class InMemoryManyDetachedTests extends ManyDetachedContract {

    @Override
    protected SteppedEngine engine(TestSchema schema) {
        return SteppedInMemoryEngine.of(schema);
    }
}
