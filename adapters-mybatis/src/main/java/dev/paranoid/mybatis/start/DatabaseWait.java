package dev.paranoid.mybatis.start;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits at the start for a database that does not answer yet: it may be starting as well, or the machine may be busy. */
public final class DatabaseWait {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Too many connections, a shutdown in progress, too many connections of this user. */
    private static final Set<Integer> PASSING = Set.of(1040, 1053, 1203);

    private final DataSource dataSource;
    private final Duration patience;

    public DatabaseWait(DataSource dataSource, Duration patience) {
        this.dataSource = dataSource;
        this.patience = patience;
    }

    /**
     * Returns once there was a connection. What does not pass by itself, a wrong password for one, is not waited for.
     *
     * @throws DatabaseNotUsable when the patience is at its end, and for what does not pass
     */
    public void untilItAnswers() {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<Exception> failure = failure();
        if (failure.filter(DatabaseWait::passes).isPresent() && System.nanoTime() < deadline) {
            LOG.info(
                    "The database does not answer yet ({}). Waiting for it, for at most {} s (paranoid.database.wait-at-start)",
                    why(failure.get()),
                    patience.toSeconds());
        }
        while (failure.filter(DatabaseWait::passes).isPresent()
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            failure = failure();
        }
        failure.ifPresent(last -> {
            throw passes(last) ? DatabaseNotUsable.silent(patience, why(last), last) : DatabaseNotUsable.refused(last);
        });
    }

    private Optional<Exception> failure() {
        try (Connection connection = dataSource.getConnection()) {
            connection.getMetaData();
            return Optional.empty();
        } catch (SQLException | RuntimeException failure) {
            return Optional.of(failure);
        }
    }

    private static boolean passes(Exception failure) {
        return causes(failure).anyMatch(DatabaseWait::isSilence);
    }

    /** A pool that gives up without a cause has waited for a connection that takes its time. */
    private static boolean isSilence(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof EOFException
                || (cause instanceof SQLTransientConnectionException && cause.getCause() == null)
                || (cause instanceof SQLException said && PASSING.contains(said.getErrorCode()));
    }

    private static String why(Exception failure) {
        Throwable root = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
        if (root instanceof SQLTransientConnectionException) {
            return "no connection in time";
        }
        return root instanceof UnknownHostException ? "unknown host " + root.getMessage() : "" + root.getMessage();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
