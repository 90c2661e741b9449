package dev.paranoid.kafka.sender;

import dev.paranoid.kafka.sender.RequestTopic.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One who sends requests to topics of his own, to which the broker lets nobody else write.
 *
 * @param deleteRequests topic of his requests to delete
 * @param restoreRequests topic of his requests to restore
 * @param retentionRequests topic of his requests to hold, release, retain and purge
 * @param results topic of his answers; that of all others if not said
 * @param replyTopics topics that his requests may name for their answers
 * @param read types of which answers name rows to him; * for all
 * @param delete types that he may hide
 * @param restore types whose deletions he may lift
 * @param hardDelete types that he may remove for good
 * @param purge types whose deletions he may purge
 * @param hold types that he may place and release holds on
 * @param retain types whose deletions he may keep for longer, and for a shorter time where he may purge them
 * @param tenants whose rows he may see and touch, of types that say whose they are; * for all
 */
public record SenderSettings(
        @Nullable String deleteRequests,
        @Nullable String restoreRequests,
        @Nullable String retentionRequests,
        @Nullable String results,
        @DefaultValue Set<String> replyTopics,
        @DefaultValue Set<String> read,
        @DefaultValue Set<String> delete,
        @DefaultValue Set<String> restore,
        @DefaultValue Set<String> hardDelete,
        @DefaultValue Set<String> purge,
        @DefaultValue Set<String> hold,
        @DefaultValue Set<String> retain,
        @DefaultValue Set<String> tenants) {

    /** {@return the topics of his requests, by what these ask for} */
    Map<Kind, String> requests() {
        Map<Kind, String> topics = new EnumMap<>(Kind.class);
        add(topics, Kind.DELETE, deleteRequests);
        add(topics, Kind.RESTORE, restoreRequests);
        add(topics, Kind.RETENTION, retentionRequests);
        return topics;
    }

    private static void add(Map<Kind, String> topics, Kind asks, @Nullable String topic) {
        if (topic != null) {
            topics.put(asks, topic);
        }
    }
}
