package dev.paranoid.mybatis.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.port.message.Outbox.Failed;
import dev.paranoid.application.port.message.Outbox.Header;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.port.message.Payload;
import dev.paranoid.mybatis.Assembled;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.transaction.Managers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages leave once they are committed, in order, and again until they have arrived. */
class OutboxTests {

    private final MyBatisEngine engine = MyBatisEngine.of(Demo.plain());
    private final JdbcTransactionManager manager = new JdbcTransactionManager(engine.dataSource());
    private final Managers managers = Managers.of(engine.dataSource(), manager, Duration.ofSeconds(60));
    private final Outbox outbox = Assembled.outbox(managers);

    @AfterEach
    void close() {
        engine.close();
    }

    private static Message message(String key, int number) {
        return new Message(
                UUID.randomUUID().toString(),
                "topic",
                Optional.of(Payload.of(key)),
                "type",
                Optional.of(Payload.of("" + number)),
                List.of());
    }

    private void add(Message... messages) {
        new TransactionTemplate(manager).executeWithoutResult(status -> outbox.add(List.of(messages)));
    }

    private static String text(Optional<Payload> payload) {
        return new String(payload.orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aMessageLeavesAsItWasAdded() {
        Message message = new Message(
                UUID.randomUUID().toString(),
                "töpic",
                Optional.empty(),
                "type",
                Optional.empty(),
                List.of(
                        new Header("a", Optional.of(Payload.of(new byte[] {0, -1}))),
                        new Header("a", Optional.empty()),
                        new Header("ü", Optional.of(Payload.of("")))));
        add(message, message("k", 1));
        List<Message> sent = new ArrayList<>();

        outbox.publish(1, messages -> {
            sent.addAll(messages);
            return List.of();
        });

        assertThat(sent).containsExactly(message);
        assertThat(outbox.backlog().messages()).isEqualTo(1);
    }

    @Test
    void whatWasRolledBackNeverLeaves() {
        AtomicInteger woken = new AtomicInteger();
        outbox.whenAdded(woken::incrementAndGet);
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            outbox.add(List.of(message("k", 1)));
            status.setRollbackOnly();
        });
        assertThat(woken).hasValue(0);
        add(message("k", 2));
        assertThat(woken).hasValue(1);
        assertThat(outbox.publish(10, messages -> List.of())).isEqualTo(1);
    }

    @Test
    void aPublisherThatFailsIsAskedAgainForTheSame() {
        add(message("k", 1), message("k", 2));
        List<String> asked = new ArrayList<>();

        assertThatThrownBy(() -> outbox.publish(10, messages -> {
                    messages.forEach(each -> asked.add(each.id()));
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);
        outbox.publish(10, messages -> {
            messages.forEach(each -> asked.add(each.id()));
            return List.of();
        });

        assertThat(asked).hasSize(4);
        assertThat(asked.subList(0, 2)).isEqualTo(asked.subList(2, 4));
        assertThat(outbox.publish(10, messages -> List.of())).isZero();
    }

    @Test
    void whatCanNeverArriveIsSetAsideAndHoldsNobodyUp() {
        Message bad = message("k", 1);
        add(bad, message("k", 2));

        assertThat(outbox.publish(10, messages -> List.of(new Failed(messages.get(0), "too large"))))
                .isEqualTo(2);

        assertThat(outbox.backlog().messages()).isZero();
        assertThat(outbox.backlog().setAside()).isEqualTo(1);
        assertThat(engine.jdbc().queryForMap("SELECT id, error FROM paranoid_outbox_failed"))
                .containsEntry("id", bad.id())
                .containsEntry("error", "too large");
    }

    /** However many wait, and however large they are, they fit into memory. */
    @Test
    void largeMessagesLeaveAFewAtATime() {
        for (int megabytes : List.of(3, 4, 2, 9, 1)) {
            add(new Message(
                    UUID.randomUUID().toString(),
                    "topic",
                    Optional.empty(),
                    "type",
                    Optional.of(Payload.of("x".repeat(megabytes << 20))),
                    List.of()));
        }
        List<Integer> left = new ArrayList<>();
        do {
            left.add(outbox.publish(10, messages -> List.of()));
        } while (left.get(left.size() - 1) > 0);

        assertThat(left).containsExactly(2 /* of 7 MB */, 1, 1 /* larger than what is read at once */, 1, 0);
    }

    /** While one node is sending, another finds the lane taken and does not wait. */
    @Test
    void oneNodeAtATimePublishesAKey() {
        add(message("k", 1), message("k", 2));

        int sent = outbox.publish(1, messages -> {
            int meanwhile = CompletableFuture.supplyAsync(() -> outbox.publish(10, others -> List.of()))
                    .join();
            assertThat(meanwhile).isZero();
            return List.of();
        });

        assertThat(sent).isEqualTo(1);
        assertThat(outbox.publish(10, messages -> List.of())).isEqualTo(1);
    }

    @Test
    void severalNodesKeepTheOrderOfEachKey() {
        int keys = 50;
        int each = 40;
        Map<String, List<Integer>> arrived = new HashMap<>();
        List<CompletableFuture<Void>> nodes = new ArrayList<>();
        AtomicInteger left = new AtomicInteger(keys * each);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int number = 0; number < each; number++) {
                Message[] messages = new Message[keys];
                for (int key = 0; key < keys; key++) {
                    messages[key] = message("key" + key, number);
                }
                add(messages);
            }
        });
        for (int node = 0; node < 3; node++) {
            Outbox own = Assembled.outbox(managers);
            nodes.add(CompletableFuture.runAsync(() -> {
                while (left.get() > 0) {
                    left.addAndGet(-own.publish(37, messages -> {
                        synchronized (arrived) {
                            messages.forEach(
                                    message -> arrived.computeIfAbsent(text(message.key()), key -> new ArrayList<>())
                                            .add(Integer.valueOf(text(message.payload()))));
                        }
                        return List.of();
                    }));
                }
            }));
        }
        writer.join();
        nodes.forEach(CompletableFuture::join);

        assertThat(arrived)
                .hasSize(keys)
                .allSatisfy((key, numbers) -> assertThat(numbers).hasSize(each).isSorted());
    }
}
