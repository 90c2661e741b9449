package dev.paranoid.mybatis.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.DatabaseRefusalsContract;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Triggers that say no, and a CHECK. */
class MyBatisRefusalsTests extends DatabaseRefusalsContract {

    private static final EntityType PART = EntityType.paranoid("parts");
    private static final TestSchema PARTS =
            TestSchema.of(EntityGraph.of(List.of(PART), List.of(Relation.cascading(PART, "part_of", PART))));

    private static final List<MyBatisEngine> OPEN = new ArrayList<>();

    @Override
    protected Engine engine(TestSchema schema, DeletionRules rules) {
        MyBatisEngine engine = open(schema, rules);
        OPEN.add(engine);
        return engine;
    }

    MyBatisEngine open(TestSchema schema, DeletionRules rules) {
        return MyBatisEngine.of(schema, rules);
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

    @Override
    protected void permit(Engine engine, EntityRef row) {
        for (String change : List.of("UPDATE", "DELETE")) {
            ((MyBatisEngine) engine).jdbc().execute("DROP TRIGGER keep_" + change);
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

    /** Rows 3 and 4 belong to each other: a delete of one of them would go round for ever. */
    @Test
    void aTriggerThatTakesMarksBackIsToldLikeOneThatRefuses() {
        MyBatisEngine tables = (MyBatisEngine) engine(PARTS, DeletionRules.NONE);
        tables.insert(List.of(part(1, null), part(2, 1), part(3, 4), part(4, 3), part(5, null), part(6, 5)));
        tables.jdbc()
                .execute("CREATE TRIGGER stays BEFORE UPDATE ON parts FOR EACH ROW IF OLD.id IN (3, 4)"
                        + " THEN SET NEW.deleted_at = NULL; END IF");
        MyBatisEngine engine = tables.again();

        List<Answer<Deleted>> answers = engine.deletions()
                .delete(
                        Caller.anonymous("test"),
                        DeletionMode.SOFT,
                        Stream.of("3", "5")
                                .map(id -> DeleteRequest.of(new EntityRef("parts", id)))
                                .toList());

        assertThat(answers.get(0))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new RefusedByDatabase("a trigger takes back what rows are marked with")));
        assertThat(answers.get(1).orThrow().deletion().took()).containsEntry("parts", 2L);
        assertThat(engine.snapshot().rows().keySet().stream()
                        .filter(row -> !engine.snapshot().live(row)))
                .extracting(EntityRef::id)
                .containsExactly("5", "6");
    }

    /** It would be freed for ever. */
    @Test
    void aTriggerThatKeepsMarksIsToldLikeOneThatRefuses() {
        MyBatisEngine tables = (MyBatisEngine) engine(PARTS, DeletionRules.NONE);
        tables.insert(List.of(part(1, null), part(2, 1), part(3, 2)));
        Caller caller = Caller.anonymous("test");
        EntityRef top = new EntityRef("parts", "1");
        tables.deletions().delete(caller, DeletionMode.SOFT, List.of(DeleteRequest.of(top)));
        tables.jdbc()
                .execute("CREATE TRIGGER stays BEFORE UPDATE ON parts FOR EACH ROW IF OLD.id = 2"
                        + " THEN SET NEW.deleted_at = OLD.deleted_at; SET NEW.deletion_id = OLD.deletion_id; END IF");
        MyBatisEngine engine = tables.again();

        assertThat(engine.deletions().restore(caller, Parents.REFUSE, List.of(top)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new RefusedByDatabase("a trigger takes back what rows are marked with")));
        assertThat(engine.snapshot().rows().keySet()).allMatch(engine.snapshot()::hidden);
        Law.holds(engine);
    }

    private static NewRow part(int id, @Nullable Integer of) {
        return NewRow.of("parts", "" + id).with("part_of", of == null ? null : "" + of);
    }

    @AfterEach
    void dropDatabases() {
        OPEN.forEach(MyBatisEngine::close);
        OPEN.clear();
    }
}
