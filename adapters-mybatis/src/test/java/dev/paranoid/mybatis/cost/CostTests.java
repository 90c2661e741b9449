package dev.paranoid.mybatis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.Parents;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.Assembled;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.EngineSettings;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What calls cost the server: statements that it was sent, COMMIT and the driver's own included, and rows that it read and
 * changed. Users have 10 stories with 3 reviews each, by themselves.
 */
class CostTests {

    private static final Caller CALLER = Caller.anonymous("test");

    private static final int STORIES = 10;
    private static final int REVIEWS = 30;
    private static final int ROWS = 1 + STORIES + REVIEWS;

    private static final HikariDataSource POOL = TestDatabase.single(false);
    private static final MyBatisEngine ENGINE = MyBatisEngine.unfollowed(blog(), POOL, DeletionRules.NONE);

    private static TestSchema blog() {
        EntityType users = EntityType.paranoid("users");
        EntityType stories = EntityType.paranoid("stories");
        EntityType reviews = EntityType.paranoid("reviews");
        return TestSchema.of(EntityGraph.of(
                List.of(users, stories, reviews),
                List.of(
                        Relation.cascading(stories, "created_by", users),
                        Relation.cascading(reviews, "created_by", users),
                        Relation.cascading(reviews, "story_id", stories))));
    }

    /**
     * One statement of a soft delete asks whether anything is frozen. It cannot go with another: the root's lock is the store's,
     * which knows no holds, and the ledger's INSERT returns nothing, and comes after the judgement.
     */
    private static final int GATE = 1;

    @BeforeAll
    static void fill() {
        JdbcTemplate jdbc = ENGINE.jdbc();
        new TransactionTemplate(new JdbcTransactionManager(POOL)).executeWithoutResult(status -> {
            Demo.numbers(jdbc);
            Demo.fill(jdbc, "users", "id", "n + 1", 200);
            Demo.fill(jdbc, "stories", "id, created_by", "n + 1, n DIV 10 + 1", 2_000);
            Demo.fill(jdbc, "reviews", "id, created_by, story_id", "n + 1, n DIV 30 + 1, n DIV 3 + 1", 6_000);
        });
        for (String table : List.of("users", "stories", "reviews")) {
            jdbc.queryForList("ANALYZE TABLE " + table);
        }
        IntStream.rangeClosed(1, 2).forEach(user -> {
            delete(DeletionMode.SOFT, Demo.users(user, 1));
            restore(Demo.users(user, 1));
            delete(DeletionMode.HARD, Demo.users(user, 1));
        });
        delete(DeletionMode.SOFT, Demo.users(101, 50));
        restore(Demo.users(101, 50));
        delete(DeletionMode.HARD, Demo.users(101, 50));
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static void delete(DeletionMode mode, List<EntityRef> users) {
        ENGINE.paranoid()
                .deletions()
                .delete(CALLER, mode, users.stream().map(DeleteRequest::of).toList())
                .forEach(answer -> answer.orThrow());
    }

    private static void restore(List<EntityRef> users) {
        ENGINE.paranoid().deletions().restore(CALLER, Parents.REFUSE, users).forEach(answer -> answer.orThrow());
    }

    private static Cost cost(String what, Runnable action) {
        Cost cost = Cost.of(ENGINE.jdbc(), action);
        System.out.println(what + ": " + cost);
        return cost;
    }

    @Test
    void oneUser() {
        List<EntityRef> user = Demo.users(10, 1);

        Cost soft = cost("soft delete", () -> delete(DeletionMode.SOFT, user));
        Cost restored = cost("restore", () -> restore(user));
        Cost hard = cost("hard delete", () -> delete(DeletionMode.HARD, user));

        assertThat(soft.statements()).isLessThanOrEqualTo(9 + GATE);
        assertThat(soft.read()).isLessThanOrEqualTo(100);
        assertThat(soft.changed()).isEqualTo(ROWS + 1);
        assertThat(restored.statements()).isLessThanOrEqualTo(12);
        assertThat(restored.read()).isLessThanOrEqualTo(130);
        assertThat(restored.changed()).isEqualTo(ROWS + 1);
        assertThat(hard.statements()).isLessThanOrEqualTo(10);
        assertThat(hard.read()).isLessThanOrEqualTo(130);
        assertThat(hard.changed()).isEqualTo(ROWS + 1);
    }

    @Test
    void aBatchTakesTheStatementsOfOne() {
        List<EntityRef> users = Demo.users(20, 50);
        List<EntityRef> one = Demo.users(11, 1);

        Cost soft = cost("soft delete of 50", () -> delete(DeletionMode.SOFT, users));
        Cost restored = cost("restore of 50", () -> restore(users));
        Cost hard = cost("hard delete of 50", () -> delete(DeletionMode.HARD, users));

        assertThat(soft.statements())
                .isEqualTo(cost("soft", () -> delete(DeletionMode.SOFT, one)).statements());
        assertThat(restored.statements())
                .isEqualTo(cost("restore", () -> restore(one)).statements());
        assertThat(hard.statements())
                .isEqualTo(cost("hard", () -> delete(DeletionMode.HARD, one)).statements());
    }

    /** With auto-commit on, since a COMMIT ends what a pool without begins. */
    @Test
    void reads() {
        try (MyBatisEngine engine = MyBatisEngine.unfollowed(blog(), TestDatabase.single(true), DeletionRules.NONE)) {
            JdbcTemplate jdbc = engine.jdbc();
            Demo.numbers(jdbc);
            Demo.fill(jdbc, "users", "id", "n + 1", 100);
            Runnable find = () -> engine.entities()
                    .find(CALLER, Demo.user(12), Visibility.LIVE)
                    .orThrow();
            Runnable list = () -> engine.entities()
                    .list(CALLER, "users", Visibility.LIVE, 50, "")
                    .orThrow();
            find.run();
            list.run();

            assertThat(Cost.of(jdbc, find)).isEqualTo(new Cost(1, 1, 0));
            assertThat(Cost.of(jdbc, list)).isEqualTo(new Cost(1, 51, 0));
        }
    }

    /** In a transaction they are the transaction's, and see what it has changed. */
    @Test
    void readsOutsideOfTransactionsGoToTheirOwnPool() {
        HikariConfig config = new HikariConfig();
        POOL.copyStateTo(config);
        config.setAutoCommit(true);
        try (HikariDataSource reads = new HikariDataSource(config)) {
            JdbcTransactionManager transactions = new JdbcTransactionManager(POOL);
            ParanoidEngine paranoid = Assembled.over(EngineSettings.properties(blog()), POOL, reads, transactions);
            Entities entities = paranoid.entities();
            Deletions deletions = paranoid.deletions();
            DeletionId deletion = deletions
                    .list(CALLER, DeletionQuery.newest(1))
                    .items()
                    .get(0)
                    .id();
            List<Runnable> each = List.of(
                    () -> entities.find(CALLER, Demo.user(90), Visibility.LIVE).orThrow(),
                    () -> entities.list(CALLER, "users", Visibility.LIVE, 5, "").orThrow(),
                    () -> entities.list(CALLER, "users", Visibility.HIDDEN, 5, "")
                            .orThrow(),
                    () -> entities.matching(CALLER, "users", Map.of("id", 90), Among.LIVE)
                            .orThrow(),
                    () -> deletions.list(CALLER, DeletionQuery.newest(5)),
                    () -> assertThat(deletions.find(CALLER, deletion)).isPresent());
            for (Runnable read : each) {
                read.run();
                assertThat(Cost.of(new JdbcTemplate(reads), read).statements()).isOne();
                assertThat(Cost.of(ENGINE.jdbc(), read)).isEqualTo(new Cost(0, 0, 0));
            }
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                ENGINE.jdbc().update("INSERT INTO users (id) VALUES (999)");
                assertThat(entities.find(CALLER, Demo.user(999), Visibility.LIVE)
                                .orThrow())
                        .isNotNull();
                status.setRollbackOnly();
            });
        }
    }
}
