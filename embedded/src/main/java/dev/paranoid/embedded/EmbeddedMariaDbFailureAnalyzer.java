package dev.paranoid.embedded;

import dev.paranoid.embedded.mariadb.EmbeddedMariaDbFailure;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the user of an application what went wrong and what to do, instead of a stack trace. */
final class EmbeddedMariaDbFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedMariaDbFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedMariaDbFailure cause) {
        return new FailureAnalysis(cause.description(), cause.action(), cause);
    }
}
