package dev.paranoid.benchmarks.large;

import dev.paranoid.benchmarks.blog.BenchmarkBlog;
import dev.paranoid.benchmarks.database.Mysql;
import dev.paranoid.benchmarks.measure.Latency;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Somebody who updates and inserts rows of the same tables all the while, each in a transaction of its own. */
final class OtherWriter implements AutoCloseable {

    private static final long PAUSE_NANOS = 2_000_000;

    private final Mysql mysql;
    private final Thread thread;
    private final List<Long> waits = new ArrayList<>();
    private volatile boolean over;
    private volatile @Nullable SQLException failure;

    private OtherWriter(Mysql mysql) {
        this.mysql = mysql;
        this.thread = new Thread(this::run, "other-writer");
        thread.start();
    }

    static OtherWriter start(Mysql mysql) {
        return new OtherWriter(mysql);
    }

    private void run() {
        try (Connection connection = mysql.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            List<Long> stories = stories(connection);
            Random random = new Random(1);
            while (!over) {
                long begun = System.nanoTime();
                untilDone(connection, random, stories.get(random.nextInt(stories.size())));
                waits.add(System.nanoTime() - begun);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException failed) {
            failure = failed;
        }
    }

    /** Deadlocks are tried again, and their time counts. */
    private static void untilDone(Connection connection, Random random, long story) throws SQLException {
        boolean done = false;
        while (!done) {
            try {
                write(connection, random, story);
                connection.commit();
                done = true;
            } catch (SQLTransactionRollbackException deadlock) {
                connection.rollback();
            }
        }
    }

    private static List<Long> stories(Connection connection) throws SQLException {
        List<Long> stories = new ArrayList<>();
        try (ResultSet rows = connection
                .createStatement()
                .executeQuery("SELECT story_id FROM stories WHERE created_by >= " + BenchmarkBlog.OTHERS
                        + " AND created_by < " + BenchmarkBlog.TRIAL)) {
            while (rows.next()) {
                stories.add(rows.getLong(1));
            }
        }
        return stories;
    }

    private static void write(Connection connection, Random random, long story) throws SQLException {
        long user = BenchmarkBlog.OTHERS + random.nextInt(BenchmarkBlog.OTHER_USERS);
        switch (random.nextInt(6)) {
            case 0 -> update(connection, "UPDATE stories SET title = 'Changed' WHERE story_id = ?", story);
            case 1 -> update(connection, "UPDATE reviews SET text = 'Changed' WHERE story_id = ?", story);
            case 2 -> update(connection, "UPDATE users SET username = CONCAT('user', user_id) WHERE user_id = ?", user);
            case 3 ->
                update(connection, "INSERT INTO stories (created_by, title, body) VALUES (?, 'New', 'New')", user);
            case 4 -> update(connection, "INSERT INTO users (username) VALUES ('new')");
            default ->
                update(
                        connection,
                        "INSERT INTO reviews (created_by, story_id, text) VALUES (?, ?, 'New')",
                        user,
                        story);
        }
    }

    private static void update(Connection connection, String sql, long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** {@return how long its transactions took; it writes no more} */
    Latency waits() throws SQLException, InterruptedException {
        close();
        thread.join();
        SQLException failed = failure;
        if (failed != null) {
            throw failed;
        }
        return Latency.of(waits);
    }

    @Override
    public void close() {
        over = true;
    }
}
