package dev.paranoid.kafka.stuck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A consumer that comes with the same requests for too long is told of, until it has carried them out. */
class StuckRequestsTests {

    private final AtomicLong nanos = new AtomicLong();
    private final StuckRequests stuck = new StuckRequests(nanos::get);

    private void fail(String why) {
        assertThatThrownBy(() -> stuck.carryOut(() -> {
                    throw new IllegalStateException(why);
                }))
                .hasMessage(why);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void tellsForHowLongTheyHaveBeenTriedFromTheFirstFailureOn() {
        assertThat(stuck.longest()).isZero();

        fail("users/5 is locked");
        pass(Duration.ofSeconds(20));
        fail("users/5 is locked");
        pass(Duration.ofSeconds(5));
        assertThat(stuck.longest()).hasSeconds(25);

        stuck.carryOut(() -> {});
        assertThat(stuck.longest()).isZero();
    }

    @Test
    void isToldWithTheReasonOfTheLastTimeUntilItSucceeds() {
        fail("the database is away");
        pass(Duration.ofSeconds(20));
        fail("users/5 is locked");
        assertThat(stuck.told()).isEmpty();

        pass(Duration.ofSeconds(11));
        assertThat(stuck.told()).contains("for 31 s: users/5 is locked");

        stuck.carryOut(() -> {});
        assertThat(stuck.told()).isEmpty();
    }

    @Test
    void isForgottenWhereItComesNoMore() {
        fail("the partition is another's by now");
        pass(Duration.ofSeconds(31));
        assertThat(stuck.told()).isEmpty();
    }

    /** A lock wait, or a database that hangs, may make an attempt longer than the time after which a consumer has given up. */
    @Test
    void isToldThoughEachAttemptTakesLong() {
        fail("users/5 is locked");
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> stuck.carryOut(() -> {
                        pass(Duration.ofSeconds(40));
                        stuck.told();
                        throw new IllegalStateException("users/6 is locked");
                    }))
                    .hasMessage("users/6 is locked");
        }
        assertThat(stuck.told()).contains("for 80 s: users/6 is locked");
    }

    @Test
    void beginsAnewForAConsumerThatHadGivenUpThoughNobodyAskedMeanwhile() {
        fail("the partition is another's by now");
        pass(Duration.ofHours(1));
        fail("users/5 is locked");
        assertThat(stuck.told()).isEmpty();
    }
}
