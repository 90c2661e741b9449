package dev.paranoid.testkit.memory;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.InProgressContract;
import dev.paranoid.testkit.schema.TestSchema;

class InMemoryInProgressTests extends InProgressContract {

    @Override
    protected SteppedEngine engine(TestSchema schema, DeletionRules rules) {
        return SteppedInMemoryEngine.of(schema, rules);
    }
}
