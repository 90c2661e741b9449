package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.mybatis.start.StartWarnings;
import dev.paranoid.testkit.NewRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What others did to hidden rows is counted in the log when Paranoid starts, and in the health. */
class DoneByOthersTests {

    private static final EntityRef TAG = new EntityRef("tags", "1");

    private final MyBatisEngine engine = MyBatisEngine.of(Demo.plain());
    private final Logger logger = (Logger) LoggerFactory.getLogger(StartWarnings.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        engine.insert(List.of(NewRow.of("tags", "1"), NewRow.of("tags", "2"), NewRow.of("tags", "3")));
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.WARN);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        logger.setLevel(null);
        engine.close();
    }

    private List<String> start() {
        log.list.clear();
        Assembly.of(
                EngineSettings.properties(engine.schema()),
                DeletionRules.NONE,
                engine.dataSource(),
                engine.dataSource(),
                new JdbcTransactionManager(engine.dataSource()),
                MyBatisEngine.NOBODY);
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void rowsThatTheyHidAreCountedByTable() {
        assertThat(start()).isEmpty();

        engine.jdbc().execute("UPDATE tags SET deleted_at = '2026-01-01' WHERE id < 3");

        assertThat(start())
                .singleElement()
                .asString()
                .startsWith("Table `tags` has 2 rows with `deleted_at` but no `deletion_id`");
    }

    @Test
    void deletionsWhoseRootTheyRemovedAreCountedByType() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
        DeletionsHealthIndicator health = new DeletionsHealthIndicator(engine.deletions(), now::get);
        engine.deletions()
                .delete(
                        Caller.anonymous("test"),
                        DeletionMode.SOFT,
                        List.of(DeleteRequest.of(TAG), DeleteRequest.of(new EntityRef("tags", "2"))));
        assertThat(health.health().getDetails()).containsExactly(Map.entry("orphaned", Map.of()));
        assertThat(start()).isEmpty();

        engine.removeRow(TAG);

        assertThat(start()).singleElement().asString().startsWith("1 active deletion(s) of tags have lost their root");
        assertThat(health.health().getDetails()).containsExactly(Map.entry("orphaned", Map.of()));
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(health.health().getDetails()).containsExactly(Map.entry("orphaned", Map.of("tags", 1L)));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
