package dev.paranoid.live;

import dev.paranoid.application.port.row.RowListener;
import dev.paranoid.domain.EntityType;
import dev.paranoid.live.session.LiveStatements;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.SqlSessionHolder;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Throws away what the team's MyBatis has cached of rows that Paranoid writes: at once for the running transaction, and once more when it
 * has committed, for readers that have read before.
 */
final class CacheEviction implements RowListener {

    private final LiveStatements statements;
    private final SessionFactories factories;
    private final DeclaredTables declared;

    CacheEviction(LiveStatements statements, SessionFactories factories, DeclaredTables declared) {
        this.statements = statements;
        this.factories = factories;
        this.declared = declared;
    }

    @Override
    public void written(EntityType type) {
        String table = declared.tableOf(type.name());
        statements.changed(table);
        factories.all().forEach(CacheEviction::clearSession);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            afterCommit().add(table);
        }
    }

    /** The session of the running transaction, which has a cache of its own. */
    private static void clearSession(SqlSessionFactory factory) {
        if (TransactionSynchronizationManager.getResource(factory) instanceof SqlSessionHolder holder) {
            holder.getSqlSession().clearCache();
        }
    }

    private Set<String> afterCommit() {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Committed committed && committed.statements == statements) {
                return committed.tables;
            }
        }
        Committed committed = new Committed(statements);
        TransactionSynchronizationManager.registerSynchronization(committed);
        return committed.tables;
    }

    /** What one transaction has written. */
    private static final class Committed implements TransactionSynchronization {

        private final LiveStatements statements;
        private final Set<String> tables = new LinkedHashSet<>();

        Committed(LiveStatements statements) {
            this.statements = statements;
        }

        /** However it ends: a reader may have cached in between what a rollback undoes. */
        @Override
        public void afterCompletion(int status) {
            tables.forEach(statements::changed);
        }
    }
}
