package dev.paranoid.mybatis.transaction;

import dev.paranoid.mybatis.transaction.CurrentTransaction.Whose;
import dev.paranoid.mybatis.transaction.callers.CommitProgress;
import dev.paranoid.mybatis.transaction.callers.ThreadResources;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Transactions of Paranoid's own, which are part of no other. */
final class OwnTransactions {

    static final TransactionDefinition OWN = own();

    private final PlatformTransactionManager manager;
    private final CurrentTransaction current;

    OwnTransactions(PlatformTransactionManager manager, CurrentTransaction current) {
        this.manager = manager;
        this.current = current;
    }

    /** What a listener threw before the database was asked to commit. */
    static final class ListenerFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;

        ListenerFailed(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }

    private static TransactionDefinition own() {
        DefaultTransactionDefinition definition =
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return definition;
    }

    /**
     * {@return what the work gives}
     *
     * @param rollback whether it is undone in any case
     * @throws ListenerFailed where a listener has failed, and all was rolled back
     */
    <T> T run(Supplier<T> work, boolean rollback) {
        ThreadResources others = ThreadResources.putAside(manager);
        try {
            TransactionStatus status = manager.getTransaction(OWN);
            return current.during(Whose.OURS, () -> carriedOut(status, work, rollback));
        } finally {
            others.putBack();
        }
    }

    private <T> T carriedOut(TransactionStatus status, Supplier<T> work, boolean rollback) {
        CommitProgress progress = CommitProgress.of(manager);
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error failure) {
            rollBack(status, failure);
            throw failure;
        }
        if (rollback) {
            manager.rollback(status);
        } else {
            commit(status, progress);
        }
        return result;
    }

    /**
     * What fails before the commit has begun is a listener; where others were in its way, all of it is tried again. A failure of
     * the manager's is one of the connection: it could not roll back either.
     */
    private void commit(TransactionStatus status, CommitProgress progress) {
        try {
            manager.commit(status);
        } catch (RuntimeException failure) {
            if (progress.begun()) {
                throw Outage.atCommit(failure);
            }
            throw failure instanceof TransactionException || Outage.contended(failure)
                    ? failure
                    : new ListenerFailed(failure);
        }
    }

    private void rollBack(TransactionStatus status, Throwable failure) {
        try {
            manager.rollback(status);
        } catch (TransactionException lost) {
            failure.addSuppressed(lost);
        }
    }
}
