package dev.paranoid.server.endtoend;

import dev.paranoid.server.endtoend.Http.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The blog of the demo, and in it a user with many stories, and reviews of these by another. */
final class LargeBlog implements AutoCloseable {

    static final int STORIES = 400;
    static final int REVIEWS = 4_000;
    static final int ROWS = 1 + STORIES + REVIEWS;
    static final String USER = "/api/users/900";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NUMBERS =
            "(WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99) SELECT a.i + 100 * b.i AS i"
                    + " FROM n a JOIN n b) s";

    private final TestDatabase.Schema schema;

    LargeBlog(TestDatabase database, String name) {
        this.schema = database.create(name).with("demo/schema.sql", "demo/data.sql");
        update("INSERT INTO users (user_id, username, full_name) VALUES (901, 'reviewer', 'Reviewer')");
        grow();
    }

    /** Makes the user, with her stories and their reviews; between their keys is room for others. */
    void grow() {
        update("INSERT INTO users (user_id, username, full_name) VALUES (900, 'large', 'Large')");
        update(
                "INSERT INTO stories (story_id, created_by, title, body) SELECT 90000 + 10 * i, 900, 'story', 'body' FROM "
                        + NUMBERS + " WHERE i < " + STORIES);
        update(
                "INSERT INTO reviews (review_id, created_by, story_id, stars, text) SELECT 90000 + 10 * i, 901, 90000 + 10 * (i % "
                        + STORIES + "), 5, 'review' FROM " + NUMBERS + " WHERE i < " + REVIEWS);
    }

    TestDatabase.Schema schema() {
        return schema;
    }

    String[] settings(String... more) {
        return schema.settings(with(more));
    }

    /** {@return the same, by way of that port} */
    String[] settingsVia(int port, String... more) {
        return schema.settingsVia(port, with(more));
    }

    private static String[] with(String... more) {
        return Stream.concat(
                        Stream.of(
                                Service.types("blog.yml"),
                                "--paranoid.background.above=100",
                                "--paranoid.background.chunk=10ms",
                                "--paranoid.background.pause=20ms"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    Map<String, List<String>> rows() {
        return schema.rows();
    }

    long live(String table) {
        String id = "reviews".equals(table) ? "review_id" : "story_id";
        return number("SELECT COUNT(*) FROM " + table + " WHERE deleted_at IS NULL AND " + id + " >= 90000");
    }

    /** {@return rows below the user that are there} */
    long there() {
        return number("SELECT (SELECT COUNT(*) FROM stories WHERE story_id >= 90000)"
                + " + (SELECT COUNT(*) FROM reviews WHERE review_id >= 90000)");
    }

    long number(String sql) {
        return schema.sql().sql(sql).query(Long.class).single();
    }

    void update(String sql) {
        schema.sql().sql(sql).update();
    }

    /** {@return how often jobs have been claimed} */
    long claims() {
        return number("SELECT COALESCE(SUM(fence), 0) FROM paranoid_job");
    }

    /** {@return the process that works on a job} */
    long worker() {
        return number(
                "SELECT CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(node, '/', -3), '/', 1) AS SIGNED) FROM paranoid_worker"
                        + " WHERE node IS NOT NULL ORDER BY until DESC LIMIT 1");
    }

    /** {@return jobs that have not ended} */
    long jobs() {
        return number("SELECT COUNT(*) FROM paranoid_job WHERE ended_at IS NULL");
    }

    /** {@return rows of Paranoid's own that are there only while something goes on} */
    long unfinished() {
        return number("SELECT (SELECT COUNT(*) FROM paranoid_frontier) + (SELECT COUNT(*) FROM paranoid_collected)");
    }

    void keepsTheLaw() {
        new BlogLaw(this::number).holds();
    }

    /** {@return live rows under a hidden parent} */
    long orphans() {
        return new BlogLaw(this::number).orphans();
    }

    static String location(Reply deletion) {
        return "/api/deletions/" + deletion.json().get("id").asString();
    }

    /** Waits until nothing is done to it any more. */
    static Reply settled(Service service, String location) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> service.http().get(location),
                        reply ->
                                !"in-progress".equals(reply.json().path("state").asString()));
    }

    @Override
    public void close() {
        schema.close();
    }
}
