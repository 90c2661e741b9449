package dev.paranoid.benchmarks.database;

import java.util.Map;

/**
 * What a database server has done.
 *
 * @param statements that clients sent, to be carried out or to be prepared
 * @param commits among them, said outright
 * @param fsyncs of the redo log
 * @param reads of the handlers, by key, in order or by position: those that find nothing and those of temporary tables too
 * @param rowsRead in InnoDB's tables
 * @param rowsChanged inserted, updated and deleted in InnoDB's tables
 * @param cpuNanos processor time
 */
public record ServerCounters(
        long statements, long commits, long fsyncs, long reads, long rowsRead, long rowsChanged, long cpuNanos) {

    public static ServerCounters of(Map<String, Long> status, long cpuNanos) {
        return new ServerCounters(
                sum(status, "Questions") + sum(status, "Com_stmt_prepare"),
                sum(status, "Com_commit"),
                sum(status, "Innodb_os_log_fsyncs"),
                sum(status, "Handler_read_"),
                sum(status, "Innodb_rows_read"),
                sum(status, "Innodb_rows_inserted")
                        + sum(status, "Innodb_rows_updated")
                        + sum(status, "Innodb_rows_deleted"),
                cpuNanos);
    }

    private static long sum(Map<String, Long> status, String prefix) {
        return status.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public ServerCounters minus(ServerCounters other) {
        return new ServerCounters(
                statements - other.statements,
                commits - other.commits,
                fsyncs - other.fsyncs,
                reads - other.reads,
                rowsRead - other.rowsRead,
                rowsChanged - other.rowsChanged,
                cpuNanos - other.cpuNanos);
    }

    public ServerCounters withCpu(long nanos) {
        return new ServerCounters(statements, commits, fsyncs, reads, rowsRead, rowsChanged, nanos);
    }
}
