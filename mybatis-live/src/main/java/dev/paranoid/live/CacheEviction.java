package dev.paranoid.live;

import dev.paranoid.application.port.row.RowListener;
import dev.paranoid.domain.EntityType;
import dev.paranoid.live.session.LiveStatements;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.SqlSessionHolder;
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
        statements.changed(declared.tableOf(type.name()));
        factories.all().forEach(CacheEviction::clearSession);
    }

    /** The session of the running transaction, which has a cache of its own. */
    private static void clearSession(SqlSessionFactory factory) {
        if (TransactionSynchronizationManager.getResource(factory) instanceof SqlSessionHolder holder) {
            holder.getSqlSession().clearCache();
        }
    }
}
