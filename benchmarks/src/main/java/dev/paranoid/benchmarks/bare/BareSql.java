package dev.paranoid.benchmarks.bare;

import dev.paranoid.benchmarks.database.Mysql;
import dev.paranoid.benchmarks.measure.Parallel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** The floor: the fewest prepared statements that hide a user and what is below, one transaction a user. */
public final class BareSql {

    private static final List<String> STATEMENTS = List.of(
            "UPDATE users SET deleted_at = NOW(6) WHERE user_id = ? AND deleted_at IS NULL",
            "UPDATE stories s JOIN reviews r ON r.story_id = s.story_id SET r.deleted_at = NOW(6)"
                    + " WHERE s.created_by = ? AND s.deleted_at IS NULL AND r.deleted_at IS NULL",
            "UPDATE stories SET deleted_at = NOW(6) WHERE created_by = ? AND deleted_at IS NULL",
            "UPDATE reviews SET deleted_at = NOW(6) WHERE created_by = ? AND deleted_at IS NULL");

    private final Mysql mysql;
    private final int connections;

    public BareSql(Mysql mysql, int connections) {
        this.mysql = mysql;
        this.connections = connections;
    }

    /** It has no use for the index on the mark, and need not pay for it. */
    public static void dropMarks(Mysql mysql) throws SQLException {
        for (String table : List.of("users", "stories", "reviews")) {
            mysql.execute("ALTER TABLE " + table + " DROP INDEX " + table + "_deletion");
        }
    }

    /** Hides the users from one number up to, but not with, another. */
    public void hide(int from, int to) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger(from);
        Parallel.run(connections, () -> work(next, to));
    }

    private void work(AtomicInteger next, int to) throws SQLException {
        try (Connection connection = mysql.connect()) {
            connection.setAutoCommit(false);
            List<PreparedStatement> statements = new ArrayList<>();
            for (String sql : STATEMENTS) {
                statements.add(connection.prepareStatement(sql));
            }
            for (int user = next.getAndIncrement(); user < to; user = next.getAndIncrement()) {
                for (PreparedStatement statement : statements) {
                    statement.setLong(1, user);
                    statement.executeUpdate();
                }
                connection.commit();
            }
        }
    }
}
