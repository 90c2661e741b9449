package dev.paranoid.mybatis.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A foreign key that was made after the start restricts a hard delete, at once and in the background, and is named. */
class ForeignKeyOfOthersTests {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final TestSchema SCHEMA = TestSchema.of(
            EntityGraph.of(List.of(USERS, STORIES), List.of(Relation.cascading(STORIES, "author", USERS))));
    private static final EntityRef ANN = new EntityRef("users", "1");
    private static final EntityRef BOB = new EntityRef("users", "2");

    @ParameterizedTest
    @CsvSource({"users, 1000", "users, 0", "stories, 1000"})
    void isNamedAndNothingIsRemoved(String referred, long above) {
        try (MyBatisEngine engine = engine(above)) {
            engine.jdbc()
                    .execute("CREATE TABLE audits (id BIGINT PRIMARY KEY, about BIGINT NULL,"
                            + " CONSTRAINT fk_audited FOREIGN KEY (about) REFERENCES " + referred + " (id))");
            engine.jdbc().update("INSERT INTO audits VALUES (1, 1)");
            Snapshot before = engine.snapshot();

            List<Answer<Deleted>> answers = engine.deletions()
                    .delete(
                            Caller.anonymous("test"),
                            DeletionMode.HARD,
                            List.of(DeleteRequest.of(ANN), DeleteRequest.of(BOB)));

            assertThat(answers.get(0))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.refusal())
                                    .isEqualTo(new HeldByForeignKey(Optional.of("fk_audited"), Optional.of("audits"))));
            assertThat(answers.get(1)).isInstanceOf(Answer.Granted.class);
            assertThat(engine.snapshot().rows().keySet())
                    .isEqualTo(without(before, BOB, new EntityRef("stories", "2")));
            assertThat(engine.snapshot().live(ANN)).isTrue();
        }
    }

    private static Set<EntityRef> without(Snapshot before, EntityRef... rows) {
        Set<EntityRef> left = new TreeSet<>(before.rows().keySet());
        left.removeAll(List.of(rows));
        return left;
    }

    private static MyBatisEngine engine(long above) {
        MyBatisEngine engine = MyBatisEngine.inBackground(SCHEMA, DeletionRules.NONE, above);
        engine.insert(List.of(
                NewRow.of(ANN),
                NewRow.of(BOB),
                NewRow.of(new EntityRef("stories", "1")).with("author", 1),
                NewRow.of(new EntityRef("stories", "2")).with("author", 2)));
        return engine;
    }
}
