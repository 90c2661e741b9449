package dev.paranoid.mybatis.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.paranoid.mybatis.transaction.TransactionMapper;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a server says of itself that somebody may want to set otherwise. */
class StartWarningsTests {

    private final Logger logger = (Logger) LoggerFactory.getLogger(StartWarnings.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    /** A server that takes statements of so many bytes. */
    private record Server(long largestStatement) implements TransactionMapper {

        @Override
        public Session session() {
            throw new AssertionError("Nobody asks that");
        }

        @Override
        public LocalDateTime now() {
            throw new AssertionError("Nobody asks that");
        }
    }

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.WARN);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    private List<String> told(long bytes) {
        StartWarnings.ofPackets(new Server(bytes));
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void aServerThatTakesSmallStatementsIsTold() {
        assertThat(told(16 << 20)).isEmpty();
        assertThat(told(4 << 20)).singleElement().asString().contains("4194304 bytes (max_allowed_packet)");
    }
}
