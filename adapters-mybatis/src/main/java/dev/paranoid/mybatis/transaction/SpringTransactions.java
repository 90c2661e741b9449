package dev.paranoid.mybatis.transaction;

import dev.paranoid.application.Busy;
import dev.paranoid.application.port.Contended;
import dev.paranoid.application.port.Transactions;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions of the application's own manager. Within one of the caller's the work runs at a savepoint and is not tried
 * again, since a deadlock has rolled back the caller's part as well.
 */
public final class SpringTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(SpringTransactions.class);
    private static final int TRIES_TOGETHER = 3;
    private static final long PAUSE_MILLIS = 40;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private static final TransactionDefinition MANDATORY =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_MANDATORY);

    /** Whether this thread is in one of ours, whose isolation is known and whose time is one. */
    private static final ThreadLocal<Boolean> WITHIN = ThreadLocal.withInitial(() -> false);

    /** Until when, in nanoseconds, what this thread does is tried again. */
    private static final ThreadLocal<@Nullable Long> UNTIL = new ThreadLocal<>();

    private final PlatformTransactionManager manager;
    private final Duration patience;
    private final boolean together;
    private final TransactionDefinition nested;
    private final TransactionMapper mapper;
    private final DatabaseClock clock;

    /**
     * The application's own manager.
     *
     * @param transactions the manager
     * @param patience how long a transaction is tried again
     */
    public record Manager(PlatformTransactionManager transactions, Duration patience) {}

    public SpringTransactions(Manager manager, TransactionMapper mapper, DatabaseClock clock) {
        this(manager.transactions(), manager.patience(), false, mapper, clock);
    }

    private SpringTransactions(
            PlatformTransactionManager manager,
            Duration patience,
            boolean together,
            TransactionMapper mapper,
            DatabaseClock clock) {
        DefaultTransactionDefinition definition =
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.manager = manager;
        this.patience = patience;
        this.together = together;
        this.nested = definition;
        this.mapper = mapper;
        this.clock = clock;
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
        return TransactionSynchronizationManager.isActualTransactionActive();
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
    public Transactions shared() {
        return new SpringTransactions(manager, patience, true, mapper, clock);
    }

    private <T> T repeated(Supplier<T> work, boolean rollback) {
        boolean own = !TransactionSynchronizationManager.isActualTransactionActive();
        if (!own && !WITHIN.get()) {
            requireReadCommitted();
        }
        Long given = UNTIL.get();
        long until = given == null ? System.nanoTime() + patience.toNanos() : given;
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work, rollback, own);
            } catch (RuntimeException failure) {
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
            throw new Busy("Others have locked rows that are needed", RETRY_AFTER, failure);
        }
    }

    /** At any higher level a plain read would see what was there when the caller's transaction began. */
    private void requireReadCommitted() {
        String isolation = Outage.guard(mapper::isolation);
        if (!"READ-COMMITTED".equals(isolation)) {
            throw new IllegalStateException("Paranoid was called within a transaction at " + isolation
                    + ", but the law can be kept only at READ COMMITTED:"
                    + " say @Transactional(isolation = Isolation.READ_COMMITTED)");
        }
    }

    private <T> T once(Supplier<T> work, boolean rollback, boolean own) {
        boolean outermost = !WITHIN.get();
        if (outermost) {
            clock.reset();
            WITHIN.set(true);
        }
        try {
            TransactionStatus status = manager.getTransaction(nested);
            T result = done(work, status);
            if (rollback) {
                manager.rollback(status);
            } else {
                commit(status, own);
            }
            return result;
        } finally {
            if (outermost) {
                clock.reset();
                WITHIN.remove();
            }
        }
    }

    private <T> T done(Supplier<T> work, TransactionStatus status) {
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            rollBack(status, failure);
            throw failure;
        }
    }

    private void commit(TransactionStatus status, boolean own) {
        try {
            manager.commit(status);
        } catch (RuntimeException failure) {
            throw own ? Outage.atCommit(failure) : failure;
        }
    }

    /** A deadlock takes its savepoints along, and with them what was done before them: then nothing of it may be committed. */
    private void rollBack(TransactionStatus status, Throwable failure) {
        try {
            manager.rollback(status);
        } catch (TransactionException lost) {
            failure.addSuppressed(lost);
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                manager.rollback(manager.getTransaction(MANDATORY));
            }
        }
    }

    private static void pause(int attempt) {
        long millis = ThreadLocalRandom.current().nextLong(1, PAUSE_MILLIS * Math.min(attempt, 10));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
