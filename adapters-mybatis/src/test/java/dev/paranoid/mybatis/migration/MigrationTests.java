package dev.paranoid.mybatis.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.port.InstallationIdentity;
import dev.paranoid.mybatis.Assembled;
import dev.paranoid.mybatis.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Migrations keep what is there. */
class MigrationTests {

    private final HikariDataSource dataSource = TestDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);

    @AfterEach
    void drop() {
        TestDatabase.drop(dataSource);
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:dev/paranoid/migration")
                .target(version)
                .load()
                .migrate();
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

    @Test
    void anInstallationHasOneIdentityThatStays() {
        migrateTo("5");
        InstallationIdentity one = Assembled.installation(dataSource);
        migrateTo("5");

        assertThat(Assembled.installation(dataSource).get()).isEqualTo(one.get());
        try (HikariDataSource other = TestDatabase.fresh()) {
            Flyway.configure()
                    .dataSource(other)
                    .locations("classpath:dev/paranoid/migration")
                    .load()
                    .migrate();
            assertThat(Assembled.installation(other).get()).isNotEqualTo(one.get());
            TestDatabase.drop(other);
        }
    }
}
