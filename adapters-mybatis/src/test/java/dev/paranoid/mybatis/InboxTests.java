package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.message.Inbox.Entry;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.application.request.IdempotentCalls.Result;
import dev.paranoid.application.request.IdempotentCalls.Result.Answered;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.mybatis.migration.InstalledFeatures;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.testkit.contract.scenario.Asking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written down of requests, and who waits for whom. */
class InboxTests {

    private static final Caller ANN = Caller.anonymous("test");
    private static final Instant AT = Instant.parse("2026-03-29T01:30:00.123456Z");

    private final MyBatisEngine engine = MyBatisEngine.of(Demo.plain());
    private final Ports ports = engine.ports();
    private final IdempotentCalls calls = engine.calls();

    @AfterEach
    void close() {
        engine.close();
    }

    private static RequestKey key(String id) {
        return new RequestKey("test", new RequestId(id));
    }

    @Test
    void namesAreComparedExactly() {
        List<RequestKey> keys =
                List.of(key("abc"), key("ABC"), key("abc "), key("äbc"), new RequestKey("test ", new RequestId("abc")));

        Map<RequestKey, Entry> entries =
                ports.transactions().inTransaction(() -> ports.inbox().lock(keys, AT));

        assertThat(entries).containsOnlyKeys(keys);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Entry entry = new Entry(key("a"), Optional.of("f".repeat(64)), true, 201, Optional.of("😀".repeat(70_000)));
        ports.transactions().inTransaction(() -> {
            ports.inbox().lock(List.of(key("a"), key("b")), AT);
            ports.inbox().write(List.of(entry));
            return true;
        });

        Map<RequestKey, Entry> read =
                ports.transactions().inTransaction(() -> ports.inbox().lock(List.of(key("a"), key("b")), AT));

        assertThat(read).containsEntry(key("a"), entry);
        assertThat(read.get(key("b"))).isNotNull().matches(other -> !other.came() && !other.withdrawn());
    }

    @Test
    void aCallThatIsStillRunningIsToldAtOnce() {
        Result first = calls.once(ANN, new RequestId("k"), "f", () -> {
            Result second = CompletableFuture.supplyAsync(
                            () -> calls.once(ANN, new RequestId("k"), "f", () -> new Reply(200, "second", false)))
                    .join();
            assertThat(second).isInstanceOf(Result.Running.class);
            return new Reply(200, "first", false);
        });
        Result third = calls.once(ANN, new RequestId("k"), "f", () -> new Reply(200, "third", false));

        assertThat(first).isEqualTo(new Answered(new Reply(200, "first", false), false));
        assertThat(third).isEqualTo(new Answered(new Reply(200, "first", false), true));
        assertThat(calls.once(ANN, new RequestId("k"), "g", () -> new Reply(200, "other", false)))
                .isInstanceOf(Result.Reused.class);
    }

    @Test
    void anAnswerThatPassesIsNotKept() {
        calls.once(ANN, new RequestId("k"), "f", () -> new Reply(503, "busy", true));

        assertThat(calls.once(ANN, new RequestId("k"), "f", () -> new Reply(200, "done", false)))
                .isEqualTo(new Answered(new Reply(200, "done", false), false));
    }

    /** The outbox has it, and nobody asks the inbox. */
    @Test
    void theAnswerToARequestIsNotKept() {
        engine.requests().carryOut(ANN, List.of(Asking.delete("r", "users/1")), told -> {});

        assertThat(engine.jdbc().queryForObject("SELECT answer FROM paranoid_inbox", String.class))
                .isEmpty();
    }

    @Test
    void requestsAreForgottenWhenTheyAreOldEnough() {
        Demo.numbers(engine.jdbc());
        String columns = "scope, request_id, fingerprint, withdrawn, status, answer, received_at";
        String values = "'test', CONCAT('%s', n), 'f', 0, 0, '{}', UTC_TIMESTAMP(6) - INTERVAL %d SECOND";
        Demo.fill(engine.jdbc(), "paranoid_inbox", columns, values.formatted("old", 3605), 2 * InboxCleaner.CHUNK + 1);
        Demo.fill(engine.jdbc(), "paranoid_inbox", columns, values.formatted("young", 3500), 3);

        long forgotten = cleaner(Duration.ofHours(1)).clean();

        assertThat(forgotten).isEqualTo(2 * InboxCleaner.CHUNK + 1);
        assertThat(engine.jdbc().queryForObject("SELECT COUNT(*) FROM paranoid_inbox", Long.class))
                .isEqualTo(3);
    }

    private InboxCleaner cleaner(Duration keep) {
        return Assembly.inboxCleaner(
                EngineSettings.properties(Map.of(), new ParanoidProperties.Inbox(keep), EngineSettings.background(1)),
                engine.dataSource(),
                InstalledFeatures.ALL,
                engine.paranoid());
    }

    private List<Long> asked() {
        return engine.jdbc().queryForList("SELECT deletion_id FROM paranoid_ask ORDER BY deletion_id", Long.class);
    }

    /** Nobody can withdraw any more what he asked for. */
    @Test
    void whoAskedIsForgottenWhenTheDeletionHasEndedForLongEnough() {
        engine.jdbc().execute("""
                INSERT INTO paranoid_deletion (id, root_type, root_key, mode, state, deleted_at, closed_at, actor, source, activity)
                VALUES (1, 'users', '1', 'SOFT', 'ACTIVE', NOW(6) - INTERVAL 1 YEAR, NULL, 'a', 'test', NULL),
                       (2, 'users', '2', 'SOFT', 'LIFTED', NOW(6), UTC_TIMESTAMP(6) - INTERVAL 3605 SECOND, 'a', 'test', NULL),
                       (3, 'users', '3', 'SOFT', 'LIFTED', NOW(6), UTC_TIMESTAMP(6) - INTERVAL 3500 SECOND, 'a', 'test', NULL),
                       (4, 'users', '4', 'SOFT', 'PURGED', NOW(6), UTC_TIMESTAMP(6) - INTERVAL 3605 SECOND, 'a', 'test', NULL),
                       (5, 'users', '5', 'SOFT', 'LIFTED', NOW(6), UTC_TIMESTAMP(6) - INTERVAL 3605 SECOND, 'a', 'test', 'LIFTING')
                """);
        engine.jdbc()
                .execute(
                        "INSERT INTO paranoid_ask (deletion_id, scope, request_id)"
                                + " SELECT id, 'kafka', 'r-1' FROM paranoid_deletion UNION ALL SELECT id, '', '' FROM paranoid_deletion");

        cleaner(Duration.ofHours(1)).clean();

        assertThat(asked()).containsExactly(1L, 1L, 3L, 3L, 5L, 5L);
    }

    @Test
    void asksAreLookedAtInRounds() {
        Demo.numbers(engine.jdbc());
        Demo.fill(
                engine.jdbc(),
                "paranoid_deletion",
                "id, root_type, root_key, mode, state, deleted_at, closed_at, actor, source",
                "n + 1, 'users', n, 'SOFT', IF(n % 2 = 0, 'LIFTED', 'ACTIVE'), NOW(6), IF(n % 2 = 0, '2026-01-01', NULL), 'a', 'test'",
                3 * InboxCleaner.CHUNK);
        engine.jdbc()
                .execute("INSERT INTO paranoid_ask (deletion_id, scope, request_id)"
                        + " SELECT id, 'kafka', CONCAT('r', id) FROM paranoid_deletion");

        cleaner(Duration.ofHours(1)).clean();

        assertThat(asked()).hasSize(3 * InboxCleaner.CHUNK / 2).allMatch(id -> id % 2 == 0);
    }

    /** Two transactions that lock each other out: one is the victim, in a call within a call, and is tried again whole. */
    @Test
    void aDeadlockWithinANestedCallTriesTheWholeAgain() {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> bothWays(tries, both, "b", "a"));
        bothWays(tries, both, "a", "b");
        other.join();

        assertThat(tries.get()).isGreaterThan(2);
    }

    private void bothWays(AtomicInteger tries, CountDownLatch both, String first, String second) {
        ports.transactions().inTransaction(() -> {
            tries.incrementAndGet();
            ports.inbox().lock(List.of(key(first)), AT);
            meet(both);
            return ports.transactions().inTransaction(() -> ports.inbox().lock(List.of(key(second)), AT));
        });
    }

    private static void meet(CountDownLatch both) {
        both.countDown();
        try {
            assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
