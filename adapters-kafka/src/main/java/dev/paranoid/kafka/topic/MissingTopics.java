package dev.paranoid.kafka.topic;

import java.util.List;

/** Topics that have to be there are not. */
final class MissingTopics extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> topics;

    MissingTopics(List<String> topics) {
        super("Kafka has no topics " + String.join(", ", topics));
        this.topics = topics;
    }

    List<String> topics() {
        return topics;
    }
}
