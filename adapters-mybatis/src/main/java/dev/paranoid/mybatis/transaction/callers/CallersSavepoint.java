package dev.paranoid.mybatis.transaction.callers;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A savepoint of JDBC on the connection of the running transaction: not every manager of transactions has savepoints. */
public final class CallersSavepoint {

    private static final Logger LOG = LoggerFactory.getLogger(CallersSavepoint.class);

    private final ConnectionHolder holder;
    private final Savepoint savepoint;
    private final boolean doomed;

    private CallersSavepoint(ConnectionHolder holder, Savepoint savepoint) {
        this.holder = holder;
        this.savepoint = savepoint;
        this.doomed = holder.isRollbackOnly();
    }

    public static CallersSavepoint at(ConnectionHolder holder) {
        try {
            CallersSavepoint at =
                    new CallersSavepoint(holder, holder.getConnection().setSavepoint());
            tell(synchronization -> synchronization.savepoint(at));
            return at;
        } catch (SQLException failure) {
            throw new CannotCreateTransactionException("Could not create a savepoint", failure);
        }
    }

    public void release() {
        try {
            holder.getConnection().releaseSavepoint(savepoint);
        } catch (SQLException failure) {
            throw new TransactionSystemException("Could not release a savepoint", failure);
        }
    }

    /** Whoever marked the transaction since has been undone with it. */
    public void rollBack() {
        try {
            holder.getConnection().rollback(savepoint);
        } catch (SQLException failure) {
            throw new TransactionSystemException("Could not roll back to a savepoint", failure);
        }
        tell(synchronization -> synchronization.savepointRollback(this));
        if (!doomed) {
            holder.resetRollbackOnly();
        }
        forget();
    }

    /** As Spring tells of its own savepoints. */
    private static void tell(Consumer<TransactionSynchronization> each) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.getSynchronizations().forEach(each);
        }
    }

    private void forget() {
        try {
            holder.getConnection().releaseSavepoint(savepoint);
        } catch (SQLException failure) {
            LOG.debug("A savepoint stays until the transaction ends", failure);
        }
    }
}
