package dev.paranoid.benchmarks.pages;

import dev.paranoid.benchmarks.blog.Blog;
import dev.paranoid.benchmarks.database.Mysql;
import java.sql.SQLException;

/**
 * A blog with very many deletions: of stories with their reviews, of reviews alone, of a thousand users; some lifted, some purged; and
 * of one user with very many rows. All of it is set-based, as if the engine had done it.
 */
final class LedgerBlog {

    static final int USER_DELETIONS = 1_000;
    static final int LARGE = 200_000;

    private static final int BLOCK = 250_000;
    private static final int OPEN_HOLDS = 300;
    private static final int HOLDS = 20_000;
    private static final String DEEP = "SET SESSION cte_max_recursion_depth = 100000000";
    private static final String MARK =
            " d.deletion_id = l.id, d.deleted_at = l.deleted_at, d.updated_at = d.updated_at ";

    private final Mysql mysql;
    private final int deletions;
    private final int rows;

    /**
     * A blog that is not there yet.
     *
     * @param deletions in the ledger
     * @param rows of all types; a tenth are users, three tenths stories, the rest reviews
     */
    LedgerBlog(Mysql mysql, int deletions, int rows) {
        this.mysql = mysql;
        this.deletions = deletions;
        this.rows = rows;
    }

    int users() {
        return rows / 10;
    }

    int stories() {
        return 3 * users();
    }

    int reviews() {
        return 2 * stories();
    }

    /** The user with very many rows, and the deletion that hides them. */
    int large() {
        return users() + 1;
    }

    int deletionOfLarge() {
        return deletions + USER_DELETIONS + 1;
    }

    /** Before the service has made its own tables. */
    void rows() throws SQLException {
        mysql.create();
        mysql.execute(Blog.text("schema.sql").split(";"));
        blocks("users (user_id, username)", "i, CONCAT('user', i)", users() + 1);
        blocks(
                "stories (story_id, created_by, title, body)",
                "i, 1 + i % " + users() + ", CONCAT('Story ', i), REPEAT('word ', 10)",
                stories());
        blocks(
                "reviews (review_id, created_by, story_id, text)",
                "i, 1 + i * 7 % " + users() + ", 1 + i % " + stories() + ", 'fine'",
                reviews());
        blocks(
                "stories (story_id, created_by, title, body)",
                stories() + " + i, " + large() + ", 'One of many', 'words'",
                LARGE);
        mysql.execute("ANALYZE TABLE users, stories, reviews");
    }

    /** Once the service has made its own tables, and has stopped. */
    void ledger() throws SQLException {
        blocks(
                "paranoid_deletion (id, root_type, root_key, mode, state, deleted_at, closed_at, purge_at, actor, source, reason, took)",
                "i, IF(i % 10 = 4, 'reviews', 'stories'), i, 'SOFT', " + state() + ", " + at("i")
                        + ", IF(i % 10 < 5, NULL, "
                        + at("i") + " + INTERVAL 1 DAY), IF(i % 10 < 5, UTC_TIMESTAMP(6) + INTERVAL i % 90 DAY, NULL),"
                        + " IF(i % 3 = 0, 'nightly', CONCAT('actor', i % 500)), 'rest', CONCAT('reason ', i % 1000),"
                        + " IF(i % 10 = 4, '{\"reviews\": 1}', '{\"stories\": 1, \"reviews\": 2}')",
                deletions);
        blocks(
                "paranoid_deletion (id, root_type, root_key, mode, state, deleted_at, purge_at, actor, source, took)",
                deletions + " + i, 'users', IF(i <= " + USER_DELETIONS + ", i, " + large() + "), 'SOFT', 'ACTIVE', "
                        + at(deletions + " + i")
                        + ", UTC_TIMESTAMP(6) + INTERVAL 30 DAY, 'ann', 'rest', '{\"users\": 1, \"stories\": 3, \"reviews\": 6}'",
                USER_DELETIONS + 1);
        mark("stories", "l.root_type = 'stories' AND d.story_id = CAST(CONVERT(l.root_key USING utf8mb4) AS SIGNED)");
        mark("reviews", "l.root_type = 'reviews' AND d.review_id = CAST(CONVERT(l.root_key USING utf8mb4) AS SIGNED)");
        mark("users", "l.root_type = 'users' AND d.user_id = CAST(CONVERT(l.root_key USING utf8mb4) AS SIGNED)");
        inherit("stories", "users p ON p.user_id = d.created_by");
        inherit("reviews", "stories p ON p.story_id = d.story_id");
        inherit("reviews", "users p ON p.user_id = d.created_by");
        blocks(
                "paranoid_hold (kind, entity_type, row_key, deletion_id, reason, placed_at, actor, source, from_at, released_at)",
                "'PRESERVATION', 'stories', i * 10, i * 10, 'case', " + at("i") + ", 'counsel', 'rest', " + at("i")
                        + ", IF(i <= " + (HOLDS - OPEN_HOLDS) + ", " + at("i") + ", NULL)",
                Math.min(HOLDS, deletions / 10));
        mysql.execute("ANALYZE TABLE users, stories, reviews, paranoid_deletion, paranoid_hold");
    }

    private static String state() {
        return "CASE WHEN i % 10 < 5 THEN 'ACTIVE' WHEN i % 10 < 9 THEN 'LIFTED' ELSE 'PURGED' END";
    }

    private static String at(String number) {
        return "TIMESTAMP('2024-01-01') + INTERVAL (" + number + ") MINUTE";
    }

    private void mark(String table, String on) throws SQLException {
        mysql.execute("UPDATE paranoid_deletion l STRAIGHT_JOIN " + table + " d ON " + on + " SET" + MARK
                + "WHERE l.state = 'ACTIVE'");
    }

    private void inherit(String table, String parent) throws SQLException {
        mysql.execute("UPDATE " + table + " d JOIN " + parent
                + " SET d.deletion_id = p.deletion_id, d.deleted_at = p.deleted_at, d.updated_at = d.updated_at"
                + " WHERE d.deletion_id IS NULL AND p.deletion_id IS NOT NULL");
    }

    private void blocks(String into, String values, int count) throws SQLException {
        for (int from = 0; from < count; from += BLOCK) {
            mysql.execute(
                    DEEP,
                    "INSERT INTO " + into + " WITH RECURSIVE n (i) AS (SELECT " + (from + 1)
                            + " UNION ALL SELECT i + 1 FROM n WHERE i < " + Math.min(from + BLOCK, count) + ") SELECT "
                            + values + " FROM n");
        }
    }
}
