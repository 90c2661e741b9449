package dev.paranoid.testkit.memory;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.hold.LargeHoldsContract;
import dev.paranoid.testkit.schema.TestSchema;

/** What is held while a large deletion is in progress, in memory. */
class InMemoryLargeHoldsTests extends LargeHoldsContract {

    @Override
    protected SteppedEngine engine(TestSchema schema, DeletionRules rules) {
        return SteppedInMemoryEngine.of(schema, rules);
    }

    @Override
    protected int stride() {
        return 1;
    }

    @Override
    protected void close(SteppedEngine engine) {
        // It has nothing open.
    }
}
