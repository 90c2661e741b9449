package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.application.port.message.FinalAnswers;
import dev.paranoid.embedding.jpa.JpaShop;
import dev.paranoid.kafka.ParanoidKafkaAutoConfiguration;
import dev.paranoid.kafka.answer.KafkaFinalAnswers;
import dev.paranoid.kafka.listener.RequestListener;
import dev.paranoid.kafka.outbox.OutboxPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** Kafka is one of those who follow, beside any number of the application's own. The broker is away, and nobody minds. */
class BesideKafkaTests {

    private final Database database = Database.ofShop();

    /** The application has none of its own. */
    @Configuration(proxyBeanMethods = false)
    @Import(JpaShop.class)
    static class Nobody {

        @Bean
        Heard heard() {
            return new Heard(new ArrayList<>());
        }
    }

    /** What the application's own were told. */
    record Heard(List<String> lines) {}

    /** One of the application's own. */
    @Configuration(proxyBeanMethods = false)
    @Import(Nobody.class)
    static class One {

        @Bean
        DeletionEvents deletionEvents(Heard heard) {
            return events -> events.forEach(event -> heard.lines().add("one " + event.kind()));
        }
    }

    /** Another one. */
    @Configuration(proxyBeanMethods = false)
    @Import(One.class)
    static class Two {

        @Bean
        DeletionEvents moreEvents(Heard heard) {
            return events -> events.forEach(event -> heard.lines().add("other " + event.kind()));
        }
    }

    /** It reads and writes in several ways, and tells final answers itself as well. */
    @Configuration(proxyBeanMethods = false)
    @Import(Nobody.class)
    static class ManyWays {

        @Bean
        ConsumerFactory<String, String> texts() {
            return new DefaultKafkaConsumerFactory<>(Map.of());
        }

        @Bean
        ConsumerFactory<byte[], byte[]> bytes() {
            return new DefaultKafkaConsumerFactory<>(Map.of());
        }

        @Bean
        ProducerFactory<String, String> writtenTexts() {
            return new DefaultKafkaProducerFactory<>(Map.of());
        }

        @Bean
        ProducerFactory<byte[], byte[]> writtenBytes() {
            return new DefaultKafkaProducerFactory<>(Map.of());
        }

        @Bean
        KafkaTemplate<String, String> template(ProducerFactory<String, String> texts) {
            return new KafkaTemplate<>(texts);
        }

        @Bean
        FinalAnswers ownAnswers() {
            return FinalAnswers.NONE;
        }
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void withoutAnyOfTheApplicationsKafkaIsTold() {
        assertThat(heardOf(Nobody.class)).containsExactly("kafka 1");
    }

    @Test
    void oneOfTheApplicationsAndKafkaAreTold() {
        assertThat(heardOf(One.class)).containsExactly("one OPENED", "kafka 1");
    }

    @Test
    void twoOfTheApplicationsAndKafkaAreTold() {
        assertThat(heardOf(Two.class)).containsExactlyInAnyOrder("one OPENED", "other OPENED", "kafka 1");
    }

    @Test
    void whereThereAreSeveralFactoriesTheSettingsSayWhereKafkaIs() {
        try (ConfigurableApplicationContext shop =
                database.start(ManyWays.class, "spring.kafka.bootstrap-servers=127.0.0.1:1")) {
            assertThat(shop.getBeanNamesForType(OutboxPublisher.class)).hasSize(1);
            ConcurrentKafkaListenerContainerFactory<?, ?> containers =
                    shop.getBean(RequestListener.CONTAINERS, ConcurrentKafkaListenerContainerFactory.class);
            assertThat(Objects.requireNonNull(containers.getConsumerFactory()).getConfigurationProperties())
                    .containsEntry("bootstrap.servers", List.of("127.0.0.1:1"));
        }
    }

    @Test
    void anApplicationsOwnFinalAnswersDoNotSilenceKafkas() {
        try (ConfigurableApplicationContext shop =
                database.start(ManyWays.class, "spring.kafka.bootstrap-servers=127.0.0.1:1")) {
            assertThat(shop.getBeanProvider(FinalAnswers.class).orderedStream())
                    .hasSize(2)
                    .first()
                    .isInstanceOf(KafkaFinalAnswers.class);
        }
    }

    /** {@return what the application heard of a deletion, and how many messages wait for Kafka} */
    private List<String> heardOf(Class<?> application) {
        try (ConfigurableApplicationContext shop = database.start(
                application, "spring.kafka.bootstrap-servers=127.0.0.1:1", "paranoid.kafka.publish=false")) {
            assertThat(shop.getBeansOfType(ParanoidKafkaAutoConfiguration.class))
                    .hasSize(1);
            shop.getBean(RecycleBin.class).by(Caller.named("shop")).delete("customers", 1);

            List<String> all = new ArrayList<>(shop.getBean(Heard.class).lines());
            all.add("kafka "
                    + database.jdbc()
                            .queryForObject(
                                    "SELECT COUNT(*) FROM paranoid_outbox WHERE aggregatetype = 'paranoid.events'",
                                    Long.class));
            return all;
        }
    }
}
