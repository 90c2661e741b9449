package dev.paranoid.benchmarks.bare;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The fewest statements for a user of the blog and what is below her, written by hand for these three tables: prepared on the
 * server, one transaction a change, none for a read.
 */
final class BareVerbs {

    private static final String MARK = "?.deleted_at = ?, ?.deletion_id = ?, ?.updated_at = ?.updated_at";
    private static final String CLEAR =
            " SET deleted_at = NULL, deletion_id = NULL, updated_at = updated_at WHERE deletion_id = ?";
    private static final String OF_STORIES =
            "stories s STRAIGHT_JOIN reviews r FORCE INDEX (reviews_story) ON r.story_id = s.story_id";

    private static final List<String> SOFT = List.of(
            "UPDATE users u SET " + mark("u") + " WHERE u.user_id = ? AND u.deleted_at IS NULL",
            "UPDATE " + OF_STORIES + " SET " + mark("r")
                    + " WHERE s.created_by = ? AND s.deleted_at IS NULL AND r.deleted_at IS NULL",
            "UPDATE stories s SET " + mark("s") + " WHERE s.created_by = ? AND s.deleted_at IS NULL",
            "UPDATE reviews r SET " + mark("r") + " WHERE r.created_by = ? AND r.deleted_at IS NULL");
    private static final String HOLDER = "SELECT deletion_id FROM users WHERE user_id = ? FOR UPDATE";
    private static final List<String> RESTORE =
            List.of("UPDATE users" + CLEAR, "UPDATE stories" + CLEAR, "UPDATE reviews" + CLEAR);
    private static final List<String> HARD = List.of(
            "DELETE r FROM " + OF_STORIES + " WHERE s.created_by = ?",
            "DELETE FROM reviews WHERE created_by = ?",
            "DELETE FROM stories WHERE created_by = ?",
            "DELETE FROM users WHERE user_id = ?");

    private static final String ROW =
            "SELECT user_id, username, created_at, updated_at, deleted_at, deletion_id FROM users"
                    + " WHERE deleted_at IS NULL";
    private static final String GET = ROW + " AND user_id = ?";
    private static final String LIST = ROW + " ORDER BY user_id LIMIT 50";
    /** Marks of its own, which the ledger never comes to. */
    private static final long FIRST_MARK = 1L << 40;

    private final HikariDataSource changes;
    private final HikariDataSource reads;
    private final AtomicLong marks = new AtomicLong(FIRST_MARK);

    BareVerbs(String url) {
        this.changes = pool(url, false);
        this.reads = pool(url, true);
    }

    private static HikariDataSource pool(String url, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setAutoCommit(autoCommit);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(config);
    }

    private static String mark(String alias) {
        return MARK.replace("?.", alias + ".");
    }

    /** {@return the deletion; nothing where there is no such user, or she is hidden} */
    Optional<String> softDelete(long user) throws SQLException {
        long mark = marks.getAndIncrement();
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        try (Connection connection = changes.getConnection()) {
            return committed(connection, SOFT, now, mark, user)
                    .map(took -> "{\"id\":\"" + mark + "\",\"type\":\"users\",\"rootId\":\"" + user
                            + "\",\"deletedAt\":\"" + now + "Z\",\"took\":" + took + "}");
        }
    }

    /** {@return what came back; nothing where there is no such user, or she is not hidden} */
    Optional<String> restore(long user) throws SQLException {
        try (Connection connection = changes.getConnection()) {
            long mark = holder(connection, user);
            return committed(connection, RESTORE, mark)
                    .map(rows -> "{\"type\":\"users\",\"id\":\"" + user + "\",\"deletion\":\"" + mark
                            + "\",\"restored\":" + rows + "}");
        }
    }

    /** {@return what went; nothing where there is no such user} */
    Optional<String> hardDelete(long user) throws SQLException {
        try (Connection connection = changes.getConnection()) {
            return committed(connection, HARD, user)
                    .map(took -> "{\"type\":\"users\",\"rootId\":\"" + user + "\",\"took\":" + took + "}");
        }
    }

    /** {@return the user; nothing where there is no such user, or she is hidden} */
    Optional<String> get(long user) throws SQLException {
        try (Connection connection = reads.getConnection();
                PreparedStatement statement = connection.prepareStatement(GET)) {
            statement.setLong(1, user);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(json(row)) : Optional.empty();
            }
        }
    }

    /** {@return the first fifty who are not hidden} */
    String list() throws SQLException {
        StringJoiner users = new StringJoiner(",", "{\"items\":[", "]}");
        try (Connection connection = reads.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIST);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                users.add(json(row));
            }
        }
        return users.toString();
    }

    /** {@return the mark of a user, who is locked; 0 where there is none} */
    private static long holder(Connection connection, long user) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
            statement.setLong(1, user);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** {@return how many rows the statements changed, each with these values; nothing where they changed none} */
    private static Optional<Integer> committed(Connection connection, List<String> statements, Object... values)
            throws SQLException {
        int rows = 0;
        for (String sql : statements) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                rows += statement.executeUpdate();
            }
        }
        connection.commit();
        return rows == 0 ? Optional.empty() : Optional.of(rows);
    }

    private static String json(ResultSet row) throws SQLException {
        return "{\"user_id\":" + row.getLong(1) + ",\"username\":\"" + row.getString(2) + "\",\"created_at\":"
                + time(row, 3) + ",\"updated_at\":" + time(row, 4) + ",\"deleted_at\":" + time(row, 5)
                + ",\"deletion_id\":" + row.getObject(6) + "}";
    }

    private static String time(ResultSet row, int column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? "null" : "\"" + time + "Z\"";
    }
}
