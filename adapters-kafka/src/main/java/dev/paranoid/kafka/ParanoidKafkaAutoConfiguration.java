package dev.paranoid.kafka;

import dev.paranoid.application.Feature;
import dev.paranoid.application.caller.CurrentCaller;
import dev.paranoid.application.port.InstallationIdentity;
import dev.paranoid.application.port.message.AcceptedRequests;
import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.application.port.message.FinalAnswers;
import dev.paranoid.application.port.message.HoldEvents;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.request.Requests;
import dev.paranoid.kafka.answer.KafkaEvents;
import dev.paranoid.kafka.answer.KafkaFinalAnswers;
import dev.paranoid.kafka.answer.KafkaHoldEvents;
import dev.paranoid.kafka.answer.ResultMessages;
import dev.paranoid.kafka.answer.Source;
import dev.paranoid.kafka.listener.MessageCounts;
import dev.paranoid.kafka.listener.RequestListener;
import dev.paranoid.kafka.outbox.OutboxPublisher;
import dev.paranoid.kafka.request.KafkaCaller;
import dev.paranoid.kafka.sender.RequestTopics;
import dev.paranoid.kafka.settings.ParanoidKafkaProperties;
import dev.paranoid.kafka.stuck.StuckRequests;
import dev.paranoid.kafka.topic.Topics;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Requests, answers and events over Kafka, where one is configured. */
@AutoConfiguration(
        before = KafkaAutoConfiguration.class,
        beforeName = "dev.paranoid.mybatis.ParanoidMyBatisAutoConfiguration",
        afterName = "dev.paranoid.embedded.kafka.EmbeddedKafkaAutoConfiguration")
@ConditionalOnBooleanProperty(name = "paranoid.kafka.enabled", matchIfMissing = true)
@Conditional(KafkaConfigured.class)
@EnableConfigurationProperties(ParanoidKafkaProperties.class)
@Import({KafkaHealthConfiguration.class, GaugesConfiguration.class})
public class ParanoidKafkaAutoConfiguration {

    private static final long FIRST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 3000;

    @Bean
    static Feature.Use paranoidKafkaFeatures() {
        return new Feature.Use(Set.of(Feature.REQUESTS, Feature.MESSAGES));
    }

    @Bean
    MessageCounts paranoidKafkaTally() {
        return new MessageCounts();
    }

    @Bean
    @ConditionalOnMissingBean
    KafkaCaller paranoidKafkaCaller(ParanoidKafkaProperties properties, ObjectProvider<CurrentCaller> current) {
        return new KafkaCaller(properties, current.getIfAvailable(() -> CurrentCaller.UNKNOWN));
    }

    @Bean
    RequestTopics paranoidRequestTopics(ParanoidKafkaProperties properties, KafkaCaller caller) {
        return new RequestTopics(properties.requests(caller), properties.senders());
    }

    @Bean
    KafkaAccess paranoidKafkaAccess(KafkaProperties settings, KafkaConnectionDetails place) {
        return new KafkaAccess(settings, place);
    }

    /** Made before anything is read or sent. */
    @Bean
    Topics paranoidTopics(
            KafkaAccess kafka,
            ObjectProvider<KafkaAdmin> admins,
            ParanoidKafkaProperties properties,
            RequestTopics requests,
            Environment environment) {
        boolean declares = Optional.ofNullable(properties.declareTopics())
                .orElseGet(() -> !KafkaConfigured.bySetting(environment));
        Topics topics = new Topics(kafka.admin(admins.getIfUnique()), properties, requests, declares);
        topics.require();
        return topics;
    }

    /** One of those who follow. */
    @Bean
    @ConditionalOnBooleanProperty(name = "paranoid.kafka.events", matchIfMissing = true)
    DeletionEvents paranoidKafkaEvents(Outbox outbox, ParanoidKafkaProperties properties, Source source) {
        return new KafkaEvents(outbox, properties, source);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "paranoid.kafka.events", matchIfMissing = true)
    HoldEvents paranoidKafkaHoldEvents(Outbox outbox, ParanoidKafkaProperties properties, Source source) {
        return new KafkaHoldEvents(outbox, properties, source);
    }

    @Bean
    Source paranoidSource(ParanoidKafkaProperties properties, InstallationIdentity installation) {
        return new Source(properties, installation);
    }

    @Bean
    ResultMessages paranoidLetters(ParanoidKafkaProperties properties, RequestTopics topics, Source source) {
        return new ResultMessages(properties, topics, source, InstantSource.system());
    }

    /** The first, since the requests that wait for their final answers came over Kafka. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    FinalAnswers paranoidKafkaAnswers(Outbox outbox, ResultMessages letters) {
        return new KafkaFinalAnswers(outbox, letters);
    }

    @Bean
    RequestListener paranoidRequestListener(
            Requests requests,
            RequestTopics topics,
            Outbox outbox,
            AcceptedRequests accepted,
            ResultMessages letters,
            MessageCounts tally,
            StuckRequests stuck,
            Topics there) {
        return new RequestListener(requests, topics, outbox, accepted, letters, tally, stuck);
    }

    /** Bytes, whatever the application reads otherwise; messages come again until they are carried out. */
    @Bean(RequestListener.CONTAINERS)
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> paranoidRequestContainers(
            KafkaAccess kafka,
            ObjectProvider<ConsumerFactory<?, ?>> configured,
            ParanoidKafkaProperties properties,
            ObjectProvider<ConsumerFactory.Listener<byte[], byte[]>> listeners) {
        Map<String, Object> settings = kafka.consumer(configured.getIfUnique());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, properties.groupId());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.batch());
        ConcurrentKafkaListenerContainerFactory<byte[], byte[]> containers =
                new ConcurrentKafkaListenerContainerFactory<>();
        DefaultKafkaConsumerFactory<byte[], byte[]> consumers = new DefaultKafkaConsumerFactory<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer(), false);
        listeners.forEach(consumers::addListener);
        containers.setConsumerFactory(consumers);
        containers.setBatchListener(true);
        containers.setConcurrency(properties.concurrency());
        containers.getContainerProperties().setAckMode(ContainerProperties.AckMode.BATCH);
        containers.setCommonErrorHandler(forEver());
        return containers;
    }

    @Bean
    StuckRequests paranoidStuckRequests() {
        return new StuckRequests(System::nanoTime);
    }

    /** Nothing is fatal: what is wrong with a message was told by then, so that whatever is thrown passes. */
    private static DefaultErrorHandler forEver() {
        ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE, 2);
        pauses.setMaxInterval(LONGEST_PAUSE);
        DefaultErrorHandler handler = new DefaultErrorHandler(pauses);
        handler.setClassifications(Map.of(), true);
        return handler;
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "paranoid.kafka.publish", matchIfMissing = true)
    OutboxPublisher paranoidOutboxPublisher(
            Outbox outbox, KafkaAccess kafka, ObjectProvider<ProducerFactory<?, ?>> configured, Topics topics) {
        Map<String, Object> settings = kafka.producer(configured.getIfUnique());
        settings.putAll(OutboxPublisher.properties());
        Supplier<Producer<byte[], byte[]>> producers =
                () -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        return new OutboxPublisher(outbox, producers);
    }
}
