package dev.paranoid.testkit.memory;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.contract.RetentionContract;
import dev.paranoid.testkit.schema.TestSchema;

class InMemoryRetentionTests extends RetentionContract {

    @Override
    protected Engine engine(TestSchema schema, DeletionRules rules) {
        return InMemoryEngine.of(schema, rules);
    }
}
