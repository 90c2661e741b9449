package dev.paranoid.rest.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is kept is bounded: one answer, and what one caller has kept in a minute. */
class StoredBodiesTests {

    private static final String DONE = "{\"id\":\"7\",\"type\":\"users\",\"took\":{\"users\":1}}";
    private static final String REFUSED = "{\"status\":404,\"detail\":\"It is gone.\",\"code\":\"not-found\"}";

    private final AtomicLong nanos = new AtomicLong(-5);
    private final StoredBodies bodies = new StoredBodies(nanos::get);

    private static String items(int number) {
        return "{\"items\":[" + REFUSED + ("," + DONE).repeat(number - 1) + "]}";
    }

    private static String shortened(int number) {
        return "{\"items\":[],\"shortened\":{\"items\":" + number + ",\"done\":" + (number - 1)
                + ",\"refused\":{\"not-found\":1}}}";
    }

    @Test
    void anAnswerOfUsualSizeIsKeptAsItIs() {
        for (int call = 0; call < 10_000; call++) {
            assertThat(bodies.of("ann", items(50))).isEqualTo(items(50));
        }
    }

    @Test
    void itemsOfALargeOneAreCounted() {
        assertThat(bodies.of("ann", items(10_000))).isEqualTo(shortened(10_000));
    }

    @Test
    void whoHasMuchKeptIsKeptShortUntilTheMinuteIsOver() {
        String large = items(1000);
        int whole = StoredBodies.A_MINUTE / large.length();
        for (int call = 0; call < whole; call++) {
            assertThat(bodies.of("ann", large)).isEqualTo(large);
        }
        assertThat(bodies.of("ann", large)).isEqualTo(shortened(1000));
        assertThat(bodies.of("bob", large)).as("another caller").isEqualTo(large);

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(bodies.of("ann", large)).isEqualTo(large);
    }

    @Test
    void ofAnythingElseShortValuesStay() {
        String problem = "{\"status\":409,\"code\":\"restricted\",\"detail\":\"" + "\uD83D\uDE00".repeat(40_000)
                + "\",\"total\":9,\"blockers\":[" + REFUSED + "]}";
        String kept = bodies.of("ann", problem);

        assertThat(kept)
                .contains("\"status\":409", "\"code\":\"restricted\"", "\"total\":9")
                .doesNotContain("blockers");
        assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(StoredBodies.SHORT);
        assertThat(new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .as("no half of a character")
                .isEqualTo(kept);
    }
}
