package dev.paranoid.mybatis.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.schema.TestSchema;

/** The same where everything goes on in the background, a row or two at a time. */
class BackgroundRefusalsTests extends MyBatisRefusalsTests {

    @Override
    MyBatisEngine open(TestSchema schema, DeletionRules rules) {
        return MyBatisEngine.inBackground(schema, rules, 1);
    }

    /** What a hard delete has removed before it was refused has gone. */
    @Override
    protected void nothingHasHappened(Snapshot before, Snapshot after) {
        after.rows()
                .forEach((row, columns) ->
                        assertThat(columns).isEqualTo(before.rows().get(row)));
        assertThat(after.rows()).containsKeys(new EntityRef("users", "1"), new EntityRef("stories", "1"));
        assertThat(after.deletions()).isEmpty();
    }
}
