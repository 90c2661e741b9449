package dev.paranoid.benchmarks.large;

import dev.paranoid.benchmarks.blog.BenchmarkBlog;
import dev.paranoid.benchmarks.blog.Blog;
import dev.paranoid.benchmarks.database.Mysql;
import dev.paranoid.benchmarks.measure.Heap;
import dev.paranoid.benchmarks.measure.Meter;
import dev.paranoid.benchmarks.measure.Table;
import dev.paranoid.benchmarks.measure.Work;
import dev.paranoid.benchmarks.service.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What it costs to remove very many rows that have expired, beside the same DELETEs in chunks, and who waits for that. The rows belong
 * to many deletions: each is a user with nine stories and ninety reviews.
 */
public final class PurgeBenchmark {

    private static final int STORIES = 9;
    private static final int REVIEWS_OF_EACH = 10;
    private static final int ROWS_OF_EACH = 1 + STORIES + STORIES * REVIEWS_OF_EACH;
    private static final long FIRST = BenchmarkBlog.TRIAL;

    /** Users whose rows go in one transaction. */
    private static final int CHUNK = 20;

    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(200);

    private final Mysql mysql;
    private final Meter meter;
    private final int users;

    private PurgeBenchmark(Mysql mysql, Meter meter, int rows) {
        this.mysql = mysql;
        this.meter = meter;
        this.users = rows / ROWS_OF_EACH;
    }

    public static void run(List<Integer> sizes) throws Exception {
        Mysql mysql = Mysql.ofEnvironment();
        System.out.println("MySQL " + mysql.version() + "; Java " + Runtime.version()
                + "; service with -Xmx256m, paranoid.purge.chunk=" + CHUNK
                + "; another writer all the while; bare: the same"
                + " DELETEs, " + CHUNK * ROWS_OF_EACH + " rows a transaction; each once");
        Table table = new Table(
                "expired rows",
                "deletions",
                "s",
                "bare in chunks s",
                "× that",
                "rows/s",
                "other p99 ms",
                "longest ms",
                "bare p99 ms",
                "bare longest ms",
                "peak heap MB");
        try (Meter meter = Meter.of(mysql)) {
            for (int size : sizes) {
                PurgeBenchmark benchmark = new PurgeBenchmark(mysql, meter, size);
                benchmark.add(table);
            }
        }
        mysql.drop();
        System.out.println();
        System.out.println(table);
    }

    private void add(Table table) throws Exception {
        Measured bare = bare();
        Measured service = service();
        table.add(
                "%,d".formatted(users * ROWS_OF_EACH),
                users,
                service.seconds(),
                bare.seconds(),
                service.seconds() / bare.seconds(),
                Math.round(users * ROWS_OF_EACH / service.seconds()),
                service.waits().p99(),
                service.waits().longest(),
                bare.waits().p99(),
                bare.waits().longest(),
                service.heap().peak() >> 20);
    }

    private void fill() throws SQLException {
        Blog.fill(mysql, (int) FIRST - 1 + users, STORIES, REVIEWS_OF_EACH);
    }

    private Measured bare() throws Exception {
        fill();
        mysql.execute(
                "UPDATE users SET deleted_at = NOW(6), deletion_id = user_id WHERE user_id >= " + FIRST,
                "UPDATE stories SET deleted_at = NOW(6), deletion_id = created_by WHERE created_by >= " + FIRST,
                "UPDATE reviews SET deleted_at = NOW(6), deletion_id = created_by WHERE created_by >= " + FIRST);
        return measured(this::removeInChunks);
    }

    private void removeInChunks() throws SQLException {
        try (Connection connection = mysql.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            for (long from = FIRST; from < FIRST + users; from += CHUNK) {
                for (String statement : List.of(
                        "DELETE FROM reviews WHERE created_by >= ? AND created_by < ?",
                        "DELETE FROM stories WHERE created_by >= ? AND created_by < ?",
                        "DELETE FROM users WHERE user_id >= ? AND user_id < ?")) {
                    remove(connection, statement, from);
                }
                connection.commit();
            }
        }
    }

    private void remove(Connection connection, String sql, long from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, from);
            statement.setLong(2, Math.min(from + CHUNK, FIRST + users));
            statement.executeUpdate();
        }
    }

    private Measured service() throws Exception {
        fill();
        Path directory = Files.createTempDirectory("paranoid-benchmark");
        try (ServiceProcess server = ServiceProcess.start(
                mysql,
                directory,
                List.of("-Xmx256m"),
                "--management.metrics.enable.jvm=true",
                "--paranoid.purge.every=1s",
                "--paranoid.purge.chunk=" + CHUNK,
                "--paranoid.purge.max-share=1",
                "--paranoid.purge.small-bin=100000000")) {
            Rest rest = Rest.of(server);
            open();
            Measured measured = measured(() -> expire(rest));
            return measured.with(0, rest.heap());
        }
    }

    /** As if each user had been deleted over HTTP. */
    private void open() throws SQLException {
        mysql.execute(
                "INSERT INTO paranoid_deletion (root_type, root_key, mode, state, deleted_at, purge_at, actor, source, took)"
                        + " SELECT 'users', CAST(user_id AS CHAR), 'SOFT', 'ACTIVE', NOW(6), NOW(6) + INTERVAL 1 DAY, 'benchmark',"
                        + " 'rest', '{\"reviews\":90,\"stories\":9,\"users\":1}' FROM users WHERE user_id >= " + FIRST,
                "UPDATE users u JOIN paranoid_deletion d ON d.root_type = 'users' AND d.root_key = CAST(u.user_id AS CHAR)"
                        + " SET u.deleted_at = d.deleted_at, u.deletion_id = d.id",
                "UPDATE stories s JOIN users u ON u.user_id = s.created_by SET s.deleted_at = u.deleted_at,"
                        + " s.deletion_id = u.deletion_id WHERE u.deletion_id IS NOT NULL",
                "UPDATE reviews r JOIN users u ON u.user_id = r.created_by SET r.deleted_at = u.deleted_at,"
                        + " r.deletion_id = u.deletion_id WHERE u.deletion_id IS NOT NULL",
                "ANALYZE TABLE users, stories, reviews, paranoid_deletion");
    }

    private void expire(Rest rest) throws Exception {
        mysql.execute("UPDATE paranoid_deletion SET purge_at = NOW(6) - INTERVAL 1 SECOND");
        while (active() > 0) {
            rest.glance();
            LockSupport.parkNanos(GLANCE);
        }
    }

    private long active() throws SQLException {
        try (Connection connection = mysql.connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT COUNT(*) FROM paranoid_deletion WHERE state = 'ACTIVE'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Measured measured(Work work) throws Exception {
        mysql.rest();
        try (OtherWriter writer = OtherWriter.start(mysql)) {
            long begun = System.nanoTime();
            long cpu = meter.cpuNanos();
            work.run();
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Measured(seconds, (meter.cpuNanos() - cpu) / 1e6, writer.waits(), 0, Heap.NONE);
        }
    }
}
