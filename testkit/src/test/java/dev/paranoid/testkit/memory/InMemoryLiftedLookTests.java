package dev.paranoid.testkit.memory;

import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.LiftedLookContract;
import dev.paranoid.testkit.schema.TestSchema;

class InMemoryLiftedLookTests extends LiftedLookContract {

    @Override
    protected SteppedEngine engine(TestSchema schema) {
        return SteppedInMemoryEngine.of(schema);
    }
}
