package dev.paranoid.benchmarks.live;

import dev.paranoid.benchmarks.database.Mysql;
import dev.paranoid.benchmarks.measure.Table;
import dev.paranoid.live.session.LiveStatements;
import dev.paranoid.live.sql.LiveSql;
import dev.paranoid.live.text.LiveTables;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** A filtered statement beside the same one that somebody filtered by hand, and what it costs to read one for the first time. */
public final class LiveBenchmark {

    private static final int CALLS = 5000;
    private static final int READS = 2000;
    private static final int WARM_UP = 4;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int PARTS = 21;
    private static final int BOUNDS = 100_000;
    private static final String ONE = "SELECT name FROM users WHERE id = ";
    private static final String JOINED = "SELECT u.name FROM users u LEFT JOIN stories s ON s.created_by = u.id";
    private static final LiveTables TABLES = new LiveTables("", Map.of("users", "deleted_at", "stories", "deleted_at"));

    private LiveBenchmark() {}

    /** What people filter by hand. */
    interface ByHand {

        @Select(ONE + "#{id} AND users.`deleted_at` IS NULL")
        String one(int id);

        @Select(JOINED + " AND s.`deleted_at` IS NULL WHERE u.id = #{id} AND u.`deleted_at` IS NULL")
        List<String> joined(int id);
    }

    /** What the filter is for. */
    interface Filtered {

        @Select(ONE + "#{id}")
        String one(int id);

        @Select(JOINED + " WHERE u.id = #{id}")
        List<String> joined(int id);
    }

    /** A statement, as it is called. */
    private interface Call {
        void on(SqlSession session, int id);
    }

    public static void run(int rounds) throws SQLException {
        Mysql mysql = Mysql.ofEnvironment();
        System.out.println("MySQL " + mysql.version());
        mysql.create();
        mysql.execute(
                "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20), deleted_at DATETIME(6))",
                "CREATE TABLE stories (id INT PRIMARY KEY, created_by INT, deleted_at DATETIME(6), KEY (created_by))",
                "INSERT INTO users VALUES (1, 'a', NULL), (2, 'b', NULL)",
                "INSERT INTO stories VALUES (1, 1, NULL), (2, 1, NULL), (3, 2, NULL)");
        SqlSessionFactory byHand = factory(mysql, ByHand.class);
        SqlSessionFactory filtered = factory(mysql, Filtered.class);
        LiveSql shared = new LiveSql(TABLES, 100);
        LiveStatements live = new LiveStatements(configuration -> shared, (statement, by) -> {});
        live.install(filtered.getConfiguration());
        TABLES.names().forEach(live::changed);
        Table table =
                new Table("statement, µs a call", "by hand", "CPU of the caller", "more CPU filtered", "% of a call");
        add(
                table,
                "one row by key",
                rounds,
                times(byHand, (session, id) -> session.getMapper(ByHand.class).one(id)),
                times(
                        filtered,
                        (session, id) -> session.getMapper(Filtered.class).one(id)));
        add(
                table,
                "a LEFT JOIN",
                rounds,
                times(byHand, (session, id) -> session.getMapper(ByHand.class).joined(id)),
                times(
                        filtered,
                        (session, id) -> session.getMapper(Filtered.class).joined(id)));
        System.out.println(table);
        System.out.printf("The filter's part of a call: %.2f µs%n", ownPart(byHand, filtered));
        System.out.printf("Read for the first time: %.0f µs%n", firstTime());
        mysql.drop();
    }

    private static SqlSessionFactory factory(Mysql mysql, Class<?> mapper) {
        PooledDataSource dataSource = new PooledDataSource("com.mysql.cj.jdbc.Driver", mysql.url(), null, null);
        Configuration configuration =
                new Configuration(new Environment("benchmark", new JdbcTransactionFactory(), dataSource));
        configuration.addMapper(mapper);
        return new SqlSessionFactoryBuilder().build(configuration);
    }

    /**
     * What calls took, in µs each.
     *
     * @param wall from beginning to end
     * @param cpu of this thread: it does not depend on who else uses the machine
     */
    private record Times(double wall, double cpu) {}

    /** One round of calls, in a session each. */
    private interface Round {
        Times run();
    }

    private static Round times(SqlSessionFactory factory, Call call) {
        return () -> {
            long cpu = THREADS.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                try (SqlSession session = factory.openSession(true)) {
                    call.on(session, 1 + i % 2);
                }
            }
            double wall = (System.nanoTime() - begin) / 1e3 / CALLS;
            return new Times(wall, (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3 / CALLS);
        };
    }

    /** In turn, each first as often as the other; the first four rounds warm up. */
    private static void add(Table table, String name, int rounds, Round byHand, Round filtered) {
        List<Double> walls = new ArrayList<>();
        List<Double> cpus = new ArrayList<>();
        List<Double> more = new ArrayList<>();
        for (int i = 0; i < rounds + WARM_UP; i++) {
            Times second = i % 2 == 0 ? filtered.run() : null;
            Times first = byHand.run();
            second = second == null ? filtered.run() : second;
            if (i >= WARM_UP) {
                walls.add(first.wall());
                cpus.add(first.cpu());
                more.add(second.cpu() - first.cpu());
            }
        }
        table.add(name, median(walls), median(cpus), median(more), 100 * median(more) / median(walls));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** What it costs to get at the text, less what that costs without a filter. */
    private static double ownPart(SqlSessionFactory byHand, SqlSessionFactory filtered) {
        List<Double> more = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            more.add(bound(filtered, Filtered.class) - bound(byHand, ByHand.class));
        }
        return median(more);
    }

    private static double bound(SqlSessionFactory factory, Class<?> mapper) {
        MappedStatement statement = factory.getConfiguration().getMappedStatement(mapper.getName() + ".joined");
        long length = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < BOUNDS; i++) {
            length += statement.getBoundSql(i).getSql().length();
        }
        double micros = (System.nanoTime() - begin) / 1e3 / BOUNDS;
        return length > 0 ? micros : 0;
    }

    private static double firstTime() {
        LiveSql live = new LiveSql(TABLES, READS);
        double micros = 0;
        for (int round = 0; round < 2; round++) {
            long begin = System.nanoTime();
            for (int i = 0; i < READS; i++) {
                live.of(JOINED + " WHERE u.id = " + (round * READS + i));
            }
            micros = (System.nanoTime() - begin) / 1e3 / READS;
        }
        return micros;
    }
}
