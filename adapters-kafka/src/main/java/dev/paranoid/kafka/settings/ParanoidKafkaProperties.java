package dev.paranoid.kafka.settings;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.kafka.sender.RequestTopic;
import dev.paranoid.kafka.sender.RequestTopic.Kind;
import dev.paranoid.kafka.sender.SenderSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests and answers over Kafka.
 *
 * @param enabled Whether requests are read and answers and events are sent, where Kafka is configured.
 * @param topics Names of the topics.
 * @param replyTopics Topics that a request may name in its header kafka_replyTopic for its answer; senders have their own.
 * @param senders Who sends requests to topics of his own, and what he may do, by name.
 * @param read Types of which answers name rows to whoever may write to the topics of all; * for all.
 * @param delete Types whose rows a message may hide; * for all.
 * @param restore Types whose deletions a message may lift; * for all.
 * @param tenants Whose rows a message may see and touch, of types that say whose they are; * for all.
 * @param hardDelete Types whose rows may be removed for good by a message; none if not said.
 * @param hold Types that a message may place and release holds on; none if not said.
 * @param retain Types whose deletions a message may keep for longer; none if not said.
 * @param actor Name under which the ledger keeps what messages ask for.
 * @param groupId Consumer group of all nodes.
 * @param concurrency How many consumers a node has.
 * @param batch Requests that are carried out in one transaction at most.
 * @param events Whether what happens to deletions is told to all who follow.
 * @param publish Whether this node sends what the outbox holds; false where Debezium does.
 * @param declareTopics Whether missing topics are made, rather than told; if not said, where the broker is embedded.
 * @param partitions Partitions of the topics that are made.
 * @param replicas Replicas of the topics that are made.
 * @param source Source of events, as CloudEvents has it; if not said, /paranoid/ and the identity of this installation.
 */
@ConfigurationProperties("paranoid.kafka")
public record ParanoidKafkaProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Topics topics,
        @DefaultValue Set<String> replyTopics,
        @DefaultValue Map<String, SenderSettings> senders,
        @DefaultValue("*") Set<String> read,
        @DefaultValue("*") Set<String> delete,
        @DefaultValue("*") Set<String> restore,
        @DefaultValue("*") Set<String> tenants,
        @DefaultValue Set<String> hardDelete,
        @DefaultValue Set<String> hold,
        @DefaultValue Set<String> retain,
        @DefaultValue("anonymous") String actor,
        @DefaultValue("paranoid") String groupId,
        @DefaultValue("1") int concurrency,
        @DefaultValue("500") int batch,
        @DefaultValue("true") boolean events,
        @DefaultValue("true") boolean publish,
        @Nullable Boolean declareTopics,
        @DefaultValue("4") int partitions,
        @DefaultValue("1") short replicas,
        @Nullable String source) {

    /** {@return the topics of requests that are everybody's, to whom the broker lets write there} */
    public List<RequestTopic> requests(Caller caller) {
        return topics.requests(caller, replyTopics);
    }

    /**
     * Names of the topics.
     *
     * @param deleteRequests Requests to delete.
     * @param restoreRequests Requests to restore.
     * @param retentionRequests Requests to hold, release, retain and purge; none are read if not said.
     * @param results One answer a request.
     * @param events What happens to deletions.
     * @param deadLetters What is added to the name of a request topic for what could not be read.
     */
    public record Topics(
            @DefaultValue("paranoid.delete-requests") String deleteRequests,
            @DefaultValue("paranoid.restore-requests") String restoreRequests,
            @Nullable String retentionRequests,
            @DefaultValue("paranoid.results") String results,
            @DefaultValue("paranoid.events") String events,
            @DefaultValue(".dlt") String deadLetters) {

        private List<RequestTopic> requests(Caller caller, Set<String> replies) {
            List<RequestTopic> topics = new ArrayList<>(List.of(
                    new RequestTopic(deleteRequests, caller, Kind.DELETE, results, replies),
                    new RequestTopic(restoreRequests, caller, Kind.RESTORE, results, replies)));
            if (retentionRequests != null) {
                topics.add(new RequestTopic(retentionRequests, caller, Kind.RETENTION, results, replies));
            }
            return topics;
        }

        /** {@return all that have to be there for these topics of requests} */
        public Set<String> all(Collection<RequestTopic> requests) {
            Set<String> all = new TreeSet<>(List.of(results, events));
            requests.forEach(topic -> {
                all.addAll(List.of(topic.name(), topic.name() + deadLetters, topic.results()));
                all.addAll(topic.replies());
            });
            return all;
        }
    }
}
