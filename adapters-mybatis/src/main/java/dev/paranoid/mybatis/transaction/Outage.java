package dev.paranoid.mybatis.transaction;

import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.failure.RequestTooLarge;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mybatis.spring.MyBatisSystemException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.NestedTransactionNotSupportedException;
import org.springframework.transaction.TransactionSystemException;

/** Tells an outage of the database, which passes, from what somebody has to mend, and from a bug. */
public final class Outage {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** Of those who wait for others. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final int DEPTH = 16;

    /** A database that says so is not away. */
    private static final Set<ServerError> APART = EnumSet.of(ServerError.READ_ONLY, ServerError.NO_ROOM);

    /** The class of SQL states that tell of the connection. */
    private static final String CONNECTION = "08";

    /** By its name: JTA is there only where an application brings it. */
    private static final String JTA_IS_AWAY = "jakarta.transaction.SystemException";

    /** As MySQL and MariaDB number it. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    /**
     * The same for the lock on the next number of a table, which Spring does not know. Seen while MariaDB rolled back what was running
     * when it was killed.
     */
    private static final int NO_NUMBER = 1467;

    /** Somebody has altered a table since the transaction began, or since the statement was prepared: the server asks for the same again. */
    private static final Set<Integer> ALTERED = Set.of(1412, 1615);

    private Outage() {}

    /** Runs a read; an outage becomes {@link Unavailable}. */
    public static <T> T guard(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw translated(failure);
        }
    }

    public static RuntimeException translated(RuntimeException failure) {
        if (failure instanceof DatabaseFailure || failure instanceof RequestTooLarge) {
            return failure;
        }
        return ServerError.in(failure)
                .map(error -> told(error, failure))
                .orElseGet(() -> contended(failure)
                        ? new Busy("Others have locked rows or tables that this call needs", SOON, failure)
                        : other(failure));
    }

    /**
     * {@return what kind of failure that is: those of one kind that follow one another are one outage} What is missing may be found out bit
     * by bit, and a database that is away is met in several ways. That it takes no writes, or has no room, is something else.
     */
    public static String kind(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        return failure instanceof Unavailable
                ? ServerError.in(failure)
                        .filter(APART::contains)
                        .map(Enum::name)
                        .orElse(kind)
                : kind;
    }

    private static RuntimeException other(RuntimeException failure) {
        return is(failure)
                ? new Unavailable(said(failure), RETRY_AFTER, failure)
                : TriggerRefusals.refusalIn(failure)
                        .<RuntimeException>map(refused -> refused)
                        .orElse(failure);
    }

    /** Why the pool could make no connection is behind its failure; where it tried none, it has lent all that it has. */
    private static String said(RuntimeException failure) {
        return causes(failure)
                .filter(SQLTransientConnectionException.class::isInstance)
                .findFirst()
                .map(pool -> pool.getCause() == null
                        ? "All connections of the pool are in use, or the database accepts no connection"
                        : "The pool could not connect to the database")
                .orElse("The database does not answer, or has ended the connection");
    }

    private static RuntimeException told(ServerError error, RuntimeException failure) {
        String message = "The database " + error.words();
        return switch (error) {
            case READ_ONLY, NO_ROOM, EXHAUSTED -> new Unavailable(message, RETRY_AFTER, failure);
            case RIGHT_GONE, SCHEMA_GONE, LOGS_STATEMENTS ->
                new SchemaChanged(message + ": " + ServerError.saidIn(failure), failure);
            case STATEMENT_TOO_LARGE -> new RequestTooLarge(failure);
        };
    }

    /** The same for a commit: where no answer came it is not known whether the server has carried it out. */
    public static RuntimeException atCommit(RuntimeException failure) {
        if (ServerError.in(failure)
                .filter(error -> error != ServerError.EXHAUSTED && error != ServerError.NO_ROOM)
                .isPresent()) {
            return translated(failure);
        }
        return is(failure) && !contended(failure) ? Unavailable.atCommit(RETRY_AFTER, failure) : failure;
    }

    /** Whether another transaction was in the way, so that the same again may well succeed at once. */
    public static boolean contended(RuntimeException failure) {
        int error = error(failure);
        return causes(failure).anyMatch(PessimisticLockingFailureException.class::isInstance)
                || error == NO_NUMBER
                || ALTERED.contains(error);
    }

    /** {@return the server's number; 0 where it is no failure of the server's} */
    private static int error(RuntimeException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException sql ? sql.getErrorCode() : 0;
    }

    /** Of a failure, itself first. */
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH);
    }

    /** Whether a lock was not to be had in time. */
    static boolean lockTimeout(RuntimeException failure) {
        int error = error(failure);
        return error == LOCK_WAIT_TIMEOUT || error == NO_NUMBER;
    }

    private static boolean is(RuntimeException failure) {
        return away(failure) || (failure instanceof MyBatisSystemException && noConnection(failure));
    }

    /** Outside of a transaction it is MyBatis that asks for a connection, and hides that there is none. */
    private static boolean noConnection(Throwable failure) {
        return causes(failure).anyMatch(DataAccessResourceFailureException.class::isInstance);
    }

    /** A manager that cannot do what it is asked for is a mistake of somebody's: it will not pass. */
    private static boolean away(RuntimeException failure) {
        if (failure instanceof NestedTransactionNotSupportedException) {
            return false;
        }
        return passes(failure) || ofTheDatabase(failure) || ofTheConnection(failure);
    }

    private static boolean passes(RuntimeException failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof QueryTimeoutException
                || failure instanceof CannotCreateTransactionException;
    }

    /**
     * A manager of transactions says the same where the database fails to commit or to roll back, and where JPA finds at the commit
     * that an entity of the application's is not valid.
     */
    private static boolean ofTheDatabase(RuntimeException failure) {
        return failure instanceof TransactionSystemException
                && causes(failure)
                        .anyMatch(cause -> cause instanceof SQLException
                                || cause.getClass().getName().equals(JTA_IS_AWAY));
    }

    /** JPA has no name for a connection that is gone at the commit. */
    private static boolean ofTheConnection(RuntimeException failure) {
        return failure instanceof UncategorizedDataAccessException
                && causes(failure)
                        .anyMatch(cause -> cause instanceof SQLException sql
                                && String.valueOf(sql.getSQLState()).startsWith(CONNECTION));
    }
}
