package dev.paranoid.server.configured;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Tells of a database that does not answer, does not let us in, or does not let us do what we must, without a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseAway implements FailureAnalyzer {

    private static final String CONNECTION_EXCEPTION = "08";
    private static final String INVALID_AUTHORIZATION = "28";

    /** A statement that the server does not understand is a fault of ours, and comes with its stack. */
    private static final Set<Integer> BUGS = Set.of(1054, 1064, 1149, 1305);

    /** No right to the database, no such database, no password plug-in of that name. */
    private static final Set<Integer> NOT_LET_IN = Set.of(1044, 1049, 1045, 1251, 1524, 1698, 1862);

    /** No right to a command, a table, a column, a privilege, a routine. */
    private static final Set<Integer> NO_RIGHT = Set.of(1142, 1143, 1227, 1370, 1419);

    private static final Set<Integer> READ_ONLY = Set.of(1290, 1792, 1836, 3100);

    private static final Set<Integer> CROWDED = Set.of(1040, 1203);

    private static final String UNCHANGED = " Nothing has been changed.";
    private static final String START = "Start it, or correct spring.datasource.url, spring.datasource.username and"
            + " spring.datasource.password.";
    private static final String GRANT = "Grant the user SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX and"
            + " REFERENCES on the database, or name one who has them with spring.datasource.username.";

    private final DataPlace place;

    DatabaseAway(Environment environment) {
        this.place = DataPlace.configuredIn(environment);
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        return causes.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((pools, drivers) -> drivers)
                .flatMap(said -> told(said, causes))
                .map(told -> new FailureAnalysis(
                        place.description() + " " + told.description(), told.action() + UNCHANGED, failure))
                .orElse(null);
    }

    private record Told(String description, String action) {}

    private static Optional<Told> told(SQLException said, List<Throwable> causes) {
        int code = said.getErrorCode();
        String state = Optional.ofNullable(said.getSQLState()).orElse("");
        if (causes.stream().anyMatch(DatabaseAway::isSilence)) {
            return Optional.of(new Told("does not answer: " + why(causes) + ".", START));
        }
        if (state.startsWith(INVALID_AUTHORIZATION) || NOT_LET_IN.contains(code)) {
            return Optional.of(new Told("refuses us: " + said.getMessage(), START));
        }
        if (CROWDED.contains(code)) {
            return Optional.of(new Told(
                    "refuses us: " + said.getMessage(),
                    "Let it take more connections, or lower spring.datasource.hikari.maximum-pool-size."));
        }
        if (NO_RIGHT.contains(code)) {
            return Optional.of(new Told("does not let the user do what Paranoid must: " + said.getMessage(), GRANT));
        }
        if (READ_ONLY.contains(code)) {
            return Optional.of(new Told(
                    "cannot be written: " + said.getMessage(),
                    "Name the server that takes writes in spring.datasource.url, or make this one take them."));
        }
        return other(said, state, causes);
    }

    private static Optional<Told> other(SQLException said, String state, List<Throwable> causes) {
        if (said.getClass().getSimpleName().equals("PacketTooBigException")) {
            return Optional.of(new Told("is no MySQL or MariaDB: what listens there speaks another language.", START));
        }
        if (state.startsWith(CONNECTION_EXCEPTION) || state.startsWith("01")) {
            return Optional.of(new Told(
                    "cannot be connected to: " + said.getMessage(),
                    "Correct spring.datasource.url and its parameters, spring.datasource.username and"
                            + " spring.datasource.password."));
        }
        boolean connecting = causes.stream().anyMatch(SQLTransientConnectionException.class::isInstance);
        return BUGS.contains(said.getErrorCode()) && !connecting
                ? Optional.empty()
                : Optional.of(new Told(
                        "refuses what Paranoid asks at the start: " + said.getMessage() + " (error "
                                + said.getErrorCode() + ", state " + state + ")",
                        "Correct the database or what spring.datasource says of it."));
    }

    /** A pool that gives up without a cause has waited for a connection that takes its time. */
    private static boolean isSilence(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof EOFException
                || (cause instanceof SQLTransientConnectionException && cause.getCause() == null);
    }

    private static String why(List<Throwable> causes) {
        Throwable root = causes.get(causes.size() - 1);
        if (root instanceof SQLTransientConnectionException) {
            return "no connection in time";
        }
        return root instanceof UnknownHostException
                ? "there is no host " + root.getMessage()
                : String.valueOf(root.getMessage());
    }
}
