package dev.paranoid.mybatis.background;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.AbstractDataSource;

@ExtendWith(OutputCaptureExtension.class)
class ReplicaLagTests {

    /** The server under test stands for its own replica: it can be asked, and replicates nothing. */
    @Test
    void theServerUnderstandsWhatItIsAsked(CapturedOutput output) {
        try (HikariDataSource dataSource = TestDatabase.fresh()) {
            String host = dataSource.getJdbcUrl().replaceFirst("jdbc:mysql://([^/]*)/.*", "$1");

            for (List<String> named : List.of(List.<String>of(), List.of(host))) {
                ReplicaLag lag = new ReplicaLag(dataSource, Optional.of(login(dataSource)), settings(named));
                assertThat(lag.worst()).isZero();
            }
            TestDatabase.drop(dataSource);
        }
        assertThat(output).doesNotContain("Cannot query");
    }

    /** A server that does not say which replicas it has holds up one of those who ask. */
    @Test
    void whoAsksMeanwhileIsToldWhatWasSeenLast() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        DataSource slow = new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                asked.countDown();
                try {
                    answers.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                throw new SQLException("on purpose");
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
        ReplicaLag lag = new ReplicaLag(slow, Optional.empty(), settings(List.of()));
        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(lag::behind);
        try {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(CompletableFuture.supplyAsync(lag::behind))
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(false);
        } finally {
            answers.countDown();
        }
        assertThat(first).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(false);
    }

    private static ParanoidProperties.Background settings(List<String> replicas) {
        return new ParanoidProperties.Background(
                1, 1, Duration.ofMillis(50), Duration.ZERO, Duration.ofSeconds(1), replicas);
    }

    private static JdbcConnectionDetails login(HikariDataSource dataSource) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return dataSource.getUsername();
            }

            @Override
            public String getPassword() {
                return dataSource.getPassword();
            }

            @Override
            public String getJdbcUrl() {
                return dataSource.getJdbcUrl();
            }
        };
    }
}
