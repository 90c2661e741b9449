package dev.paranoid.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees at the start to it that all topics are there: makes them where that is configured, otherwise tells which are not. */
final class Topics {

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final int PATIENCE_SECONDS = 15;

    private final Map<String, Object> admin;
    private final ParanoidKafkaProperties properties;
    private final boolean declares;

    Topics(Map<String, Object> admin, ParanoidKafkaProperties properties, boolean declares) {
        this.admin = admin;
        this.properties = properties;
        this.declares = declares;
    }

    /**
     * @throws MissingTopics if the broker is there and topics are not
     */
    void require() {
        try (Admin client = Admin.create(admin)) {
            Set<String> missing = new TreeSet<>(properties.topics().all());
            missing.addAll(properties.replyTopics());
            missing.removeAll(client.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            if (!missing.isEmpty() && declares) {
                make(client, missing);
            } else if (!missing.isEmpty()) {
                throw new MissingTopics(List.copyOf(missing));
            }
        } catch (ExecutionException | TimeoutException away) {
            LOG.warn("Kafka is away; requests wait there, answers and events in the outbox: {}", away.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void make(Admin client, Set<String> missing)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<NewTopic> topics = new ArrayList<>();
        missing.forEach(name -> topics.add(new NewTopic(name, properties.partitions(), properties.replicas())));
        try {
            client.createTopics(topics).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
            LOG.debug("Another node made the topics at the same time", failure);
        }
        LOG.info("Made the topics {}", missing);
    }
}
