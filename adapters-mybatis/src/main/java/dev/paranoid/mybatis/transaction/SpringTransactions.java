package dev.paranoid.mybatis.transaction;

import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.Misuse;
import dev.paranoid.application.port.Contended;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.mybatis.transaction.CurrentTransaction.Whose;
import dev.paranoid.mybatis.transaction.OwnTransactions.ListenerFailed;
import dev.paranoid.mybatis.transaction.TransactionMapper.Session;
import dev.paranoid.mybatis.transaction.callers.CallersSavepoint;
import dev.paranoid.mybatis.transaction.callers.CallersTransaction;
import dev.paranoid.mybatis.transaction.callers.CommitProgress;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions of the application's own manager. Within one of the caller's, whoever manages it, the work runs at a savepoint and
 * is not tried again, since a deadlock has rolled back the caller's part as well.
 */
public final class SpringTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(SpringTransactions.class);
    private static final int TRIES_TOGETHER = 3;
    private static final long PAUSE_MILLIS = 40;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** Until when, in nanoseconds, what this thread does is tried again. */
    private static final ThreadLocal<@Nullable Long> UNTIL = new ThreadLocal<>();

    private final CallersTransaction callers;
    private final CurrentTransaction current;
    private final OwnTransactions ours;
    private final Duration patience;
    private final Room room;
    private final boolean together;
    private final TransactionMapper mapper;

    public SpringTransactions(Managers managers, TransactionMapper mapper, DatabaseClock clock) {
        this.callers = new CallersTransaction(managers.dataSource(), managers.all());
        this.current = new CurrentTransaction(callers, clock);
        this.ours = new OwnTransactions(managers.own(), current);
        this.patience = managers.patience();
        this.room = managers.room();
        this.together = false;
        this.mapper = mapper;
        CommitProgress.watch(managers.own());
        managers.all().forEach(CommitProgress::watch);
    }

    /** The same for those who share transactions. */
    private SpringTransactions(SpringTransactions alone) {
        this.callers = alone.callers;
        this.current = alone.current;
        this.ours = alone.ours;
        this.patience = alone.patience;
        this.room = alone.room;
        this.together = true;
        this.mapper = alone.mapper;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return repeated(work, false);
    }

    @Override
    public <T> T undone(Supplier<T> work) {
        return repeated(work, true);
    }

    @Override
    public boolean joining() {
        return callers.running();
    }

    @Override
    public boolean withinCallers() {
        return current.whose().map(whose -> whose == Whose.CALLERS).orElseGet(callers::running);
    }

    @Override
    public <T> T atMost(Duration time, Supplier<T> work) {
        Long before = UNTIL.get();
        UNTIL.set(System.nanoTime() + time.toNanos());
        try {
            return work.get();
        } finally {
            UNTIL.set(before);
        }
    }

    @Override
    public Duration left() {
        Duration left = Duration.ofNanos(until() - System.nanoTime());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private long until() {
        Long given = UNTIL.get();
        return given == null ? System.nanoTime() + patience.toNanos() : given;
    }

    @Override
    public Transactions shared() {
        return new SpringTransactions(this);
    }

    private <T> T repeated(Supplier<T> work, boolean rollback) {
        boolean own = !callers.running();
        if (!own) {
            join(rollback);
        }
        long until = until();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work, rollback, own);
            } catch (ListenerFailed failed) {
                throw failed.failure();
            } catch (RuntimeException failure) {
                room.note(failure);
                if (!own || !Outage.contended(failure)) {
                    throw Outage.translated(failure);
                }
                requireAnotherTry(attempt, until, failure);
                LOG.debug("Another transaction was in the way, attempt {}", attempt, failure);
                pause(attempt);
            }
        }
    }

    /** Who shares a transaction with others does not keep them waiting for a lock. */
    private void requireAnotherTry(int attempt, long until, RuntimeException failure) {
        if (together && (attempt == TRIES_TOGETHER || Outage.lockTimeout(failure))) {
            throw new Contended(failure);
        }
        if (System.nanoTime() - until >= 0) {
            throw new Busy("Others have locked rows that this call needs, for too long", RETRY_AFTER, failure);
        }
    }

    /** What is rolled back in any case may look at whatever the caller's transaction sees. */
    private void join(boolean rollback) {
        if (CommitProgress.over()) {
            throw Misuse.ended();
        }
        if (current.whose().isPresent()) {
            return;
        }
        if (!rollback) {
            requireFit(Outage.guard(mapper::session));
        }
        callers.flush();
    }

    /** At any higher level a plain read would see what was there when the caller's transaction began. */
    private static void requireFit(Session session) {
        if (session.readOnly() || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw Misuse.readOnly();
        }
        if (!session.readsCommitted()) {
            throw Misuse.isolation(session.isolation());
        }
    }

    private <T> T once(Supplier<T> work, boolean rollback, boolean own) {
        if (own) {
            return ours.run(work, rollback);
        }
        return current.whose().isPresent()
                ? atSavepoint(work, rollback)
                : current.during(Whose.CALLERS, () -> atSavepoint(work, rollback));
    }

    /** Where nothing can be changed there is nothing to undo, and the driver has no savepoints. */
    private <T> T atSavepoint(Supplier<T> work, boolean rollback) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return work.get();
        }
        ConnectionHolder holder = callers.connection().orElseThrow();
        CallersSavepoint savepoint = CallersSavepoint.at(holder);
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error failure) {
            rollBack(savepoint, failure);
            throw failure;
        }
        if (rollback) {
            savepoint.rollBack();
        } else {
            savepoint.release();
        }
        return result;
    }

    /** A deadlock takes its savepoints along, and with them what was done before them: then nothing of it may be committed. */
    private void rollBack(CallersSavepoint savepoint, Throwable failure) {
        try {
            savepoint.rollBack();
        } catch (TransactionException lost) {
            failure.addSuppressed(lost);
            callers.doom();
        }
    }

    private static void pause(int attempt) {
        long millis = ThreadLocalRandom.current().nextLong(1, PAUSE_MILLIS * Math.min(attempt, 10));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
