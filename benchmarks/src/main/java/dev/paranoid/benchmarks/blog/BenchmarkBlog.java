package dev.paranoid.benchmarks.blog;

import dev.paranoid.benchmarks.bare.BareSql;
import dev.paranoid.benchmarks.database.Mysql;
import java.sql.SQLException;

/**
 * One user with very many rows below her: for each story nine reviews by others. Their keys lie among those of other users'
 * rows, to which somebody else writes.
 */
public final class BenchmarkBlog {

    /** Of the user whose rows are many. */
    public static final long USER = 1;

    /** Of the first of those who write meanwhile. */
    public static final long OTHERS = 2;

    public static final int OTHER_USERS = 1000;

    /** Of the first of those whose rows are just enough for the background, so that it can be tried before it is measured. */
    public static final long TRIAL = OTHERS + OTHER_USERS;

    public static final int TRIAL_USERS = 20;

    private static final int REVIEWS_OF_EACH = 9;
    private static final int STORIES_OF_OTHERS = 20_000;
    private static final int STORIES_OF_TRIAL = 1_100;
    private static final int BLOCK = 100_000;
    private static final String DEEP = "SET SESSION cte_max_recursion_depth = 100000000";

    private final Mysql mysql;
    private final int stories;

    /**
     * A blog.
     *
     * @param rows below the user, a multiple of ten
     */
    public BenchmarkBlog(Mysql mysql, int rows) {
        this.mysql = mysql;
        this.stories = rows / (REVIEWS_OF_EACH + 1);
    }

    public void fill(boolean marks) throws SQLException {
        mysql.create();
        mysql.execute(Blog.text("schema.sql").split(";"));
        if (!marks) {
            BareSql.dropMarks(mysql);
        }
        mysql.execute(
                DEEP,
                "INSERT INTO users (user_id, username) " + numbers(OTHER_USERS + TRIAL_USERS + 1)
                        + " SELECT i, CONCAT('user', i) FROM n");
        for (int from = 0; from < stories; from += BLOCK) {
            block(USER, from, Math.min(BLOCK, stories - from));
        }
        others();
        for (int i = 0; i < TRIAL_USERS; i++) {
            block(TRIAL + i, 2 * stories + i * STORIES_OF_TRIAL, STORIES_OF_TRIAL);
        }
        mysql.execute("ANALYZE TABLE users, stories, reviews");
    }

    /** Stories of a user have even numbers, so that those of others fit between them. */
    private void block(long user, int from, int count) throws SQLException {
        mysql.execute(
                DEEP,
                "INSERT INTO stories (story_id, created_by, title, body) " + numbers(count) + " SELECT 2 * (i + " + from
                        + "), " + user + ", 'Story', REPEAT('word ', 20) FROM n",
                "INSERT INTO reviews (review_id, created_by, story_id, text) " + numbers(count)
                        + ", m (k) AS (SELECT 0 UNION ALL"
                        + " SELECT k + 1 FROM m WHERE k < " + (REVIEWS_OF_EACH - 1) + ") SELECT 2 * (" + REVIEWS_OF_EACH
                        + " * (i + " + from + ") + k), " + OTHERS + " + (i + k) % " + OTHER_USERS + ", 2 * (i + " + from
                        + "), REPEAT('fine ', 10) FROM n JOIN m");
    }

    private void others() throws SQLException {
        int step = Math.max(1, stories / STORIES_OF_OTHERS);
        mysql.execute(
                "INSERT INTO stories (story_id, created_by, title, body) SELECT story_id + 1, " + OTHERS
                        + " + story_id % " + OTHER_USERS
                        + ", 'Another', REPEAT('word ', 20) FROM stories WHERE created_by = "
                        + USER + " AND story_id % " + 2 * step + " = 0",
                "INSERT INTO reviews (created_by, story_id, text) SELECT created_by, story_id, REPEAT('fine ', 10)"
                        + " FROM stories WHERE created_by <> " + USER);
    }

    private static String numbers(int count) {
        return "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + count + ")";
    }
}
