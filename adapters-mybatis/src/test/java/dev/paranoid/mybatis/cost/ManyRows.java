package dev.paranoid.mybatis.cost;

import dev.paranoid.mybatis.Demo;
import org.springframework.jdbc.core.JdbcTemplate;

/** 10,000 users, 30,000 stories, 60,000 reviews and what belongs to them, in {@link Demo#withCycle()}; a ledger to match. */
final class ManyRows {

    private static final String[] TABLES = {
        "users",
        "stories",
        "reviews",
        "tags",
        "story_tags",
        "notes",
        "invoices",
        "categories",
        "paranoid_deletion",
        "paranoid_detached",
        "paranoid_frontier",
        "paranoid_collected",
        "paranoid_job",
        "paranoid_accepted",
        "paranoid_awaited"
    };

    private ManyRows() {}

    /**
     * Users up to 5,000 can be deleted; an invoice stands in the way of the others.
     *
     * @param deletions deletes 1,500 users, with all that is below them
     */
    static void fill(JdbcTemplate jdbc, Runnable deletions) {
        Demo.numbers(jdbc);
        Demo.fill(jdbc, "users", "id, email", "n + 1, CONCAT('user', n + 1)", 10_000);
        Demo.fill(jdbc, "stories", "id, created_by, note", "n + 1, n % 10000 + 1, 'x'", 30_000);
        Demo.fill(jdbc, "reviews", "id, created_by, story_id", "n + 1, n * 7 % 10000 + 1, n % 30000 + 1", 60_000);
        Demo.fill(jdbc, "tags", "id", "n + 1", 3_000);
        Demo.fill(jdbc, "story_tags", "story_id, tag_id", "n + 1, n % 3000 + 1", 30_000);
        Demo.fill(jdbc, "notes", "id, assigned_to", "n + 1, n % 10000 + 1", 20_000);
        Demo.fill(jdbc, "invoices", "id, user_id", "n + 1, n % 5000 + 5001", 10_000);
        Demo.fill(jdbc, "categories", "id, parent_id", "n + 1, CASE WHEN n < 100 THEN NULL ELSE n DIV 10 END", 10_000);
        ledger(jdbc);
        deletions.run();
        for (String table : TABLES) {
            jdbc.queryForList("ANALYZE TABLE " + table);
        }
    }

    /** Thousands of lifted and purged deletions. */
    private static void ledger(JdbcTemplate jdbc) {
        String columns = "root_type, root_key, mode, state, deleted_at, closed_at, actor, source";
        String when = "TIMESTAMP('2026-01-01') + INTERVAL n MINUTE";
        Demo.fill(
                jdbc,
                "paranoid_deletion",
                columns,
                "'stories', n + 1, 'SOFT', 'LIFTED', " + when + ", " + when + ", CONCAT('actor', n % 500), 'test'",
                8_000);
        Demo.fill(
                jdbc,
                "paranoid_deletion",
                columns,
                "'stories', n + 500001, 'HARD', 'PURGED', " + when + ", " + when + ", CONCAT('actor', n % 500), 'test'",
                4_000);
        Demo.fill(jdbc, "paranoid_frontier", "entity_type, row_key", "'notes', n + 500001", 5_000);
        Demo.fill(
                jdbc,
                "paranoid_collected",
                "job_id, entity_type, row_key, place",
                "-1 - n % 10, 'stories', n, n",
                5_000);
        Demo.fill(
                jdbc,
                "paranoid_job",
                "component, state, started_at, updated_at, ended_at",
                "CONCAT('other', n % 10), '{}', " + when + ", " + when + ", " + when,
                2_000);
        Demo.fill(
                jdbc,
                "paranoid_accepted",
                "message_id, topic, type, headers, outcome, accepted_at",
                "CONCAT('message-', n), 'topic', 'type', '', '{}', TIMESTAMP('2026-01-01')",
                4_000);
        Demo.fill(jdbc, "paranoid_awaited", "job_id, message_id", "n + 1000000, CONCAT('message-', n)", 4_000);
    }
}
