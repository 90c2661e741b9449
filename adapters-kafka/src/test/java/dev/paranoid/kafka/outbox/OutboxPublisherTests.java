package dev.paranoid.kafka.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.port.message.Payload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** Whoever keeps messages from leaving is told of by its name. */
class OutboxPublisherTests {

    /** An outbox that nobody fills. */
    private abstract static class Full implements Outbox {

        @Override
        public void add(List<Message> messages) {
            throw new AssertionError("Nobody adds any");
        }

        @Override
        public void whenAdded(Runnable wake) {}

        @Override
        public Backlog backlog() {
            return new Backlog(0, Duration.ZERO, 0);
        }
    }

    /** One that fails always. */
    private static final class Failing extends Full {

        private final Throwable failure;
        private final CountDownLatch askedTwice = new CountDownLatch(2);

        Failing(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public int publish(int limit, Function<List<Message>, List<Failed>> publisher) {
            askedTwice.countDown();
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }

    /** One whose only message is to be sent. */
    private static final class Sending extends Full {

        @Override
        public int publish(int limit, Function<List<Message>, List<Failed>> publisher) {
            return 1
                    - publisher
                            .apply(List.of(new Message(
                                    "1", "topic", Optional.empty(), "type", Optional.of(Payload.of("{}")), List.of())))
                            .size();
        }
    }

    /** One of so many messages, of which some are too large to leave together. */
    private static final class Counted extends Full {

        private final int large;
        private final List<Integer> asked = new CopyOnWriteArrayList<>();
        private final CountDownLatch empty = new CountDownLatch(1);
        private int waiting;

        Counted(int small, int large) {
            this.large = large;
            this.waiting = small + large;
        }

        @Override
        public int publish(int limit, Function<List<Message>, List<Failed>> publisher) {
            if (waiting == 0) {
                empty.countDown();
                return 0;
            }
            asked.add(limit);
            int left = waiting > large ? Math.min(limit, waiting - large) : 1;
            waiting -= left;
            return left;
        }
    }

    /** Of each that it asks for, the database has to read the size. */
    @Test
    void itAsksForFewWhereTheyAreLarge() throws InterruptedException {
        Counted outbox = new Counted(64 + 256 + 500 + 20, 3);
        OutboxPublisher publisher = new OutboxPublisher(outbox, () -> {
            throw new AssertionError("There is nothing to send");
        });
        publisher.start();
        try {
            assertThat(outbox.empty.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            publisher.stop();
        }

        assertThat(outbox.asked).containsExactly(64, 256, 500, 500 /* 20 leave */, 64, 64, 64);
    }

    /** {@return for how long that publisher holds Kafka to have failed, when it has heard of this failure} */
    private static Duration failingFor(Throwable failure) throws InterruptedException {
        Failing outbox = new Failing(failure);
        OutboxPublisher publisher = new OutboxPublisher(outbox, () -> {
            throw new AssertionError("There is nothing to send");
        });
        publisher.start();
        try {
            assertThat(outbox.askedTwice.await(20, TimeUnit.SECONDS)).isTrue();
            return publisher.failingFor();
        } finally {
            publisher.stop();
        }
    }

    @Test
    void aDatabaseThatIsAwayIsNotKafkasFault() throws InterruptedException {
        assertThat(failingFor(new Unavailable("The database is away", Duration.ofSeconds(2), null)))
                .isZero();
    }

    /** A producer tries for a minute before it says so. */
    @Test
    void aBrokerThatSaysNothingIs() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        OutboxPublisher publisher = new OutboxPublisher(new Sending(), () -> {
            sending.countDown();
            await(over);
            throw new KafkaException("The broker said nothing");
        });
        publisher.start();
        try {
            assertThat(sending.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(publisher.failingFor()).isPositive();
        } finally {
            over.countDown();
            publisher.stop();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException(interrupted);
        }
    }

    @Test
    void anErrorIsNotTheEndOfThePublisher() throws InterruptedException {
        assertThat(failingFor(new NoClassDefFoundError("of a client"))).isPositive();
    }

    @Test
    void aBrokerThatIsAwayIs() throws InterruptedException {
        assertThat(failingFor(new KafkaException("The broker is away"))).isPositive();
    }
}
