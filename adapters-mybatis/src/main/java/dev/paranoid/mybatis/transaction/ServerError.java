package dev.paranoid.mybatis.transaction;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** What the numbers of MySQL's and MariaDB's errors mean that are neither a row in the way nor a bug of ours. */
enum ServerError {
    /** The server, or the session, takes no writes: a replica, or one that is about to become one. */
    READ_ONLY("accepts no writes"),

    /** Its disk is full, or what it may use of it. */
    NO_ROOM("has no space: its disk is full"),

    /** It has no time or no means: connections, memory, a shutdown, a statement that was ended, a cluster that is not ready. */
    EXHAUSTED("is out of connections or memory, or is shutting down"),

    RIGHT_GONE("refuses the user a right that Paranoid needs, or the log-in"),

    SCHEMA_GONE("lacks a table, a column or an index, or has one that Paranoid cannot fill"),

    /** READ COMMITTED needs rows in the binary log. */
    LOGS_STATEMENTS("logs statements (binlog_format), but READ COMMITTED needs ROW"),

    STATEMENT_TOO_LARGE("accepts no statement as large as this");

    private static final String DRIVERS_OWN = "PacketTooBigException";

    private static final int DEPTH = 16;

    /** Got error … from storage engine. */
    private static final int ENGINE = 1030;

    private static final int ENOSPC = 28;

    private final String words;

    ServerError(String words) {
        this.words = words;
    }

    /** {@return what the server does, after "The database"} */
    String words() {
        return words;
    }

    /** {@return what the server said that is behind this failure, if it is one of these} */
    static Optional<ServerError> in(Throwable failure) {
        return said(failure).flatMap(said -> of(said).stream()).findFirst();
    }

    /** {@return the words of the server or the driver behind this failure, for the log} */
    static String saidIn(Throwable failure) {
        return said(failure)
                .reduce((outer, inner) -> inner)
                .map(SQLException::getMessage)
                .orElseGet(() -> String.valueOf(failure.getMessage()));
    }

    private static Stream<SQLException> said(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }

    static Optional<ServerError> of(SQLException said) {
        return said.getClass().getSimpleName().equals(DRIVERS_OWN)
                ? Optional.of(STATEMENT_TOO_LARGE)
                : of(said.getErrorCode()).or(() -> fromTheDisk(said));
    }

    /** An engine passes on what the operating system said. */
    private static Optional<ServerError> fromTheDisk(SQLException said) {
        return said.getErrorCode() == ENGINE
                        && String.valueOf(said.getMessage()).contains("error " + ENOSPC)
                ? Optional.of(NO_ROOM)
                : Optional.empty();
    }

    private static Optional<ServerError> of(int number) {
        return switch (number) {
            case 1290, 1792, 1836, 1874, 3100 -> Optional.of(READ_ONLY);
            case 3, 20, 1021, 1026, 1114 -> Optional.of(NO_ROOM);
            case 1037, 1038, 1040, 1041, 1047, 1053, 1180, 1203, 1206, 1226, 1317, 1637, 1927, 1969, 3024, 3101 ->
                Optional.of(EXHAUSTED);
            case 1044, 1045, 1142, 1143, 1227, 1370, 1449, 1698, 1820, 1862, 3118, 4151 -> Optional.of(RIGHT_GONE);
            case 1049, 1054, 1146, 1176, 1356, 1364, 1812, 1932 -> Optional.of(SCHEMA_GONE);
            case 1665 -> Optional.of(LOGS_STATEMENTS);
            case 1153 -> Optional.of(STATEMENT_TOO_LARGE);
            default -> Optional.empty();
        };
    }
}
