package dev.paranoid.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.embedded.mariadb.EmbeddedMariaDb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedMariaDbAutoConfigurationTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(EmbeddedMariaDbAutoConfiguration.class, DataSourceAutoConfiguration.class))
            .withPropertyValues("paranoid.embedded.dir=target/embedded");

    @Test
    void startsADatabaseWhereNoneIsConfigured() {
        application.run(context -> assertThat(JdbcClient.create(context.getBean(DataSource.class))
                        .sql("SELECT DATABASE()")
                        .query(String.class)
                        .single())
                .isEqualTo("paranoid"));
    }

    @Test
    void takesABlankUrlForNone() {
        application
                .withPropertyValues("spring.datasource.url=")
                .run(context -> assertThat(context).hasSingleBean(EmbeddedMariaDb.class));
    }

    @Test
    void stopsTheDatabaseAfterThePool() {
        List<String> ends = new ArrayList<>();
        application
                .withBean(DestructionAwareBeanPostProcessor.class, () -> (bean, name) -> {
                    if (bean instanceof HikariDataSource || bean instanceof EmbeddedMariaDb) {
                        ends.add(bean.getClass().getSimpleName());
                    }
                })
                .run(context ->
                        context.getBean(DataSource.class).getConnection().close());
        assertThat(ends).containsExactly("HikariDataSource", "EmbeddedMariaDb");
    }

    @Test
    void backsOffWhereAUrlIsConfigured() {
        application
                .withPropertyValues("spring.datasource.url=jdbc:mysql://127.0.0.1:1/theirs")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(EmbeddedMariaDb.class)
                        .getBean(JdbcConnectionDetails.class)
                        .extracting(JdbcConnectionDetails::getJdbcUrl)
                        .isEqualTo("jdbc:mysql://127.0.0.1:1/theirs"));
    }

    @Test
    void backsOffWhereItIsSwitchedOff() {
        application
                .withPropertyValues("paranoid.embedded.enabled=false")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseMessage("Failed to determine a suitable driver class"));
    }

    @Test
    void backsOffWhereConnectionDetailsAreGiven() {
        application
                .withBean(JdbcConnectionDetails.class, Theirs::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedMariaDb.class));
    }

    @Test
    void backsOffWhereADataSourceIsGiven() {
        application
                .withBean(DataSource.class, HikariDataSource::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedMariaDb.class));
    }

    @Test
    void tellsTheUserOfAnApplicationWhatToDo() {
        Path file = Path.of("target/test-classes/dev/paranoid/embedded/mariadb/EmbeddedMariaDbTests.class");
        application.withPropertyValues("paranoid.embedded.dir=" + file).run(context -> {
            Throwable failure = requireNonNull(context.getStartupFailure());
            FailureAnalysis analysis = requireNonNull(new EmbeddedMariaDbFailureAnalyzer().analyze(failure));
            assertThat(analysis.getDescription()).contains(file.toString());
            assertThat(analysis.getAction()).contains("paranoid.embedded.dir");
        });
    }

    private record Theirs() implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "they";
        }

        @Override
        public String getPassword() {
            return "theirs";
        }

        @Override
        public String getJdbcUrl() {
            return "jdbc:mysql://127.0.0.1:1/theirs";
        }
    }
}
