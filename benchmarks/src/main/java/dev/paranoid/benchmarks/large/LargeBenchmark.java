package dev.paranoid.benchmarks.large;

import dev.paranoid.benchmarks.blog.BenchmarkBlog;
import dev.paranoid.benchmarks.blog.Verb;
import dev.paranoid.benchmarks.database.Mysql;
import dev.paranoid.benchmarks.measure.Heap;
import dev.paranoid.benchmarks.measure.Meter;
import dev.paranoid.benchmarks.measure.Table;
import dev.paranoid.benchmarks.measure.Work;
import dev.paranoid.benchmarks.service.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What large deletions cost in the background, beside the bare statements in one transaction, and who waits for them. */
public final class LargeBenchmark {

    /** So many rows are deleted once by each, and not by the bare statements in chunks. */
    private static final int MANY = 2_000_000;

    private static final String NOW = "NOW(6)";
    /** Its order is pinned, to the best there is: begun with the stories, it buffers all ids, and takes seven times as long. */
    private static final String JOINED = "reviews r STRAIGHT_JOIN stories s ON s.story_id = r.story_id";

    private static final Map<Verb, List<String>> BARE = Map.of(
            Verb.SOFT, marks(NOW, "IS NULL"),
            Verb.RESTORE, marks("NULL", "IS NOT NULL"),
            Verb.HARD,
                    List.of(
                            "DELETE r FROM " + JOINED + " WHERE s.created_by = 1",
                            "DELETE FROM reviews WHERE created_by = 1",
                            "DELETE FROM stories WHERE created_by = 1",
                            "DELETE FROM users WHERE user_id = 1"));

    private final Mysql mysql;
    private final Meter meter;
    private final int rows;
    private final Contender bare = new Contender("bare");
    private final Contender indexed = new Contender("bare with index");
    private final Contender chunked = new Contender("bare with index, in chunks");
    private final Contender service = new Contender("service");

    private LargeBenchmark(Mysql mysql, Meter meter, int rows) {
        this.mysql = mysql;
        this.meter = meter;
        this.rows = rows;
    }

    public static void run(List<Integer> sizes) throws Exception {
        Mysql mysql = Mysql.ofEnvironment();
        System.out.println("MySQL " + mysql.version() + "; Java " + Runtime.version()
                + "; service with -Xmx256m; another writer all the while; bare: one transaction on equal tables,"
                + " without the index on the mark and with it; in chunks: the same with it, 2,000 rows a transaction;"
                + " medians of three where there were three; waits and heap: the worst of all");
        try (Meter meter = Meter.of(mysql)) {
            for (int size : sizes) {
                LargeBenchmark benchmark = new LargeBenchmark(mysql, meter, size);
                benchmark.bare(benchmark.bare, false);
                benchmark.bare(benchmark.indexed, true);
                benchmark.chunked();
                benchmark.service();
                benchmark.print();
            }
        }
        mysql.drop();
    }

    private static List<String> marks(String mark, String where) {
        return List.of(
                "UPDATE users SET " + set("", mark) + " WHERE user_id = 1 AND deleted_at " + where,
                "UPDATE " + JOINED + " SET " + set("r.", mark) + " WHERE s.created_by = 1 AND r.deleted_at " + where,
                "UPDATE stories SET " + set("", mark) + " WHERE created_by = 1 AND deleted_at " + where,
                "UPDATE reviews SET " + set("", mark) + " WHERE created_by = 1 AND deleted_at " + where);
    }

    private static String set(String alias, String mark) {
        return alias + "deleted_at = " + mark + ", " + alias + "deletion_id = " + (mark.equals(NOW) ? "1" : "NULL");
    }

    private void bare(Contender contender, boolean marks) throws Exception {
        new BenchmarkBlog(mysql, rows).fill(marks);
        contender.run(takesLong(), verb -> measured(() -> execute(BARE.getOrDefault(verb, List.of()))));
    }

    private boolean takesLong() {
        return rows >= MANY;
    }

    private void chunked() throws Exception {
        if (takesLong()) {
            return;
        }
        new BenchmarkBlog(mysql, rows).fill(true);
        String marked = "?.deleted_at = " + NOW + ", ?.deletion_id = 1";
        String cleared = "?.deleted_at = NULL, ?.deletion_id = NULL";
        Map<Verb, BareChunks> chunks = Map.of(
                Verb.SOFT, BareChunks.marking(mysql, marked, "IS NULL"),
                Verb.RESTORE, BareChunks.marking(mysql, cleared, "IS NOT NULL"),
                Verb.HARD, BareChunks.removing(mysql));
        chunked.run(
                takesLong(),
                verb -> measured(() -> Objects.requireNonNull(chunks.get(verb)).execute()));
    }

    private void execute(List<String> statements) throws SQLException {
        try (Connection connection = mysql.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
            connection.commit();
        }
    }

    private void service() throws Exception {
        new BenchmarkBlog(mysql, rows).fill(true);
        Path directory = Files.createTempDirectory("paranoid-benchmark");
        try (ServiceProcess server =
                ServiceProcess.start(mysql, directory, List.of("-Xmx256m"), "--management.metrics.enable.jvm=true")) {
            Rest rest = Rest.of(server);
            new WarmUp(rest).run();
            service.run(takesLong(), verb -> {
                long chunks = rest.chunks();
                Measured measured = measured(() -> rest.carryOut(verb, BenchmarkBlog.USER));
                return measured.with(rest.chunks() - chunks, rest.heap());
            });
        }
    }

    /** Each begins on a server at rest: what one leaves to be purged is not to be paid for by the next. */
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

    private void print() {
        Table table = new Table(
                "%,d rows".formatted(rows + 1),
                "s",
                "bare s",
                "× bare",
                "bare with index s",
                "× that",
                "bare in chunks s",
                "× that",
                "mysqld CPU × with index",
                "rows/s",
                "chunks/s",
                "other p99 ms",
                "longest ms",
                "bare p99 ms",
                "bare longest ms",
                "peak heap MB",
                "left by collections MB");
        Verb.CHANGES.forEach(verb -> {
            Measured one = service.median(verb);
            Measured floor = bare.median(verb);
            Measured same = indexed.median(verb);
            double sliced = chunked.seconds(verb);
            table.add(
                    verb,
                    one.seconds(),
                    floor.seconds(),
                    one.seconds() / floor.seconds(),
                    same.seconds(),
                    one.seconds() / same.seconds(),
                    sliced,
                    one.seconds() / sliced,
                    one.cpuMillis() / Math.max(1, same.cpuMillis()),
                    Math.round((rows + 1) / one.seconds()),
                    Math.round(one.chunks() / one.seconds()),
                    Math.round(one.waits().p99()),
                    Math.round(one.waits().longest()),
                    Math.round(same.waits().p99()),
                    Math.round(same.waits().longest()),
                    one.heap().peak() >> 20,
                    one.heap().left() >> 20);
        });
        System.out.println();
        System.out.println(table);
    }
}
