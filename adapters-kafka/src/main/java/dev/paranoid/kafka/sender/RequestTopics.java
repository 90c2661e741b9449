package dev.paranoid.kafka.sender;

import dev.paranoid.application.caller.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** All topics of requests, by name. */
public final class RequestTopics {

    private static final Caller NOBODY = new TopicCaller(
            "nobody",
            new SenderSettings(
                    null, null, null, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
                    Set.of(), Set.of()));

    private final Map<String, RequestTopic> byName = new LinkedHashMap<>();

    /**
     * Those that are everybody's, and those of senders.
     *
     * @param common requests of whoever may write there
     * @param senders by name
     * @throws IllegalArgumentException if a topic is named twice, or a sender has none
     */
    public RequestTopics(List<RequestTopic> common, Map<String, SenderSettings> senders) {
        common.forEach(this::add);
        String results = common.get(0).results();
        senders.forEach((name, settings) -> of(name, settings, results).forEach(this::add));
    }

    private static List<RequestTopic> of(String name, SenderSettings settings, String commonResults) {
        Caller caller = new TopicCaller(name, settings);
        String results = Objects.requireNonNullElse(settings.results(), commonResults);
        List<RequestTopic> topics = new ArrayList<>();
        settings.requests()
                .forEach((asks, topic) ->
                        topics.add(new RequestTopic(topic, caller, asks, results, settings.replyTopics())));
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("paranoid.kafka.senders." + name
                    + ": name a topic for delete-requests, restore-requests or retention-requests");
        }
        return topics;
    }

    private void add(RequestTopic topic) {
        if (byName.putIfAbsent(topic.name(), topic) != null) {
            throw new IllegalArgumentException("paranoid.kafka: the topic " + topic.name()
                    + " is configured twice. Give each sender and each kind of request a topic of its own");
        }
    }

    /** {@return the topic of that name, which is one of these} */
    public RequestTopic get(String name) {
        return Objects.requireNonNull(byName.get(name));
    }

    /** {@return who asks by writing to the topic of that name; somebody who may do nothing where it is none of these} */
    public Caller callerAt(String name) {
        RequestTopic topic = byName.get(name);
        return topic == null ? NOBODY : topic.caller();
    }

    /** {@return who asks by writing to the topics that are everybody's} */
    public Caller common() {
        return byName.values().iterator().next().caller();
    }

    /** {@return all of them} */
    public Collection<RequestTopic> all() {
        return List.copyOf(byName.values());
    }
}
