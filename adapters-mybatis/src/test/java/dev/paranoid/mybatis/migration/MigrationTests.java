package dev.paranoid.mybatis.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import dev.paranoid.application.Feature;
import dev.paranoid.application.port.InstallationIdentity;
import dev.paranoid.mybatis.Assembled;
import dev.paranoid.mybatis.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Migrations keep what is there, and make the tables of features only where these are used. */
class MigrationTests {

    private static final List<String> ENGINE = Stream.of(
                    "collected",
                    "deletion",
                    "detached",
                    "frontier",
                    "history",
                    "hold",
                    "hold_gate",
                    "job",
                    "purge_blocked",
                    "purge_run",
                    "schema_history",
                    "unlinked",
                    "worker")
            .map(table -> "paranoid_" + table)
            .toList();

    private static final List<String> REQUESTS = List.of("paranoid_ask", "paranoid_inbox");

    private static final List<String> MESSAGES = Stream.of(
                    "accepted", "awaited", "installation", "outbox", "outbox_failed", "outbox_lane")
            .map(table -> "paranoid_" + table)
            .toList();

    private final HikariDataSource dataSource = TestDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);

    @AfterEach
    void drop() {
        TestDatabase.drop(dataSource);
    }

    /** As versions did that knew no features. */
    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:dev/paranoid/migration/older")
                .table("paranoid_schema_history")
                .target(version)
                .load()
                .migrate();
    }

    private static void migrate(HikariDataSource dataSource, Feature... used) {
        Migration.of(dataSource, Set.of(used), true).carryOut(dataSource);
    }

    private List<String> tables() {
        return jdbc.queryForList("SHOW TABLES", String.class);
    }

    @Test
    void whoAskedIsNamedAsTheInboxNamesHim() {
        migrateTo("4");
        jdbc.execute("""
                INSERT INTO paranoid_inbox (scope, request_id, fingerprint, withdrawn, status, answer, received_at)
                VALUES ('kafka', 'r-1', 'f', 0, 0, '{}', NOW(6)), ('app', 'r-1', 'f', 0, 0, '{}', NOW(6)),
                       ('app', 'r-2', 'f', 0, 0, '{}', NOW(6)), ('rest:ann', 'r-3', 'f', 0, 0, '{}', NOW(6))
                """);
        jdbc.execute("INSERT INTO paranoid_ask (deletion_id, request_id)"
                + " VALUES (1, 'r-1'), (1, ''), (2, 'r-2'), (3, 'r-3'), (4, 'forgotten')");

        migrateTo("5");

        assertThat(jdbc.queryForList(
                        "SELECT CONCAT_WS(' ', deletion_id, scope, request_id) FROM paranoid_ask"
                                + " ORDER BY deletion_id, scope",
                        String.class))
                .containsExactly("1  ", "1 kafka r-1", "2 app r-2", "3 kafka r-3", "4 kafka forgotten");
    }

    /** A pool that finds out its password anew each time, as those of clouds do. */
    private static final class Rotating extends HikariDataSource {

        private final HikariDataSource like;

        Rotating(HikariDataSource like) {
            this.like = like;
            setJdbcUrl(like.getJdbcUrl());
            setUsername("nobody");
            setPassword("of yesterday");
            setMaximumPoolSize(2);
        }

        @Override
        public Credentials getCredentials() {
            return like == null ? super.getCredentials() : like.getCredentials();
        }
    }

    @Test
    void aPoolThatFindsOutItsPasswordItselfIsUsedAsItIs() {
        try (HikariDataSource rotating = new Rotating(dataSource)) {
            migrate(rotating);

            assertThat(tables()).containsAll(ENGINE);
        }
    }

    @Test
    void anInstallationHasOneIdentityThatStays() {
        migrateTo("17");
        InstallationIdentity one = Assembled.installation(dataSource);
        migrate(dataSource);

        assertThat(Assembled.installation(dataSource).get()).isEqualTo(one.get());
        try (HikariDataSource other = TestDatabase.fresh()) {
            migrate(other, Feature.MESSAGES);
            assertThat(Assembled.installation(other).get()).isNotEqualTo(one.get());
            TestDatabase.drop(other);
        }
    }

    @Test
    void whereOlderVersionsWereTheirTablesStayAndAreLikeNewOnes() {
        migrateTo("17");
        jdbc.execute("UPDATE paranoid_hold_gate SET placed = 7, open_holds = '{\"x\": 1}'");
        jdbc.execute("DELETE FROM paranoid_outbox_lane WHERE lane = 3");
        jdbc.execute("INSERT INTO paranoid_outbox_lane (lane) VALUES (3)");
        List<String> before = shape(jdbc);

        migrate(dataSource);

        assertThat(shape(jdbc)).isEqualTo(before);
        assertThat(jdbc.queryForObject("SELECT placed FROM paranoid_hold_gate", Long.class))
                .isEqualTo(7);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM paranoid_outbox_lane", Long.class))
                .isEqualTo(16);
        assertThatCode(() -> migrate(dataSource)).doesNotThrowAnyException();
        try (HikariDataSource other = TestDatabase.fresh()) {
            migrate(other, Feature.values());
            assertThat(shape(new JdbcTemplate(other))).isEqualTo(before);
            TestDatabase.drop(other);
        }
    }

    /** Columns and keys, as the server describes them. */
    private static List<String> shape(JdbcTemplate jdbc) {
        return jdbc.queryForList("SHOW TABLES LIKE 'paranoid\\_%'", String.class).stream()
                .map(table -> String.valueOf(
                        jdbc.queryForMap("SHOW CREATE TABLE " + table).get("Create Table")))
                .map(sql -> sql.replaceAll(" AUTO_INCREMENT=\\d+", ""))
                .flatMap(sql ->
                        sql.lines().map(line -> line.replaceAll(",$", "")).sorted())
                .toList();
    }

    @Test
    void theTablesOfAFeatureComeWhenItIsUsedAndStay() {
        migrate(dataSource);
        assertThat(tables()).containsExactlyInAnyOrderElementsOf(ENGINE);

        migrate(dataSource, Feature.MESSAGES);
        assertThat(tables()).containsExactlyInAnyOrderElementsOf(both(ENGINE, MESSAGES));

        migrate(dataSource, Feature.REQUESTS);
        assertThat(tables()).containsExactlyInAnyOrderElementsOf(both(both(ENGINE, MESSAGES), REQUESTS));

        Migration none = Migration.of(dataSource, Set.of(), true);
        assertThat(none.installed().features()).containsExactlyInAnyOrder(Feature.values());
        assertThatCode(() -> none.carryOut(dataSource)).doesNotThrowAnyException();
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    @Test
    void whoMayMakeTablesIsToldWhichFileIsForWhichFeature() {
        String sql = sqlFor(Feature.REQUESTS);

        assertThat(sql)
                .contains("-- dev/paranoid/migration/engine/V18__engine.sql")
                .contains("-- dev/paranoid/migration/requests/V19__requests.sql")
                .contains("CREATE TABLE paranoid_inbox")
                .doesNotContain("paranoid_outbox")
                .doesNotContain("/older/");
        migrate(dataSource);
        assertThat(sqlFor(Feature.MESSAGES)).contains("paranoid_outbox").doesNotContain("paranoid_deletion (");
    }

    private String sqlFor(Feature used) {
        Migration byOthers = Migration.of(dataSource, Set.of(used), false);
        return Objects.requireNonNull(catchThrowableOfType(TablesNotThere.class, () -> byOthers.carryOut(dataSource)))
                .sql();
    }
}
