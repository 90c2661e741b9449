package dev.paranoid.testkit.memory;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.contract.DatabaseRefusalsContract;
import dev.paranoid.testkit.schema.TestSchema;

class InMemoryRefusalsTests extends DatabaseRefusalsContract {

    @Override
    protected Engine engine(TestSchema schema, DeletionRules rules) {
        return InMemoryEngine.of(schema, rules);
    }

    @Override
    protected void refuse(Engine engine, EntityRef row, String words) {
        ((InMemoryEngine) engine).refuse(row, words);
    }

    @Override
    protected void permit(Engine engine, EntityRef row) {
        ((InMemoryEngine) engine).permit(row);
    }
}
