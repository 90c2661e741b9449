package dev.paranoid.mybatis.transaction.callers;

import org.springframework.core.Ordered;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How far the commit of a transaction is. Spring tells nobody: callbacks that come after the commit find the connection bound and the
 * transaction active, as those that come before it do.
 */
public final class CommitProgress implements TransactionSynchronization, Ordered {

    /** That of a transaction at a savepoint begins none. */
    private static final TransactionExecutionListener BEGINNING = new TransactionExecutionListener() {
        @Override
        public void beforeCommit(TransactionExecution transaction) {
            if (transaction.isNewTransaction() && TransactionSynchronizationManager.isSynchronizationActive()) {
                ofTransaction().begun = true;
            }
        }
    };

    private boolean begun;
    private boolean done;

    private CommitProgress(boolean begun) {
        this.begun = begun;
    }

    /** Has the manager tell of each commit that it begins. */
    public static void watch(PlatformTransactionManager manager) {
        if (manager instanceof ConfigurableTransactionManager telling && !tells(manager)) {
            telling.addListener(BEGINNING);
        }
    }

    private static boolean tells(PlatformTransactionManager manager) {
        return manager instanceof ConfigurableTransactionManager telling
                && telling.getTransactionExecutionListeners().contains(BEGINNING);
    }

    /** {@return that of the transaction which this manager has just begun on this thread} */
    public static CommitProgress of(PlatformTransactionManager manager) {
        return tells(manager) && TransactionSynchronizationManager.isSynchronizationActive()
                ? ofTransaction()
                : new CommitProgress(true);
    }

    private static CommitProgress ofTransaction() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(CommitProgress.class::isInstance)
                .map(CommitProgress.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    CommitProgress progress = new CommitProgress(false);
                    TransactionSynchronizationManager.registerSynchronization(progress);
                    return progress;
                });
    }

    /** {@return whether the database may have been asked to commit; what failed before was rolled back} */
    public boolean begun() {
        return begun;
    }

    /** {@return whether the transaction of this thread has ended, and only its callbacks still run} */
    public static boolean over() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                ? TransactionSynchronizationManager.getSynchronizations().stream()
                        .anyMatch(each -> each instanceof CommitProgress progress && progress.done)
                : TransactionSynchronizationManager.isActualTransactionActive();
    }

    /** Before others that do something then. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void afterCommit() {
        done = true;
    }
}
