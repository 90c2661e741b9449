package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on a MySQL of yours instead of the embedded MariaDB. */
@EnabledIfEnvironmentVariable(named = MappersOnMySqlTests.SERVER, matches = ".+")
class MappersOnMySqlTests extends MappersTests {

    static final String SERVER = "PARANOID_TEST_MYSQL_URL";

    private static final String NAME =
            "paranoid_mappers_" + ProcessHandle.current().pid();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add(
                "spring.datasource.url",
                () -> System.getenv(SERVER).replaceFirst("/\\?", "/" + NAME + "?") + "&createDatabaseIfNotExist=true");
    }

    @Test
    void theDatabaseIsThatMySql(@Autowired JdbcTemplate jdbc) {
        assertThat(jdbc.queryForObject("SELECT VERSION()", String.class)).doesNotContain("MariaDB");
        assertThat(jdbc.queryForObject("SELECT DATABASE()", String.class)).isEqualTo(NAME);
    }

    /** What a run has made there goes when the application has stopped. */
    @TestConfiguration
    static class Cleanup {

        @Bean
        DisposableBean dropDatabase(JdbcTemplate jdbc) {
            return () -> jdbc.execute("DROP DATABASE " + NAME);
        }
    }
}
