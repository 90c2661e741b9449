package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.application.request.Requests;
import dev.paranoid.embedded.kafka.EmbeddedKafka;
import dev.paranoid.server.ParanoidServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A crash where it hurts most: after one system has committed, and before the other has. */
class FaultyEndToEndTests {

    private static final int REQUESTS = 300;
    private static final int CRASHES = 3;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void aCrashBetweenTheCommitsOfDatabaseAndOffset(TestDatabase database) {
        Faults.REPEATED.set(0);
        run(database, Faults.AFTER_COMMIT, 0);
        assertThat(Faults.REPEATED).hasValueGreaterThanOrEqualTo(CRASHES);
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void aCrashBetweenPublishingAndCleaningUp(TestDatabase database) {
        run(database, Faults.AFTER_PUBLISHING, CRASHES);
    }

    private void run(TestDatabase database, AtomicInteger fault, int repeatedAtLeast) {
        try (TestDatabase.Schema blog = database.create("paranoid_faulty").with("demo/schema.sql", "demo/data.sql");
                EmbeddedKafka broker = EmbeddedKafka.start(directory);
                Answers answers = new Answers(broker)) {
            fault.set(CRASHES);
            try (ConfigurableApplicationContext service = start(blog, broker)) {
                assertThat(service.isRunning()).isTrue();
                try (Sender sender = new Sender(broker)) {
                    for (int story = 1; story <= REQUESTS; story++) {
                        sender.delete("r" + story, "stories", story);
                    }
                }
                answers.await(REQUESTS);
                answers.drain();
            } finally {
                assertThat(fault.getAndSet(0)).as("crashes that did not come").isZero();
            }
            answers.oneEach(REQUESTS);
            assertThat(answers.messages()).isGreaterThanOrEqualTo(REQUESTS + repeatedAtLeast);
            assertThat(List.of(
                            number(blog, "SELECT COUNT(*) FROM paranoid_deletion"),
                            number(blog, "SELECT COUNT(*) FROM stories WHERE deleted_at IS NOT NULL"),
                            number(blog, "SELECT COUNT(*) FROM paranoid_outbox")))
                    .containsExactly((long) REQUESTS, (long) REQUESTS, 0L);
        }
    }

    private static ConfigurableApplicationContext start(TestDatabase.Schema blog, EmbeddedKafka broker) {
        return new SpringApplicationBuilder(ParanoidServer.class, Faults.class)
                .run(blog.settings(Brokers.settings(
                        broker,
                        Service.types("blog.yml"),
                        "--server.port=0",
                        "--paranoid.security.anonymous=true",
                        "--paranoid.kafka.batch=50",
                        "--paranoid.kafka.declare-topics=true")));
    }

    private static long number(TestDatabase.Schema blog, String sql) {
        return blog.sql().sql(sql).query(Long.class).single();
    }

    /** Where it crashes, and how often still. */
    @Configuration(proxyBeanMethods = false)
    static class Faults {

        static final AtomicInteger AFTER_COMMIT = new AtomicInteger();
        static final AtomicInteger AFTER_PUBLISHING = new AtomicInteger();
        static final AtomicInteger REPEATED = new AtomicInteger();

        @Bean
        static BeanPostProcessor faults() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof Requests requests) {
                        return (Requests) (caller, asked, answers) -> {
                            var outcomes = requests.carryOut(caller, asked, answers);
                            if (outcomes.stream().anyMatch(outcome -> outcome.status() == Status.REPEATED)) {
                                REPEATED.incrementAndGet();
                            }
                            crash(AFTER_COMMIT);
                            return outcomes;
                        };
                    }
                    return bean instanceof Outbox outbox ? new CrashingOutbox(outbox) : bean;
                }
            };
        }

        private static void crash(AtomicInteger left) {
            if (left.getAndUpdate(number -> Math.max(0, number - 1)) > 0) {
                throw new IllegalStateException("Crash");
            }
        }

        private record CrashingOutbox(Outbox outbox) implements Outbox {

            @Override
            public void add(List<Message> messages) {
                outbox.add(messages);
            }

            @Override
            public int publish(int limit, Function<List<Message>, List<Failed>> publisher) {
                return outbox.publish(limit, messages -> {
                    List<Failed> failed = publisher.apply(messages);
                    crash(AFTER_PUBLISHING);
                    return failed;
                });
            }

            @Override
            public void whenAdded(Runnable wake) {
                outbox.whenAdded(wake);
            }

            @Override
            public Backlog backlog() {
                return outbox.backlog();
            }
        }
    }
}
