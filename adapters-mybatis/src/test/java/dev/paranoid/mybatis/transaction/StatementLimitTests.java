package dev.paranoid.mybatis.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A statement that writes takes longer than it may, as a trigger of the application's has it. */
class StatementLimitTests {

    private static final EntityRef USER = new EntityRef("users", "1");

    private final MyBatisEngine engine = MyBatisEngine.on(
            TestSchema.of(EntityGraph.of(List.of(EntityType.paranoid("users")), List.of())), TestDatabase.fresh());
    private final JdbcTemplate sql = new JdbcTemplate(engine.dataSource());

    @BeforeEach
    void insertUser() {
        engine.insert(List.of(NewRow.of(USER)));
        sql.execute("CREATE TRIGGER slow BEFORE UPDATE ON users FOR EACH ROW DO SLEEP(60)");
    }

    @AfterEach
    void drop() {
        sql.execute("DROP TRIGGER slow");
        engine.close();
    }

    @Test
    void theServerEndsItAndNothingHasHappened() {
        long begun = System.nanoTime();

        Unavailable thrown = catchThrowableOfType(
                Unavailable.class,
                () -> engine.deletions()
                        .delete(Caller.anonymous("test"), DeletionMode.SOFT, List.of(DeleteRequest.of(USER))));

        assertThat(thrown.mayHaveHappened()).isFalse();
        assertThat(System.nanoTime() - begun).isLessThan(30_000_000_000L);
        assertThat(sql.queryForObject(
                        "SELECT COUNT(*) FROM information_schema.processlist"
                                + " WHERE db = DATABASE() AND info LIKE 'UPDATE%'",
                        Long.class))
                .isZero();
        assertThat(engine.snapshot().live(USER)).isTrue();
    }
}
