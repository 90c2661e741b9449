package dev.paranoid.kafka.outbox;

import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.port.message.Outbox.Failed;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.port.message.Payload;
import dev.paranoid.kafka.answer.ShortAnswers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sends what the outbox holds, in order, until it has arrived; while broker or database are away it tries for ever. */
public final class OutboxPublisher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);
    private static final int FIRST = 64;
    private static final int BATCH = 500;
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean failing;

    /** When the oldest messages that Kafka has not taken were sent; null where it has taken all. */
    private volatile @Nullable Long waitingSince;

    public OutboxPublisher(Outbox outbox, Supplier<Producer<byte[], byte[]>> producers) {
        this.outbox = outbox;
        this.producers = producers;
        outbox.whenAdded(this::wake);
    }

    private void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread started = new Thread(this::run, "paranoid-outbox");
        started.start();
        thread = started;
    }

    private void run() {
        int failures = 0;
        while (running) {
            try {
                failures = round() ? 0 : failures + 1;
                rest(failures);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        letGo();
    }

    /** Whether all went well. Where fewer leave than were asked for, they are large, or there are no more. */
    private boolean round() {
        try {
            int limit = FIRST;
            int left;
            do {
                work.drainPermits();
                left = outbox.publish(limit, this::send);
                limit = left < limit ? FIRST : Math.min(BATCH, limit * 4);
            } while (running && left > 0);
            told(null);
            return true;
        } catch (RuntimeException | Error failure) {
            told(failure);
            letGo();
            return false;
        }
    }

    private void rest(int failures) throws InterruptedException {
        if (failures == 0) {
            if (work.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
            return;
        }
        long pause = Math.min(LONGEST_PAUSE.toMillis(), IDLE.toMillis() << Math.min(failures, 10));
        for (long waited = 0; running && waited < pause; waited += IDLE.toMillis()) {
            Thread.sleep(IDLE.toMillis());
        }
    }

    /** An answer that is too large for its topic goes as a short one. */
    private List<Failed> send(List<Message> messages) {
        List<Failed> inVain = new ArrayList<>();
        List<Message> shorter = new ArrayList<>();
        for (Failed each : sent(messages)) {
            ShortAnswers.of(each.message()).ifPresentOrElse(shorter::add, () -> inVain.add(each));
        }
        if (!shorter.isEmpty()) {
            inVain.addAll(sent(shorter));
        }
        inVain.forEach(each -> LOG.error(
                "Kafka refuses message {} for good; moved it to paranoid_outbox_failed: {}",
                each.message(),
                each.error()));
        return inVain;
    }

    /** {@return those that can never arrive; the others have} */
    private List<Failed> sent(List<Message> messages) {
        waits();
        Producer<byte[], byte[]> current = producer == null ? producers.get() : producer;
        producer = current;
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        messages.forEach(message -> sent.add(current.send(toRecord(message))));
        current.flush();
        List<Failed> failed = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Throwable failure = failure(sent.get(i));
            if (failure instanceof RecordTooLargeException || failure instanceof InvalidTopicException) {
                failed.add(new Failed(messages.get(i), String.valueOf(failure.getMessage())));
            } else if (failure != null) {
                throw new KafkaException(failure);
            }
        }
        waitingSince = null;
        return failed;
    }

    private static @Nullable Throwable failure(Future<RecordMetadata> sent) {
        try {
            sent.get();
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException(interrupted);
        }
    }

    private static ProducerRecord<byte[], byte[]> toRecord(Message message) {
        byte[] key = message.key().map(Payload::bytes).orElse(null);
        byte[] value = message.payload().map(Payload::bytes).orElse(null);
        ProducerRecord<byte[], byte[]> sent = new ProducerRecord<>(message.topic(), key, value);
        message.headers()
                .forEach(header -> sent.headers()
                        .add(header.name(), header.value().map(Payload::bytes).orElse(null)));
        sent.headers().add("id", Payload.of(message.id()).bytes());
        return sent;
    }

    /** Once when it begins, once when it is over; of the database, which says nothing about Kafka, somebody else tells. */
    private void told(@Nullable Throwable failure) {
        LOG.debug("State of the outbox", failure);
        if (failure == null) {
            waitingSince = null;
            if (failing) {
                LOG.info("The outbox sends messages again");
                failing = false;
            }
        } else if (!(failure instanceof DatabaseFailure)) {
            waits();
            if (!failing && running) {
                LOG.warn("Kafka does not answer. Messages wait in the outbox: {}", failure.toString());
            }
            failing = true;
        }
    }

    private void waits() {
        if (waitingSince == null) {
            waitingSince = System.nanoTime();
        }
    }

    /** {@return for how long Kafka has not taken messages; none where it has taken the last, or there was none to send} */
    public Duration failingFor() {
        Long since = waitingSince;
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** A producer that has failed may still hold what it could not send: the next one begins anew. */
    private void letGo() {
        Producer<byte[], byte[]> before = producer;
        producer = null;
        if (before != null) {
            try {
                before.close(Duration.ZERO);
            } catch (RuntimeException | Error failure) {
                LOG.debug("The producer did not stop well", failure);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        wake();
        Thread stopping = thread;
        if (stopping != null) {
            try {
                stopping.join(PATIENCE.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        Thread current = thread;
        return running && current != null && current.isAlive();
    }

    /** {@return properties for the producers of this} */
    public static Map<String, Object> properties() {
        return Map.of(
                "enable.idempotence", true,
                "acks", "all",
                "max.request.size", 1 << 24,
                "max.block.ms", 10_000,
                "request.timeout.ms", 10_000,
                "delivery.timeout.ms", 60_000,
                "linger.ms", 0);
    }
}
