package dev.paranoid.mybatis.transaction.callers;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

/** The transaction that a thread is in on our data source, whoever began it: what it has bound is the connection that all share. */
public final class CallersTransaction {

    private static final TransactionDefinition LOOKS = looks();

    private final DataSource dataSource;
    private final List<PlatformTransactionManager> managers;
    private final Begun begun;

    public CallersTransaction(DataSource dataSource, List<PlatformTransactionManager> managers) {
        this.dataSource = dataSource;
        this.managers = managers;
        this.begun = new Begun(dataSource);
    }

    /** Knows whether Spring's JDBC manager has begun a transaction on the connection that is bound. */
    private static final class Begun extends DataSourceTransactionManager {

        private static final long serialVersionUID = 1L;

        Begun(DataSource dataSource) {
            super(dataSource);
        }

        boolean here() {
            return isExistingTransaction(doGetTransaction());
        }
    }

    /** Where the thread is in a transaction, its definition is not looked at: this one asks for nothing. */
    private static TransactionDefinition looks() {
        DefaultTransactionDefinition definition =
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_SUPPORTS);
        definition.setReadOnly(true);
        return definition;
    }

    public boolean running() {
        return connection().isPresent();
    }

    /**
     * {@return the connection of the running transaction} JPA's manager binds one without marking it. One that is only kept until a
     * transaction on something else ends is marked as synchronized, and no transaction was begun on it.
     */
    public Optional<ConnectionHolder> connection() {
        return bound().filter(holder -> !holder.isSynchronizedWithTransaction() || begun.here());
    }

    private Optional<ConnectionHolder> bound() {
        return TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder holder
                ? Optional.of(holder)
                : Optional.empty();
    }

    /** Has what the caller's persistence layer still keeps to itself written, so that statements see it. */
    public void flush() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return;
        }
        TransactionSynchronizationUtils.triggerFlush();
        Joined joined = joined();
        if (joined != null) {
            joined.status().flush();
        }
    }

    /** What was done before is lost as well: nothing of it may be committed. */
    public void doom() {
        connection().ifPresent(ConnectionHolder::setRollbackOnly);
        Joined joined = TransactionSynchronizationManager.isSynchronizationActive() ? joined() : null;
        if (joined != null) {
            joined.manager().rollback(joined.status());
        }
    }

    private record Joined(PlatformTransactionManager manager, TransactionStatus status) {}

    private @Nullable Joined joined() {
        for (PlatformTransactionManager manager : managers) {
            TransactionStatus status = manager.getTransaction(LOOKS);
            if (status.hasTransaction()) {
                return new Joined(manager, status);
            }
        }
        return null;
    }
}
