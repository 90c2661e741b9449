package dev.paranoid.mybatis.job;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * For as long as a chunk's transaction lasts, the server ends its connection soon where the client falls silent: a node that
 * stopped in the middle of a chunk loses what it had locked. However the transaction ends, the connection goes back to the
 * pool as it came.
 */
final class SessionTimeout implements TransactionSynchronization {

    private static final Logger LOG = LoggerFactory.getLogger(SessionTimeout.class);
    private static final int SECONDS = 10;
    /** As long as the session of MyBatis is open. */
    private static final int ORDER = DataSourceUtils.CONNECTION_SYNCHRONIZATION_ORDER - 2;

    private final JobMapper mapper;

    private SessionTimeout(JobMapper mapper) {
        this.mapper = mapper;
    }

    /** Begins it in the transaction that runs. */
    static void begin(JobMapper mapper) {
        TransactionSynchronizationManager.registerSynchronization(new SessionTimeout(mapper));
        mapper.shortTimeout(SECONDS);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    /** A connection that is lost, which is why the transaction ends, does not go back. */
    @Override
    public void beforeCompletion() {
        try {
            mapper.usualTimeout();
        } catch (DataAccessException lost) {
            LOG.debug("The connection of a chunk is lost", lost);
        }
    }
}
