package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.call.ForwardingDeletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** A database that is slow or away holds up one of those who ask for health, and is not asked by all of them. */
class DeletionsHealthTests {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger counted = new AtomicInteger();

    private DeletionsHealthIndicator over(Supplier<SortedMap<String, Long>> count) {
        return new DeletionsHealthIndicator(new Counting(count), now::get);
    }

    /** Of these only what has lost its root is asked. */
    private record Counting(Supplier<SortedMap<String, Long>> count) implements ForwardingDeletions {

        @Override
        public Deletions deletions() {
            throw new AssertionError("Nobody asks that");
        }

        @Override
        public Deletions inBackground() {
            throw new AssertionError("Nobody asks that");
        }

        @Override
        public List<Answer<Deleted>> delete(Caller caller, DeletionMode mode, List<DeleteRequest> requests) {
            throw new AssertionError("Nobody deletes");
        }

        @Override
        public Answer<Deleted> purge(Caller caller, DeletionId deletion) {
            throw new AssertionError("Nobody purges");
        }

        @Override
        public SortedMap<String, Long> orphaned(Caller caller) {
            return count.get();
        }
    }

    @Test
    void whoAsksMeanwhileIsToldWhatWasCountedLast() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        DeletionsHealthIndicator health = over(() -> {
            if (counted.incrementAndGet() == 2) {
                asked.countDown();
                await(answers);
            }
            return new TreeMap<>(Map.of("users", (long) counted.get()));
        });
        assertThat(health.health().getDetails()).containsEntry("orphaned", Map.of("users", 1L));
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        CompletableFuture<Map<String, Object>> first =
                CompletableFuture.supplyAsync(() -> health.health().getDetails());
        try {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            now.addAndGet(Duration.ofMinutes(1).toNanos());
            assertThat(CompletableFuture.supplyAsync(() -> health.health().getDetails()))
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(Map.of("orphaned", Map.of("users", 1L)));
        } finally {
            answers.countDown();
        }
        assertThat(first).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(Map.of("orphaned", Map.of("users", 2L)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aDatabaseThatIsAwayIsAskedEveryFewSeconds() {
        DeletionsHealthIndicator health = over(() -> {
            counted.incrementAndGet();
            throw new Unavailable("The database is away", Duration.ofSeconds(1), null);
        });

        for (int seconds = 0; seconds < 10; seconds++) {
            assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
            assertThat(health.health().getDetails()).containsEntry("orphaned", "unknown: The database is away");
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertThat(counted).hasValue(2 /* at the start, and after five seconds */);
    }
}
