package dev.paranoid.testkit.memory;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.purge.LargePurgesContract;
import dev.paranoid.testkit.schema.TestSchema;

/** What has expired, where it is large, in memory. */
class InMemoryLargePurgesTests extends LargePurgesContract {

    @Override
    protected SteppedEngine engine(TestSchema schema, DeletionRules rules) {
        return SteppedInMemoryEngine.of(schema, rules);
    }
}
