package dev.paranoid.kafka.topic;

import dev.paranoid.kafka.sender.RequestTopics;
import dev.paranoid.kafka.settings.ParanoidKafkaProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that all topics are there: makes them where that is configured, otherwise tells which are not. A broker that is away is
 * not waited for: it is asked again and again, beside whatever else goes on.
 */
public final class Topics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration MAKING = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Map<String, Object> admin;
    private final Set<String> needed;
    private final int partitions;
    private final short replicas;
    private final boolean declares;
    private volatile List<String> missing = List.of();
    private @Nullable Thread later;

    public Topics(
            Map<String, Object> admin, ParanoidKafkaProperties properties, RequestTopics requests, boolean declares) {
        this.admin = new HashMap<>(admin);
        this.admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) MAKING.toMillis());
        this.admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) MAKING.toMillis());
        this.needed = properties.topics().all(requests.all());
        this.partitions = properties.partitions();
        this.replicas = properties.replicas();
        this.declares = declares;
    }

    /**
     * Returns at the latest after a few seconds.
     *
     * @throws MissingTopics if the broker is there and topics are not
     */
    public void require() {
        try {
            look();
        } catch (ExecutionException | TimeoutException away) {
            LOG.warn(
                    "Kafka does not answer. Retrying. Requests wait in Kafka; answers and events wait in the outbox: {}",
                    away.toString());
            tryLater();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!missing.isEmpty()) {
            throw new MissingTopics(missing);
        }
    }

    /** {@return those that are known to be missing} */
    public List<String> missing() {
        return missing;
    }

    private void tryLater() {
        Thread started = new Thread(this::untilThere, "paranoid-topics");
        started.setDaemon(true);
        started.start();
        later = started;
    }

    private void untilThere() {
        try {
            boolean told = false;
            while (!there()) {
                if (!missing.isEmpty() && !told) {
                    LOG.error("{}", new MissingTopics(missing).getMessage());
                    told = true;
                }
                Thread.sleep(PAUSE.toMillis());
            }
            LOG.info("Kafka answers, and its topics exist");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean there() throws InterruptedException {
        try {
            look();
            return missing.isEmpty();
        } catch (ExecutionException | TimeoutException away) {
            LOG.debug("Kafka still does not answer", away);
            return false;
        }
    }

    private void look() throws InterruptedException, ExecutionException, TimeoutException {
        Admin client = Admin.create(admin);
        try {
            Set<String> wanted = new TreeSet<>(needed);
            wanted.removeAll(client.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            if (!wanted.isEmpty() && declares) {
                make(client, wanted);
                wanted.clear();
            }
            missing = List.copyOf(wanted);
        } finally {
            // It would wait for what it has asked a broker that does not answer.
            client.close(Duration.ZERO);
        }
    }

    private void make(Admin client, Set<String> names)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<NewTopic> topics = new ArrayList<>();
        names.forEach(name -> topics.add(new NewTopic(name, partitions, replicas)));
        try {
            client.createTopics(topics).all().get(MAKING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
            LOG.debug("Another node created the topics at the same time", failure);
        }
        LOG.info("Created the topics {}", names);
    }

    @Override
    public void close() {
        Thread stopping = later;
        if (stopping != null) {
            stopping.interrupt();
        }
    }
}
