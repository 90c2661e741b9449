package dev.paranoid.benchmarks.large;

import dev.paranoid.benchmarks.blog.BenchmarkBlog;
import dev.paranoid.benchmarks.database.Mysql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The bare statements in chunks: two hundred stories by key with their reviews, each chunk a transaction of its own. It
 * writes no progress, looks at nothing that stands in the way, and does not survive its end.
 */
final class BareChunks {

    private static final int STORIES = 200;
    private static final String END = "SELECT MAX(s.id) FROM (SELECT story_id AS id FROM stories FORCE INDEX"
            + " (stories_created_by) WHERE created_by = " + BenchmarkBlog.USER
            + " AND story_id > ? ORDER BY story_id LIMIT "
            + STORIES + ") s";
    private static final String RANGE =
            " WHERE s.created_by = " + BenchmarkBlog.USER + " AND s.story_id > ? AND s.story_id <= ?";
    private static final String JOINED =
            "stories s STRAIGHT_JOIN reviews r FORCE INDEX (reviews_story) ON r.story_id = s.story_id";

    private final Mysql mysql;
    private final List<String> statements;

    private BareChunks(Mysql mysql, String... statements) {
        this.mysql = mysql;
        this.statements = List.of(statements);
    }

    static BareChunks marking(Mysql mysql, String set, String where) {
        return new BareChunks(
                mysql,
                "UPDATE stories s SET " + set.replace("?.", "s.") + RANGE + " AND s.deleted_at " + where,
                "UPDATE " + JOINED + " SET " + set.replace("?.", "r.") + RANGE + " AND r.deleted_at " + where);
    }

    static BareChunks removing(Mysql mysql) {
        return new BareChunks(mysql, "DELETE r FROM " + JOINED + RANGE, "DELETE s FROM stories s" + RANGE);
    }

    void execute() throws SQLException {
        try (Connection connection = mysql.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            long after = 0;
            for (long end = end(connection, after); end > 0; end = end(connection, after)) {
                for (String statement : statements) {
                    execute(connection, statement, after, end);
                }
                connection.commit();
                after = end;
            }
            connection.commit();
        }
    }

    /** {@return the key of a chunk's last story, 0 where there is none} */
    private static long end(Connection connection, long after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setLong(1, after);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static void execute(Connection connection, String sql, long after, long end) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after);
            statement.setLong(2, end);
            statement.executeUpdate();
        }
    }
}
