package dev.paranoid.benchmarks.blog;

import dev.paranoid.benchmarks.database.Mysql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;

/** Users with stories and reviews of them. */
public final class Blog {

    private static final String NUMBERS =
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)";

    private Blog() {}

    /** Makes users 1 to {@code users}, each with that many stories, and as many reviews of each by herself. */
    public static void fill(Mysql mysql, int users, int stories, int reviewsOfEach) throws SQLException {
        mysql.create();
        mysql.execute(text("schema.sql").split(";"));
        add(mysql, new Users(1, users), stories, reviewsOfEach);
        mysql.execute("ANALYZE TABLE users, stories, reviews");
    }

    /** Adds users, who have the highest numbers, each with that many stories, and as many reviews of each by herself. */
    public static void add(Mysql mysql, Users users, int stories, int reviewsOfEach) throws SQLException {
        mysql.execute(
                "SET SESSION cte_max_recursion_depth = 100000000",
                "INSERT INTO users (user_id, username) " + NUMBERS.formatted(users.count()) + " SELECT i + "
                        + (users.first() - 1) + ", CONCAT('user', i) FROM n",
                "INSERT INTO stories (created_by, title, body) " + NUMBERS.formatted(Math.max(stories, 1))
                        + " SELECT user_id, CONCAT('Story ', i), REPEAT('word ', 20) FROM users JOIN n WHERE "
                        + stories + " > 0 AND user_id >= " + users.first() + " ORDER BY user_id",
                "INSERT INTO reviews (created_by, story_id, text) " + NUMBERS.formatted(Math.max(reviewsOfEach, 1))
                        + " SELECT created_by, story_id, REPEAT('fine ', 10) FROM stories JOIN n WHERE created_by >= "
                        + users.first() + " ORDER BY story_id");
    }

    public static String text(String resource) {
        try (InputStream in = Blog.class.getResourceAsStream("/" + resource)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
