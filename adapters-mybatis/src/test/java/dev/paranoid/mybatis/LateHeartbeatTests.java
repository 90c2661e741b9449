package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.port.JobId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.NewRow;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that was not heard of in time has lost its job to another, or to itself: nothing that anybody has to look at. */
class LateHeartbeatTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger(BackgroundScheduler.class);
    private final Queue<ILoggingEvent> logged = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event);
        }
    };
    private final MyBatisEngine engine = MyBatisEngine.inBackground(Demo.plain(), DeletionRules.NONE, 1);
    private final TransactionTemplate transactions =
            new TransactionTemplate(new JdbcTransactionManager(engine.dataSource()));
    private final ParanoidProperties.Background settings = MyBatisEngine.background(1);
    private final BackgroundScheduler scheduler = new BackgroundScheduler(
            engine.dataSource(),
            settings,
            new BackgroundWorker(
                    settings, new BackgroundTally(), new ReplicaLag(engine.dataSource(), Optional.empty(), settings)),
            () -> engine.paranoid().background().orElseThrow());

    @BeforeEach
    void listen() {
        ours.setLevel(Level.INFO);
        log.setContext(root.getLoggerContext());
        log.start();
        root.addAppender(log);
        scheduler.start();
    }

    @AfterEach
    void close() {
        scheduler.stop();
        root.detachAppender(log);
        ours.setLevel(null);
        engine.close();
    }

    private JobId job() {
        engine.insert(List.of(
                NewRow.of("users", "1").with("email", "one"),
                NewRow.of("stories", "1").with("created_by", "1")));
        engine.paranoid()
                .deletions()
                .inBackground()
                .delete(Caller.anonymous("test"), DeletionMode.SOFT, List.of(DeleteRequest.of(Demo.user(1))));
        return Objects.requireNonNull(engine.jobs().poll());
    }

    private boolean there(String condition) {
        return Boolean.TRUE.equals(engine.jdbc()
                .queryForObject("SELECT COUNT(*) > 0 FROM paranoid_scheduled_task WHERE " + condition, Boolean.class));
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private void apart(Runnable work) {
        TransactionTemplate another = new TransactionTemplate(new JdbcTransactionManager(engine.dataSource()));
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        another.executeWithoutResult(status -> work.run());
    }

    /** What db-scheduler does with an execution that it takes for dead. */
    private void giveOutAgain() {
        engine.jdbc()
                .execute("UPDATE paranoid_scheduled_task"
                        + " SET picked = 0, picked_by = NULL, last_heartbeat = NULL, version = version + 1");
    }

    private List<String> lines() {
        return logged.stream()
                .map(event -> event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage())
                .toList();
    }

    @Test
    void isToldInOnePlainLine() {
        JobId job = job();

        transactions.executeWithoutResult(held -> {
            engine.jdbc().queryForList("SELECT id FROM paranoid_job WHERE id = ? FOR UPDATE", job.value());
            apart(() -> scheduler.wakeUp(job));
            await("somebody has the job", () -> there("picked = 1"));
            apart(this::giveOutAgain);
        });
        await("the job has ended", () -> !there("1 = 1"));
        scheduler.stop();

        assertThat(engine.snapshot().live(Demo.user(1))).isFalse();
        assertThat(logged).as(() -> String.join("\n", lines())).noneMatch(event -> event.getThrowableProxy() != null);
        assertThat(lines()).noneMatch(line -> line.startsWith("ERROR"));
        assertThat(lines())
                .filteredOn(line -> line.contains("heartbeat of job " + job))
                .hasSize(1);
    }
}
