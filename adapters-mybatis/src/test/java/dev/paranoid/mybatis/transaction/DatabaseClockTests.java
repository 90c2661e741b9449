package dev.paranoid.mybatis.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.purge.PurgeLimits;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Time is the database's: here it stands still in every session until the test moves it. */
class DatabaseClockTests {

    private static final Caller CALLER = Caller.named("ann");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final PurgeLimits LIMITS =
            new PurgeLimits(7, 1, 100, Duration.ZERO, Duration.ZERO, Optional.empty());
    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final TestSchema SCHEMA = TestSchema.of(
            EntityGraph.of(List.of(USERS, STORIES), List.of(Relation.cascading(STORIES, "created_by", USERS))));

    /** A database whose time is told by a table, and a node of ours on it. */
    private static final class Moved implements AutoCloseable {

        private final HikariDataSource plain = TestDatabase.fresh(1);
        private final JdbcTemplate clock = new JdbcTemplate(plain);
        private final HikariDataSource told = new HikariDataSource();
        private final MyBatisEngine engine;

        Moved(Instant time, Duration retention) {
            clock.execute("CREATE TABLE test_clock (seconds DECIMAL(20, 6) NOT NULL)");
            clock.update("INSERT INTO test_clock VALUES (?)", time.getEpochSecond());
            told.setJdbcUrl(plain.getJdbcUrl());
            told.setUsername(plain.getUsername());
            told.setPassword(plain.getPassword());
            told.setMaximumPoolSize(4);
            told.setMinimumIdle(0);
            told.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            told.setConnectionInitSql("SET timestamp = (SELECT seconds FROM test_clock)");
            engine = MyBatisEngine.unfollowed(SCHEMA, told, new DeletionRules(Map.of(), Map.of("users", retention)));
            engine.insert(List.of(
                    NewRow.of("users", "1"),
                    NewRow.of("users", "2"),
                    NewRow.of("stories", "1").with("created_by", "1"),
                    NewRow.of("stories", "2").with("created_by", "2")));
        }

        void set(Instant time) {
            clock.update("UPDATE test_clock SET seconds = ?", time.getEpochSecond());
            told.getHikariPoolMXBean().softEvictConnections();
        }

        Deletion delete(String user) {
            return engine.deletions()
                    .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(new EntityRef("users", user))))
                    .get(0)
                    .orThrow()
                    .deletion();
        }

        Answer<?> restore(Deletion deletion) {
            return engine.deletions().restore(CALLER, Parents.REFUSE, deletion.id());
        }

        long expire() {
            return engine.purge().run(LIMITS, removed -> true).removed();
        }

        @Override
        public void close() {
            engine.close();
            plain.close();
        }
    }

    @Test
    void aUserIsRestoredOneSecondBeforeHerPurgeAndNotOneSecondAfter() {
        Instant deleted = Instant.parse("2030-01-01T00:00:00Z");
        try (Moved moved = new Moved(deleted, MONTH)) {
            Deletion first = moved.delete("1");
            Deletion second = moved.delete("2");
            assertThat(first.purgeAt()).contains(deleted.plus(MONTH));

            moved.set(deleted.plus(MONTH).minusSeconds(1));
            assertThat(moved.expire()).isZero();
            moved.restore(first).orThrow();
            moved.set(deleted.plus(MONTH).plusSeconds(1));
            assertThat(moved.expire()).isEqualTo(1);

            assertThat(moved.restore(second))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.refusal()).isInstanceOf(Purged.class));
            assertThat(moved.engine.snapshot().rows().keySet())
                    .extracting(EntityRef::toString)
                    .containsExactlyInAnyOrder("users/1", "stories/1");
        }
    }

    /** Another node, or the same one after a restart, with another configuration. */
    @Test
    void whatTheConfigurationSaysLaterMovesNothing() {
        Instant deleted = Instant.parse("2030-01-01T00:00:00Z");
        try (Moved moved = new Moved(deleted, MONTH)) {
            Deletion deletion = moved.delete("1");
            MyBatisEngine withoutRetention = moved.engine.again();
            assertThat(withoutRetention
                            .deletions()
                            .find(CALLER, deletion.id())
                            .orElseThrow()
                            .purgeAt())
                    .contains(deleted.plus(MONTH));

            moved.set(deleted.plus(MONTH).minusSeconds(1));
            assertThat(withoutRetention.purge().run(LIMITS, removed -> true).removed())
                    .isZero();
            moved.set(deleted.plus(MONTH).plusSeconds(1));
            assertThat(withoutRetention.purge().run(LIMITS, removed -> true).removed())
                    .isEqualTo(1);
        }
    }

    @Test
    void aRunDoesNotBeginWhereTheClockHasJumpedUnlessSomebodyHasLooked() {
        Instant begun = Instant.parse("2030-01-01T00:00:00Z");
        Duration gap = Duration.ofDays(1);
        PurgeLimits limits = new PurgeLimits(7, 1, 100, gap, Duration.ZERO, Optional.empty());
        try (Moved moved = new Moved(begun, Duration.ZERO)) {
            moved.set(begun.plusSeconds(10));
            assertThat(moved.engine.purge().run(limits, removed -> true).stopped())
                    .isEmpty();
            moved.delete("1");

            moved.set(begun.plusSeconds(9));
            assertThat(moved.engine.purge().run(limits, removed -> true).stopped())
                    .hasValueSatisfying(why -> assertThat(why).contains("went back"));
            moved.set(begun.plusSeconds(11).plus(gap));
            assertThat(moved.engine.purge().run(limits, removed -> true).stopped())
                    .hasValueSatisfying(why -> assertThat(why).contains("ahead of the last run"));
            assertThat(moved.engine.snapshot().rows()).hasSize(4);

            PurgeLimits confirmed = new PurgeLimits(
                    7, 1, 100, gap, Duration.ZERO, Optional.of(begun.plus(gap).plus(gap)));
            assertThat(moved.engine.purge().run(confirmed, removed -> true).removed())
                    .isEqualTo(1);
        }
    }

    /** Two nodes, the clocks of which are a day ahead of the database, or behind it. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void theClockOfANodeSaysNothing(int days) {
        Instant deleted =
                Instant.ofEpochSecond(System.currentTimeMillis() / 1000).plus(Duration.ofDays(days));
        try (Moved moved = new Moved(deleted, Duration.ofHours(1))) {
            MyBatisEngine other = moved.engine.again();
            assertThat(moved.delete("1").purgeAt()).contains(deleted.plus(Duration.ofHours(1)));

            moved.set(deleted.plus(Duration.ofMinutes(59)));
            assertThat(other.purge().run(LIMITS, removed -> true).removed()).isZero();
            moved.set(deleted.plus(Duration.ofMinutes(61)));
            assertThat(other.purge().run(LIMITS, removed -> true).removed()).isEqualTo(1);
            assertThat(moved.expire()).isZero();
        }
    }
}
