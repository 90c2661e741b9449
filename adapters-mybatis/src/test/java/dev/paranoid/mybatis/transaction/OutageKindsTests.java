package dev.paranoid.mybatis.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.Unavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

/** An outage is an outage, and nothing else is, whoever has wrapped it at the commit. */
class OutageKindsTests {

    private final SQLException cut = new SQLException("Communications link failure", "08S01");

    /** As Hibernate says of a connection that is gone at the commit, by way of Spring's JPA. */
    private static final class Unnamed extends UncategorizedDataAccessException {

        private static final long serialVersionUID = 1L;

        Unnamed(Throwable cause) {
            super("Unable to commit against JDBC Connection", cause);
        }
    }

    @Test
    void aConnectionThatIsGoneIsOne() {
        assertThat(Outage.atCommit(new TransactionSystemException("Could not commit JDBC transaction", cut)))
                .isInstanceOf(Unavailable.class);
        assertThat(Outage.atCommit(new Unnamed(new IllegalStateException(cut)))).isInstanceOf(Unavailable.class);
    }

    @Test
    void tellsADatabaseThatIsAwayFromAPoolThatIsUsedUp() {
        String said = "HikariPool-1 - Connection is not available, request timed out after 3000ms";

        assertThat(Outage.translated(new CannotGetJdbcConnectionException(
                        "No connection", new SQLTransientConnectionException(said, "08S01", cut))))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("could not connect to the database");
        assertThat(Outage.translated(new CannotGetJdbcConnectionException(
                        "No connection", new SQLTransientConnectionException(said))))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("All connections of the pool are in use");
    }

    @Test
    void whoHasNoNumberForANewRowHasOthersInHisWay() {
        RuntimeException none = new UncategorizedSQLException(
                "open",
                "INSERT INTO paranoid_deletion",
                new SQLException("Failed to read auto-increment value from storage engine", "HY000", 1467));

        assertThat(Outage.contended(none)).isTrue();
        assertThat(Outage.lockTimeout(none)).isTrue();
        assertThat(Outage.translated(none)).isInstanceOf(Busy.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1412, 1615})
    void whoMeetsATableThatIsBeingAlteredHasOthersInHisWay(int error) {
        RuntimeException altered = new UncategorizedSQLException(
                "update", "UPDATE users", new SQLException("Table definition has changed", "HY000", error));

        assertThat(Outage.contended(altered)).isTrue();
        assertThat(Outage.translated(altered)).isInstanceOf(Busy.class);
    }

    @Test
    void whatAnApplicationsOwnValidationThrowsIsNone() {
        TransactionSystemException invalid = new TransactionSystemException(
                "Could not commit JPA transaction", new UnsupportedOperationException("A customer needs a name"));

        assertThat(Outage.atCommit(invalid)).isSameAs(invalid);
        assertThat(Outage.translated(invalid)).isSameAs(invalid);
    }
}
