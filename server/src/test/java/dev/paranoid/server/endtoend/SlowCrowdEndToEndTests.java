package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many more slow clients than a small heap holds. */
@Tag("long")
class SlowCrowdEndToEndTests {

    private static final int CLIENTS = 2500;
    private static final Duration LASTS = Duration.ofSeconds(40);
    private static final Duration WITHIN = Duration.ofSeconds(8);

    /** So long that the server keeps a connection to the end: it does for a hundred requests. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** More than are let in at once with this heap. */
    private static final int MANY = 1000;

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void isToldInTimeAndNobodyElseSuffers(TestDatabase database) throws Exception {
        List<String> launch = new ArrayList<>(List.of("-Xmx320m", "-XX:+ExitOnOutOfMemoryError"));
        launch.addAll(Jar.THIN.launch());
        try (TestDatabase.Schema shop = database.create("paranoid_crowd").with("shop.sql");
                Service service = Service.startWith(launch, "crowd", shop.settings(Service.types("shop.yml")));
                KeptConnection other = new KeptConnection(service.http().address())) {
            other.ask("GET /api/customers");
            int answered = 0;
            try (SlowCrowd crowd = new SlowCrowd(service.http().address(), CLIENTS)) {
                long until = System.nanoTime() + LASTS.toNanos();
                while (System.nanoTime() < until) {
                    crowd.dribble();
                    long asked = System.nanoTime();
                    assertThat(other.ask("GET /api/customers").status()).isEqualTo(200);
                    assertThat(other.ask("DELETE /api/customers/999").status()).isEqualTo(404);
                    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(WITHIN.dividedBy(2));
                    answered++;
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                System.out.println(
                        "A crowd of " + CLIENTS + ", at most " + crowd.most() + " of them let in at once, was told "
                                + crowd.told() + "; meanwhile others were answered " + answered + " times");
                assertThat(crowd.told().keySet())
                        .isSubsetOf("408", "503", "cut")
                        .contains("408");
                assertThat(crowd.told().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .isGreaterThan(MANY);
            }
            assertThat(answered).isGreaterThan(10);
            assertThat(service.isAlive()).isTrue();
            assertThat(service.output()).doesNotContain("OutOfMemoryError");
            long asked = System.nanoTime();
            try (KeptConnection fresh = new KeptConnection(service.http().address())) {
                assertThat(fresh.ask("GET /api/customers").status()).isEqualTo(200);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .as("a new client, when they have gone")
                    .isLessThan(WITHIN.multipliedBy(2));
        }
    }
}
