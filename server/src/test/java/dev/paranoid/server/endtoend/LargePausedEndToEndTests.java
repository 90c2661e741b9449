package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.server.endtoend.Http.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes that stop, are paused, or lose the database in the midst of large deletions. */
@Tag("long")
class LargePausedEndToEndTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration HEARTBEATS = Duration.ofSeconds(4);

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void oneThatWasPausedInTheMidstOfAChunkAndWakesUpChangesNothing(TestDatabase database) throws SQLException {
        try (LargeBlog blog = new LargeBlog(database, "paranoid_paused");
                Service paused = Service.start("paused", Jar.THIN, blog.settings())) {
            String location;
            try (Connection other = blog.schema().connect()) {
                other.setAutoCommit(false);
                other.createStatement().executeQuery("SELECT * FROM reviews WHERE review_id = 109990 FOR UPDATE");
                location = LargeBlog.location(paused.http().delete(LargeBlog.USER));
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> !blog.schema().waiting().isEmpty());
                Signal.STOP.sendTo(paused.pid());
                other.rollback();
            }
            wakesUpToNothing(blog, paused, location);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void oneThatWasPausedAnywhereAndWakesUpChangesNothing(TestDatabase database) {
        try (LargeBlog blog = new LargeBlog(database, "paranoid_paused");
                Service paused = Service.start("paused", Jar.THIN, blog.settings())) {
            String location = LargeBlog.location(paused.http().delete(LargeBlog.USER));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> blog.live("reviews") < LargeBlog.REVIEWS / 2);
            Signal.STOP.sendTo(paused.pid());
            wakesUpToNothing(blog, paused, location);
        }
    }

    /** Another goes on when this one has not been heard of for so long, and ends it. */
    private static void wakesUpToNothing(LargeBlog blog, Service paused, String location) {
        long claims = blog.claims();
        try (Service other = Service.start("other", Jar.THIN, blog.settings())) {
            LargeBlog.settled(other, location);
            assertThat(blog.claims()).isGreaterThan(claims);
            assertThat(blog.live("reviews") + blog.live("stories")).isZero();
            Map<String, List<String>> rows = blog.rows();
            List<String> entries = entries(blog);
            Signal.CONT.sendTo(paused.pid());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> paused.http().get("/api/users/901").status() == 200);
            Awaitility.await()
                    .during(Duration.ofSeconds(3))
                    .atMost(PATIENCE)
                    .until(() -> rows.equals(blog.rows()) && entries.equals(entries(blog)));
            assertThat(paused.http().get(location).json().get("state").asString())
                    .isEqualTo("active");
            blog.keepsTheLaw();
        } finally {
            Signal.CONT.sendTo(paused.pid());
        }
    }

    private static List<String> entries(LargeBlog blog) {
        String all =
                "SELECT d.id, d.state, d.activity, d.job_id, d.closed_at, j.fence, j.state AS how, j.updated_at, j.ended_at"
                        + " FROM paranoid_deletion d JOIN paranoid_job j ON j.id = d.job_id";
        return blog.schema().sql().sql(all).query().listOfRows().stream()
                .map(Map::toString)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void oneThatIsStoppedHandsItsWorkOverAtOnce(TestDatabase database) {
        try (LargeBlog blog = new LargeBlog(database, "paranoid_paused");
                Service one = Service.start("node-0", Jar.THIN, blog.settings());
                Service other = Service.start("node-1", Jar.THIN, blog.settings())) {
            String location = LargeBlog.location(one.http().delete(LargeBlog.USER));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> blog.live("reviews") < LargeBlog.REVIEWS);
            long claims = blog.claims();
            boolean first = blog.worker() == one.pid();
            (first ? one : other).terminate();
            long begun = System.nanoTime();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> blog.claims() > claims);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            System.out.println("Handed over after ms: " + millis);
            assertThat(millis).isLessThan(HEARTBEATS.toMillis());
            LargeBlog.settled(first ? other : one, location);
            blog.keepsTheLaw();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void oneThatLosesTheDatabaseGoesOnWhenItIsBack(TestDatabase database) {
        try (LargeBlog blog = new LargeBlog(database, "paranoid_paused");
                Gate gate = new Gate(database.host(), database.port());
                Service service = Service.start("thin", Jar.THIN, blog.settingsVia(gate.port()))) {
            Map<String, List<String>> before = blog.rows();
            Reply deleted = service.http().delete(LargeBlog.USER);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> blog.live("reviews") < LargeBlog.REVIEWS);
            Awaitility.await().atMost(PATIENCE).until(() -> isAway(gate, service));
            gate.open();
            LargeBlog.settled(service, LargeBlog.location(deleted));
            assertThat(blog.live("reviews") + blog.live("stories")).isZero();
            service.http().put("/api/restore/users/900");
            LargeBlog.settled(service, LargeBlog.location(deleted));
            assertThat(blog.rows()).isEqualTo(before);
        }
    }

    /** Shut as often as needed: who was on his way in when it was shut has got through. */
    private static boolean isAway(Gate gate, Service service) {
        gate.shut();
        return service.http().get("/api/users/1").status() == 503;
    }
}
