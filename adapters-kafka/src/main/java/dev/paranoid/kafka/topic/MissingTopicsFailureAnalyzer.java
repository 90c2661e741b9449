package dev.paranoid.kafka.topic;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which topics are missing, and how to make them. */
final class MissingTopicsFailureAnalyzer extends AbstractFailureAnalyzer<MissingTopics> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingTopics cause) {
        String commands = cause.topics().stream()
                .map(topic -> "  kafka-topics.sh --bootstrap-server … --create --topic " + topic + " --partitions 4")
                .collect(Collectors.joining(System.lineSeparator()));
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Create them:" + System.lineSeparator() + commands + System.lineSeparator()
                        + "or let Paranoid create them with paranoid.kafka.declare-topics=true, or name others with "
                        + "paranoid.kafka.topics.*, or switch Kafka off with paranoid.kafka.enabled=false.",
                cause);
    }
}
