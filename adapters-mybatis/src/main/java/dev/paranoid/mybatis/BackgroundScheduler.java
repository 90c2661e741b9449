package dev.paranoid.mybatis;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.paranoid.application.Background;
import dev.paranoid.application.port.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives jobs to nodes: db-scheduler, which clusters through the database. A node that has not been heard of for
 * {@value #MISSED} heartbeats is taken for dead, and another one takes its jobs.
 */
final class BackgroundScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundScheduler.class);

    /** A node that is heard of no more loses its jobs after so many heartbeats. */
    static final int MISSED = 4;

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final Duration POLL = Duration.ofSeconds(1);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private static final FailureHandler<Void> RETRY_LATER = new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE);

    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    /** How much of a host's name fits beside the number of a process. */
    private static final int HOST = 30;

    private static final String NAME = "paranoid-background";

    private static final String TABLE = "paranoid_scheduled_task";

    /** Named, so that nobody asks the database before it is known to be there; no statement in use tells it from MariaDB. */
    private static final JdbcCustomization DIALECT = new MySQL8JdbcCustomization(true);

    /** Jobs are due from the start, whatever the clocks of the nodes say. */
    private static final Instant DUE = Instant.parse("2000-01-01T00:00:00Z");

    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private final SchedulerClient client;
    private final Supplier<Background> background;
    private final BackgroundWorker worker;
    private final boolean enabled;
    private volatile boolean running;

    BackgroundScheduler(
            DataSource dataSource,
            ParanoidProperties.Background settings,
            BackgroundWorker worker,
            Supplier<Background> background) {
        this.background = background;
        this.enabled = settings.threads() > 0;
        this.worker = worker;
        this.task = Tasks.custom(NAME, Void.class)
                .onFailure((complete, operations) ->
                        unlessGivenAway(complete, () -> RETRY_LATER.onFailure(complete, operations)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> work(new JobId(Long.parseLong(instance.getId())), context));
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource), task)
                .tableName(TABLE)
                .jdbcCustomization(DIALECT)
                .build();
        this.scheduler = Scheduler.create(dataSource, task)
                .tableName(TABLE)
                .jdbcCustomization(DIALECT)
                .commitWhenAutocommitDisabled(true)
                .schedulerName(new SchedulerName.Fixed(node()))
                .threads(Math.max(1, settings.threads()))
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(SHUTDOWN)
                .build();
    }

    /** Tells nodes apart that run on one host. */
    private static String node() {
        String host = new SchedulerName.Hostname().getName();
        return host.substring(0, Math.min(HOST, host.length())) + "/"
                + ProcessHandle.current().pid();
    }

    /** Sees to it that somebody works on the job, if and when the running transaction commits. */
    void wakeUp(JobId job) {
        client.scheduleIfNotExists(task.instance(job.toString()), DUE);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }

    private CompletionHandler<Void> work(JobId job, ExecutionContext context) {
        boolean ended = worker.work(
                background.get(), job, () -> context.getSchedulerState().isShuttingDown());
        return (complete, operations) -> unlessGivenAway(complete, () -> {
            if (ended) {
                operations.stop();
            } else {
                operations.reschedule(complete, DUE);
            }
        });
    }

    /**
     * A job whose heartbeat was late was given to another, or to this node once more. That is what jobs are made for: who had
     * it first changes nothing any more, neither in the job nor in the table of those who have jobs.
     */
    private static void unlessGivenAway(ExecutionComplete complete, Runnable update) {
        try {
            update.run();
        } catch (ExecutionException noSuchRow) {
            LOG.info(
                    "The heartbeat of job {} was late, so the job was given out again; whoever has it now carries it on",
                    complete.getExecution().getId());
        }
    }

    @Override
    public void start() {
        if (enabled) {
            running = true;
            scheduler.start();
        }
    }

    @Override
    public void stop() {
        if (running) {
            running = false;
            scheduler.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
