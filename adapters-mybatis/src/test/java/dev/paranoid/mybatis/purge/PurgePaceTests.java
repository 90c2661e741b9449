package dev.paranoid.mybatis.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A lease of a minute outlasts no chunk of a hundred at one a second, unless it is kept while the node waits. */
class PurgePaceTests {

    private final AtomicInteger kept = new AtomicInteger();

    private PurgeTurn turn(int times) {
        return new PurgeTurn() {
            @Override
            public boolean take() {
                return true;
            }

            @Override
            public boolean keep() {
                return kept.incrementAndGet() <= times;
            }

            @Override
            public void leave() {
                kept.set(0);
            }
        };
    }

    @Test
    void whoWaitsForTheRateKeepsTheTurn() throws InterruptedException {
        long began = System.nanoTime();

        assertThat(new PurgePace(10, turn(100), () -> false).keeps(25, () -> true))
                .isTrue();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(2_500));
        assertThat(kept).hasValueBetween(4, 5);
    }

    @Test
    void whoLosesTheTurnWaitsNoLonger() throws InterruptedException {
        assertThat(new PurgePace(1, turn(1), () -> false).keeps(1_000, () -> true))
                .isFalse();
        assertThat(kept).hasValue(2);
    }

    @Test
    void withoutARateItWaitsForReplicasAlone() throws InterruptedException {
        AtomicInteger behind = new AtomicInteger(1);

        assertThat(new PurgePace(0, turn(100), () -> behind.getAndDecrement() > 0).keeps(1_000_000, () -> true))
                .isTrue();
        assertThat(kept).hasValue(2);
        assertThat(new PurgePace(0, turn(100), () -> true).keeps(1, () -> false))
                .isTrue();
    }
}
