package dev.paranoid.kafka.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.kafka.stuck.StuckRequests;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Kafka is well, and requests are not carried out. */
class KafkaHealthTests {

    private final AtomicLong nanos = new AtomicLong();
    private final StuckRequests stuck = new StuckRequests(nanos::get);
    private final KafkaHealthIndicator health = new KafkaHealthIndicator(
            () -> Optional.of(Duration.ZERO), () -> Optional.of(Duration.ZERO), List::of, stuck::told);

    private void fail() {
        assertThatThrownBy(() -> stuck.carryOut(() -> {
                    throw new IllegalStateException("users/5 is locked");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isDownWhileRequestsHaveBeenTriedInVainForLong() {
        fail();
        nanos.addAndGet(StuckRequests.PATIENCE.toNanos());
        fail();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails())
                .containsEntry("stuck", "for 31 s: users/5 is locked")
                .containsEntry("requests", "read")
                .containsEntry("outbox", "sent");

        stuck.carryOut(() -> {});
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).doesNotContainKey("stuck");
    }
}
