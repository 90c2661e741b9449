package dev.paranoid.testkit.contract.scenario;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.schema.TestSchema;

/** Makes engines. */
@FunctionalInterface
public interface Engines {

    /** {@return an engine over these tables, empty, with nothing in its ledger} */
    Engine over(TestSchema schema, DeletionRules rules);
}
