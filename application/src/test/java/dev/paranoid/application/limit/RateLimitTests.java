package dev.paranoid.application.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTests {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final RateLimit limit = new RateLimit(6, Duration.ofMinutes(1), clock::get);

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void givesSoManyAtOnceThenOneAfterTheOther() {
        for (int i = 0; i < 6; i++) {
            assertThat(limit.take("ann", 1)).isZero();
        }
        assertThat(limit.take("ann", 1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(limit.take("bob", 1)).as("each has his own").isZero();
        pass(Duration.ofSeconds(9));
        assertThat(limit.take("ann", 1)).as("a refusal costs nothing").isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(limit.take("ann", 1)).isZero();
        assertThat(limit.take("ann", 1)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void moreThanThereAreCostAll() {
        assertThat(limit.take("ann", 1000)).isZero();
        assertThat(limit.take("ann", 1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(limit.wait("ann", 1000)).isEqualTo(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(1));
        assertThat(limit.take("ann", 1000)).isZero();
    }

    @Test
    void whatIsGivenBackWasNeverTaken() {
        for (int i = 0; i < 100; i++) {
            assertThat(limit.take("ann", 1)).isZero();
            limit.giveBack("ann", 1);
        }
        limit.giveBack("nobody", 1);
        assertThat(limit.take("ann", 6)).isZero();
        pass(Duration.ofSeconds(10));
        limit.giveBack("ann", 1);
        assertThat(limit.take("ann", 2)).isZero();
        assertThat(limit.take("ann", 1)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void zeroIsNoLimit() {
        RateLimit none = new RateLimit(0, Duration.ofMinutes(1), clock::get);

        for (int i = 0; i < 100; i++) {
            assertThat(none.take("ann", 1000)).isZero();
        }
    }

    @Test
    void remembersOnlySoManyNames() {
        for (int i = 0; i < 20_000; i++) {
            assertThat(limit.take("name" + i, 6)).isZero();
        }
        assertThat(limit.take("name19999", 1)).as("a new one is known").isPositive();
        assertThat(limit.take("name0", 1)).as("the oldest is forgotten").isZero();
    }
}
