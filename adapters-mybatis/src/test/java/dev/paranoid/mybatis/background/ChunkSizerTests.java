package dev.paranoid.mybatis.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** On a clock of its own: a slice takes so long for each row, and a commit so long for each chunk. */
class ChunkSizerTests {

    private final AtomicLong clock = new AtomicLong();
    private final ChunkSizer pace = new ChunkSizer(Duration.ofMillis(50), clock::get);

    private void chunks(int count, Duration row, Duration commit) {
        for (int chunk = 0; chunk < count; chunk++) {
            pace.begin();
            do {
                clock.addAndGet(row.multipliedBy(pace.rows()).toNanos());
            } while (!pace.enough());
            clock.addAndGet(commit.toNanos());
            pace.end();
        }
    }

    @Test
    void aChunkTakesAsLongAsIsWantedWithItsCommit() {
        chunks(20, Duration.ofNanos(20_000), Duration.ofMillis(10));

        assertThat(pace.last()).isBetween(Duration.ofMillis(45), Duration.ofMillis(55));
        assertThat(pace.rows()).isBetween(900, 2_200);
    }

    @Test
    void itBecomesSmallerWhenRowsTakeLonger() {
        chunks(20, Duration.ofNanos(20_000), Duration.ofMillis(10));
        chunks(20, Duration.ofNanos(200_000), Duration.ofMillis(10));

        assertThat(pace.rows()).isBetween(180, 220);
    }

    @Test
    void aSlowCommitDoesNotMakeItEverSmaller() {
        chunks(20, Duration.ofNanos(20_000), Duration.ofMillis(70));

        assertThat(pace.rows()).isBetween(1_100, 1_300);
    }
}
