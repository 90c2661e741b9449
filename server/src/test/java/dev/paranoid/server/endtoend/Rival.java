package dev.paranoid.server.endtoend;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Another program on the tables of a blog: it takes the names of hidden users and gives them up again, and updates rows in whatever
 * order, so that it and others lose deadlocks, and wait for it.
 */
final class Rival implements Runnable {

    private static final int ITS_OWN = 1_000_000;
    private static final long PAUSE_MILLIS = 20;

    /** A duplicate name, a lock wait that took too long, a deadlock. */
    private static final Set<Integer> LOST = Set.of(1062, 1205, 1213);

    private final DataSource database;
    private final int users;
    private final Random random = new Random(1);
    private final AtomicInteger lost = new AtomicInteger();
    private volatile boolean over;

    Rival(TestDatabase.Schema blog, int users) {
        this.database = blog.dataSource();
        this.users = users;
    }

    /** {@return how often others were in its way} */
    int lost() {
        return lost.get();
    }

    @Override
    public void run() {
        while (!over) {
            int one = 1 + random.nextInt(users);
            int other = 1 + random.nextInt(users);
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                work(connection, one, other);
            } catch (SQLException failed) {
                if (!LOST.contains(failed.getErrorCode())) {
                    throw new IllegalStateException(failed);
                }
                lost.incrementAndGet();
            }
        }
    }

    private void work(Connection connection, int one, int other) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (random.nextBoolean()) {
                statement.executeUpdate("DELETE FROM users WHERE user_id >= " + ITS_OWN);
                statement.executeUpdate("INSERT INTO users (user_id, username, full_name) SELECT " + ITS_OWN
                        + " + user_id, username, 'rival' FROM users WHERE user_id = " + one
                        + " AND deleted_at IS NOT NULL");
            } else {
                statement.executeUpdate("UPDATE users SET full_name = 'x' WHERE user_id = " + one);
                statement.executeUpdate("UPDATE stories SET body = 'x' WHERE created_by = " + other);
                statement.executeUpdate("UPDATE users SET full_name = 'y' WHERE user_id = " + other);
            }
            Thread.sleep(PAUSE_MILLIS);
            connection.commit();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            over = true;
        }
    }

    /** Ends after what it is doing. */
    void stop() {
        over = true;
    }
}
