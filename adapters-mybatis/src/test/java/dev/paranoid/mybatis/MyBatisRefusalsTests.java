package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.DatabaseRefusalsContract;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Triggers that say no, and a CHECK. */
class MyBatisRefusalsTests extends DatabaseRefusalsContract {

    private static final List<MyBatisEngine> OPEN = new ArrayList<>();

    @Override
    protected Engine engine(TestSchema schema, DeletionRules rules) {
        MyBatisEngine engine = MyBatisEngine.of(schema, rules);
        OPEN.add(engine);
        return engine;
    }

    @Override
    protected void refuse(Engine engine, EntityRef row, String words) {
        for (String change : List.of("UPDATE", "DELETE")) {
            ((MyBatisEngine) engine)
                    .jdbc()
                    .execute("CREATE TRIGGER keep_" + change + " BEFORE " + change + " ON " + row.type()
                            + " FOR EACH ROW IF OLD.id = " + row.id()
                            + " THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '" + words + "'; END IF");
        }
    }

    @Test
    void aCheckIsToldLikeATrigger() {
        MyBatisEngine engine = (MyBatisEngine) engine(Demo.plain(), DeletionRules.NONE);
        engine.insert(List.of(NewRow.of(Demo.user(1)), NewRow.of(Demo.user(2))));
        engine.jdbc().execute("ALTER TABLE users ADD CONSTRAINT stays CHECK (id <> 1 OR deleted_at IS NULL)");

        var answers = engine.deletions()
                .delete(
                        Caller.anonymous("test"),
                        DeletionMode.SOFT,
                        List.of(DeleteRequest.of(Demo.user(1)), DeleteRequest.of(Demo.user(2))));

        assertThat(answers.get(0))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        RefusedByDatabase.class,
                                        check -> assertThat(check.message()).contains("stays")));
        assertThat(answers.get(1).orThrow().unchanged()).isFalse();
    }

    @AfterEach
    void dropDatabases() {
        OPEN.forEach(MyBatisEngine::close);
        OPEN.clear();
    }
}
