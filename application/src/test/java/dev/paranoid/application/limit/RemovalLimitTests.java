package dev.paranoid.application.limit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.RateLimited;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemovalLimitTests {

    private final RemovalLimit limit = new RemovalLimit(new RateLimit(4, Duration.ofMinutes(1), () -> 0));

    /** Somebody who proves by a password who he is. */
    private record Person(String name, String source) implements Caller {

        @Override
        public String person() {
            return "password:" + name;
        }

        @Override
        public boolean may(Verb verb, String type) {
            return true;
        }
    }

    @Test
    void whoeverAsksByAnotherWayIsTheSame() {
        limit.require(new Person("ann", "rest"), 4);

        assertThatThrownBy(() -> limit.require(new Person("ann", "web"), 1)).isInstanceOf(RateLimited.class);
        assertThatThrownBy(() -> limit.require(Caller.bypassing(new Person("ann", "web")), 1))
                .isInstanceOf(RateLimited.class);
        assertThatCode(() -> limit.require(new Person("bob", "web"), 4)).doesNotThrowAnyException();
        assertThatCode(() -> limit.require(Caller.named("ann", "kafka:ann"), 4)).doesNotThrowAnyException();
    }
}
