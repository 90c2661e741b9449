package dev.paranoid.mybatis.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryDelaysTests {

    private static final String COMPONENT = "stories";

    private final RetryDelays delays = new RetryDelays();

    private Duration afterDatabaseFailure() {
        return delays.afterDatabaseFailure(COMPONENT);
    }

    @Test
    void eachFailureOfTheDatabaseDoublesTheDelay() {
        List<Duration> first =
                Stream.generate(this::afterDatabaseFailure).limit(6).toList();

        IntStream.range(0, first.size())
                .forEach(times -> assertThat(first.get(times))
                        .isBetween(Duration.ofMillis(25L << times), Duration.ofMillis(50L << times)));
    }

    @Test
    void noDelayIsLongerThanAMinute() {
        Duration last =
                Stream.generate(this::afterDatabaseFailure).limit(100).toList().get(99);

        assertThat(last).isBetween(Duration.ofSeconds(32), Duration.ofSeconds(64));
    }

    @Test
    void workThatMovesBeginsWithTheFirstDelayAgain() {
        Stream.generate(this::afterDatabaseFailure).limit(20).forEach(longer -> {});

        delays.worked(COMPONENT);

        assertThat(afterDatabaseFailure()).isBetween(Duration.ofMillis(25), Duration.ofMillis(50));
    }

    @Test
    void aBugIsToldOnceAndTriedAgainMoreSeldom() {
        Duration unused = afterDatabaseFailure();

        assertThat(delays.afterBug(COMPONENT)).isEqualTo(Duration.ofSeconds(2));
        assertThat(delays.firstBug(COMPONENT)).isTrue();
        assertThat(delays.afterBug(COMPONENT)).isEqualTo(Duration.ofSeconds(4));
        assertThat(delays.firstBug(COMPONENT)).isFalse();
    }
}
