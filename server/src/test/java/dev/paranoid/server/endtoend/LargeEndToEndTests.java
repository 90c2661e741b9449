package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.server.endtoend.Http.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deletions that are too large for one transaction, with nodes that are killed in the midst of them. */
class LargeEndToEndTests {

    private static final int STORIES = 400;
    private static final int REVIEWS = 4_000;
    private static final int KILLS = Integer.getInteger("paranoid.background.kills", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void goOnInTheBackgroundAndAreReadAsDone(TestDatabase database) throws Exception {
        try (TestDatabase.Schema blog = large(database);
                Service service = Service.start("thin", Jar.THIN, settings(blog, 100))) {
            Map<String, List<String>> before = blog.rows();

            Reply deleted = service.http().delete("/api/users/900");
            assertThat(deleted.status()).isEqualTo(202);
            assertThat(deleted.json().get("state").asString()).isEqualTo("in-progress");
            assertThat(service.http().get("/api/stories/90000").status()).isEqualTo(404);
            assertThat(service.http().get("/api/reviews/93999").status()).isEqualTo(404);
            assertThat(service.http().delete("/api/users/900").json().get("id"))
                    .isEqualTo(deleted.json().get("id"));
            settled(service, deleted);
            Reply done = service.http().get(location(deleted));
            assertThat(done.json().get("state").asString()).isEqualTo("active");
            assertThat(done.json().get("took").get("reviews").asInt()).isEqualTo(REVIEWS);
            assertThat(live(blog, "reviews") + live(blog, "stories")).isZero();

            Reply restored = service.http().put("/api/restore/users/900");
            assertThat(restored.status()).isEqualTo(202);
            settled(service, deleted);
            assertThat(blog.rows()).isEqualTo(before);

            Reply removed = service.http().delete("/api/users/900?force=1");
            assertThat(removed.status()).isEqualTo(202);
            assertThat(service.http().get("/api/users/900").status()).isEqualTo(404);
            assertThat(service.http().delete("/api/users/900").status()).isEqualTo(410);
            settled(service, removed);
            assertThat(service.http()
                            .get(removed.header("Location"))
                            .json()
                            .get("state")
                            .asString())
                    .isEqualTo("purged");
            assertThat(count(blog, "SELECT COUNT(*) FROM reviews WHERE review_id >= 90000"))
                    .isZero();
            Awaitility.await().atMost(PATIENCE).until(() -> count(blog, "SELECT COUNT(*) FROM paranoid_reach") == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void goOnElsewhereWhenTheirNodeIsKilled(TestDatabase database) throws Exception {
        try (TestDatabase.Schema blog = large(database)) {
            Map<String, List<String>> before = blog.rows();
            for (int kill = 0; kill < KILLS; kill++) {
                try (Service service = Service.start("thin", Jar.THIN, settings(blog, 20))) {
                    Reply deleted = service.http().delete("/api/users/900");
                    assertThat(deleted.json().get("state").asString()).isEqualTo("in-progress");
                    long done = live(blog, "reviews");
                    Awaitility.await().atMost(PATIENCE).until(() -> live(blog, "reviews") < done);
                    service.kill();
                    assertThat(live(blog, "reviews")).isPositive();
                }
            }
            try (Service one = Service.start("thin", Jar.THIN, settings(blog, 100));
                    Service other = Service.start("thin-2", Jar.THIN, settings(blog, 100))) {
                Reply deleted = one.http().delete("/api/users/900");
                settled(one, deleted);
                assertThat(live(blog, "reviews") + live(blog, "stories")).isZero();
                assertThat(other.http()
                                .get(location(deleted))
                                .json()
                                .get("took")
                                .get("reviews")
                                .asInt())
                        .isEqualTo(REVIEWS);
                assertThat(count(blog, "SELECT COUNT(*) FROM paranoid_deletion"))
                        .isEqualTo(1);

                other.http().put("/api/restore/users/900");
                one.kill();
                settled(other, deleted);
                assertThat(blog.rows()).isEqualTo(before);
            }
        }
    }

    private static String location(Reply deletion) {
        return "/api/deletions/" + deletion.json().get("id").asString();
    }

    private static void settled(Service service, Reply deletion) {
        String location = location(deletion);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !"in-progress"
                        .equals(service.http().get(location).json().get("state").asString()));
    }

    private static String[] settings(TestDatabase.Schema blog, int above) {
        return blog.settings(
                Service.types("blog.yml"),
                "--paranoid.background.above=" + above,
                "--paranoid.background.chunk=10ms",
                "--paranoid.background.pause=10ms");
    }

    /** A user with many stories, and reviews of these by another. */
    private static TestDatabase.Schema large(TestDatabase database) {
        TestDatabase.Schema blog = database.create("paranoid_large").with("demo/schema.sql", "demo/data.sql");
        String numbers =
                "(WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99) SELECT a.i + 100 * b.i"
                        + " AS i FROM n a JOIN n b) s";
        insert(
                blog,
                "INSERT INTO users (user_id, username, full_name) VALUES (900, 'large', 'Large'), (901, 'reviewer', 'Reviewer')");
        insert(
                blog,
                "INSERT INTO stories (story_id, created_by, title, body) SELECT 90000 + i, 900, 'story', 'body' FROM "
                        + numbers + " WHERE i < " + STORIES);
        insert(
                blog,
                "INSERT INTO reviews (review_id, created_by, story_id, stars, text) SELECT 90000 + i, 901, 90000 + i % "
                        + STORIES + ", 5, 'review' FROM " + numbers + " WHERE i < " + REVIEWS);
        return blog;
    }

    private static void insert(TestDatabase.Schema blog, String sql) {
        blog.sql().sql(sql).update();
    }

    private static long live(TestDatabase.Schema blog, String table) {
        String id = "reviews".equals(table) ? "review_id" : "story_id";
        return count(blog, "SELECT COUNT(*) FROM " + table + " WHERE deleted_at IS NULL AND " + id + " >= 90000");
    }

    private static long count(TestDatabase.Schema blog, String sql) {
        return blog.sql().sql(sql).query(Long.class).single();
    }
}
