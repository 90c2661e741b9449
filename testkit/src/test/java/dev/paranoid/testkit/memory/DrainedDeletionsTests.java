package dev.paranoid.testkit.memory;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.contract.DeletionsContract;
import dev.paranoid.testkit.schema.TestSchema;

/** The same contract, where all that touches more than one row goes on in the background, a row or two at a time. */
class DrainedDeletionsTests extends DeletionsContract {

    @Override
    protected Engine engine(TestSchema schema, DeletionRules rules) {
        return DrainedInMemoryEngine.of(schema, rules);
    }
}
