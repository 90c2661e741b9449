package dev.paranoid.server;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/** Tells of a database that does not answer, or does not let us in, without a stack trace. */
final class DatabaseAway implements FailureAnalyzer {

    private static final String CONNECTION_EXCEPTION = "08";
    private static final String INVALID_AUTHORIZATION = "28";
    private static final int NO_SUCH_DATABASE = 1049;
    private static final int NO_RIGHT_TO_DATABASE = 1044;
    private static final String ACTION = "Start it, or correct spring.datasource.url, spring.datasource.username and"
            + " spring.datasource.password. Nothing has been changed.";

    private final DataPlace place;

    DatabaseAway(Environment environment) {
        this.place = DataPlace.configuredIn(environment);
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((pools, drivers) -> drivers)
                .flatMap(DatabaseAway::said)
                .map(said -> new FailureAnalysis(place.description() + " " + said, ACTION, failure))
                .orElse(null);
    }

    private static Optional<String> said(SQLException cause) {
        String state = Optional.ofNullable(cause.getSQLState()).orElse("");
        if (state.startsWith(INVALID_AUTHORIZATION)
                || cause.getErrorCode() == NO_SUCH_DATABASE
                || cause.getErrorCode() == NO_RIGHT_TO_DATABASE) {
            return Optional.of("refuses us: " + cause.getMessage());
        }
        return state.startsWith(CONNECTION_EXCEPTION) ? Optional.of("does not answer.") : Optional.empty();
    }
}
