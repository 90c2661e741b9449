package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;

/** All statements of the sessions in one database, as the server notes them itself, but for those that read the notes. */
final class StatementLog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final JdbcTemplate jdbc;

    StatementLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute("SET GLOBAL log_output = 'TABLE'");
        jdbc.execute("TRUNCATE TABLE mysql.general_log");
        jdbc.execute("SET GLOBAL general_log = 1");
    }

    /** {@return what was noted so far, once that is enough} */
    List<String> until(Predicate<List<String>> enough) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> seen = read();
        while (!enough.test(seen)) {
            assertThat(System.nanoTime()).as("%s", seen).isLessThan(end);
            LockSupport.parkNanos(PAUSE.toNanos());
            seen = read();
        }
        return seen;
    }

    private List<String> read() {
        return jdbc.queryForList(
                "SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log WHERE command_type IN ('Query', 'Execute')"
                        + " AND argument NOT LIKE '%general_log%'"
                        + " AND thread_id IN (SELECT id FROM information_schema.processlist WHERE db = DATABASE())",
                String.class);
    }

    @Override
    public void close() {
        jdbc.execute("SET GLOBAL general_log = 0");
        jdbc.execute("SET GLOBAL log_output = DEFAULT");
        jdbc.execute("TRUNCATE TABLE mysql.general_log");
    }
}
