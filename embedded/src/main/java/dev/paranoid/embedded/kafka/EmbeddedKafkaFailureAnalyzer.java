package dev.paranoid.embedded.kafka;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the user of an application what went wrong and what to do, instead of a stack trace. */
final class EmbeddedKafkaFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedKafkaFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedKafkaFailure cause) {
        return new FailureAnalysis(cause.description(), cause.action(), cause);
    }
}
