package dev.paranoid.mybatis.race;

import dev.paranoid.mybatis.Demo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Another program, which locks story 1 before user 1: whoever hides the user with the story meets it in a deadlock. It has
 * changed more rows, so the server rolls the other side back.
 */
final class Opponent {

    private static final String WAITING =
            "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The server looks anew only where nobody has asked for a tenth of a second. */
    private static final Duration GLANCE = Duration.ofMillis(150);

    private final DataSource dataSource;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    Opponent(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void prepare() {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        Demo.numbers(jdbc);
        jdbc.execute("CREATE TABLE weight (n INT NOT NULL PRIMARY KEY)");
    }

    /** {@return a hook that lets the next statements that lock stories run into so many deadlocks, one each} */
    UnaryOperator<String> deadlocks(int count) {
        AtomicInteger left = new AtomicInteger(count);
        return statement -> {
            boolean locks = statement.contains("`stories`") && statement.endsWith("FOR UPDATE");
            if (locks && left.getAndUpdate(number -> Math.max(0, number - 1)) > 0) {
                last.join();
                meet();
            }
            return statement;
        };
    }

    @SuppressWarnings("resource") // closed at the end of the deadlock
    private void meet() {
        try {
            Connection own = dataSource.getConnection();
            own.setAutoCommit(false);
            JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(own, true));
            session.update("INSERT INTO weight SELECT n FROM numbers WHERE n < 1000");
            session.queryForList("SELECT id FROM stories WHERE id = 1 FOR UPDATE");
            last = CompletableFuture.runAsync(() -> close(own, session));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void close(Connection own, JdbcTemplate session) {
        try (own) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (new JdbcTemplate(dataSource)
                            .queryForList(WAITING, Long.class)
                            .get(0)
                    == 0) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("Nobody waits for the story");
                }
                LockSupport.parkNanos(GLANCE.toNanos());
            }
            session.queryForList("SELECT id FROM users WHERE id = 1 FOR UPDATE");
            own.rollback();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
