package dev.paranoid.benchmarks.measure;

import dev.paranoid.benchmarks.database.Mysql;
import dev.paranoid.benchmarks.database.ServerCounters;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures what the database server does while something runs. What the looking itself takes is left out. */
public final class Meter implements AutoCloseable {

    private static final String STATUS =
            "SHOW GLOBAL STATUS WHERE Variable_name IN ('Questions', 'Com_stmt_prepare', 'Com_commit',"
                    + " 'Innodb_os_log_fsyncs', 'Innodb_rows_read', 'Innodb_rows_inserted',"
                    + " 'Innodb_rows_updated', 'Innodb_rows_deleted')"
                    + " OR Variable_name LIKE 'Handler\\_read\\_%'";
    private static final String UNPURGED =
            "SELECT count FROM information_schema.innodb_metrics WHERE name = 'trx_rseg_history_len'";
    private static final int FEW = 20;
    private static final long GLANCE_MILLIS = 100;

    private final Connection connection;
    private final CpuClock cpu;
    private final ServerCounters looking;

    private Meter(Connection connection, CpuClock cpu) throws SQLException {
        this.connection = connection;
        this.cpu = cpu;
        ServerCounters unused = usage();
        ServerCounters before = usage();
        this.looking = usage().minus(before);
    }

    public static Meter of(Mysql mysql) throws SQLException {
        return new Meter(mysql.connectToServer(), new CpuClock(mysql.pid()));
    }

    /**
     * Measures calls.
     *
     * @param calls how many the work is
     * @param service whose processor time is measured too
     * @return what they took; the processor time of the database server includes the purge of what they left
     */
    public Sample measure(int calls, CpuClock service, Work work) throws Exception {
        long serviceBefore = service.nanos();
        ServerCounters before = usage();
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        ServerCounters after = usage();
        long serviceNanos = service.nanos() - serviceBefore;
        purge();
        ServerCounters usage = after.minus(before).minus(looking).withCpu(cpu.nanos() - before.cpuNanos());
        return new Sample(calls, seconds, usage, serviceNanos, Latency.of(List.of()));
    }

    /** {@return the server's processor time so far} */
    public long cpuNanos() {
        return cpu.nanos();
    }

    /** Comes back when old versions of rows have been purged, or purging does not get on. */
    private void purge() throws SQLException, InterruptedException {
        long before = Long.MAX_VALUE;
        for (long left = unpurged(); left > FEW && left < before; left = unpurged()) {
            before = left;
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    private long unpurged() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(UNPURGED)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private ServerCounters usage() throws SQLException {
        Map<String, Long> status = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(STATUS)) {
            while (rows.next()) {
                status.put(rows.getString(1), rows.getLong(2));
            }
        }
        return ServerCounters.of(status, cpu.nanos());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
