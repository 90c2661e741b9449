package dev.paranoid.mybatis.transaction;

import dev.paranoid.application.port.DatabaseRefused;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Tells what a trigger or a CHECK of the application's refuses, which is no fault of ours, from other errors of SQL. */
final class TriggerRefusals {

    /** Of {@code SIGNAL SQLSTATE '45000'}: an unhandled condition that the application has defined. */
    private static final String SIGNALLED = "45";

    /** SIGNAL without a number of its own; a violated CHECK on MySQL; one on MariaDB. */
    private static final Set<Integer> NUMBERS = Set.of(1644, 3819, 4025);

    private static final int DEPTH = 10;

    private TriggerRefusals() {}

    /** {@return the refusal of the database that is behind this failure} */
    static Optional<DatabaseRefused> refusalIn(RuntimeException failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof SQLException sql && refuses(sql)) {
                return Optional.of(new DatabaseRefused(String.valueOf(sql.getMessage()), failure));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static boolean refuses(SQLException failure) {
        String state = failure.getSQLState();
        return NUMBERS.contains(failure.getErrorCode()) || (state != null && state.startsWith(SIGNALLED));
    }
}
