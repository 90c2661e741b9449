package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.paranoid.application.port.DeletionEvents;
import dev.paranoid.application.port.FinalAnswers;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.NewRow;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The log counts rows that others hid, by table, when Paranoid starts. */
class HiddenByOthersAtStartTests {

    private final MyBatisEngine engine = MyBatisEngine.of(Demo.plain());
    private final Logger logger = (Logger) LoggerFactory.getLogger(Assembly.class);
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
                MyBatisEngine.properties(engine.schema()),
                DeletionRules.NONE,
                engine.dataSource(),
                new JdbcTransactionManager(engine.dataSource()),
                DeletionEvents.NONE,
                FinalAnswers.NONE,
                () -> {});
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void areCountedByTable() {
        assertThat(start()).isEmpty();

        engine.jdbc().execute("UPDATE tags SET deleted_at = '2026-01-01' WHERE id < 3");

        assertThat(start())
                .singleElement()
                .asString()
                .startsWith("`tags` has 2 rows with `deleted_at` but no `deletion_id`");
    }
}
