package dev.paranoid.mybatis.transaction;

import dev.paranoid.mybatis.transaction.callers.CallersTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who manages the transactions of a data source.
 *
 * @param dataSource the data source
 * @param own begins those of Paranoid's own, so that what an application does within them is part of them
 * @param all the application's own managers of that data source
 * @param patience how long a transaction is tried again
 * @param room whether the server has room
 */
public record Managers(
        DataSource dataSource,
        PlatformTransactionManager own,
        List<PlatformTransactionManager> all,
        Duration patience,
        Room room) {

    private static final Logger LOG = LoggerFactory.getLogger(Managers.class);

    public Managers {
        all = List.copyOf(all);
    }

    /** Does the work, and undoes it. */
    public void undone(Runnable work) {
        new TransactionTemplate(own, OwnTransactions.OWN).executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    /** {@return that one manager} */
    public static Managers of(DataSource dataSource, PlatformTransactionManager manager, Duration patience) {
        return new Managers(dataSource, manager, List.of(manager), patience, new Room());
    }

    /**
     * {@return the managers among these that are the data source's} JPA's is one that begins with READ COMMITTED and shows its
     * connection, as Hibernate's does. Where there is none, Paranoid has one of its own.
     *
     * @throws TransactionsOfJta where JTA alone manages transactions
     *
     * @param managers all that there are, the application's first choice first
     */
    public static Managers among(
            Stream<PlatformTransactionManager> managers, DataSource dataSource, Duration patience) {
        List<PlatformTransactionManager> known = managers.distinct().toList();
        List<PlatformTransactionManager> all = new ArrayList<>();
        known.stream()
                .filter(manager -> managed(manager).filter(dataSource::equals).isPresent())
                .forEach(all::add);
        if (all.isEmpty() && known.stream().anyMatch(TransactionsOfJta::manages)) {
            throw new TransactionsOfJta();
        }
        PlatformTransactionManager own = all.stream()
                .filter(manager -> simple(manager) || showsItsConnection(manager, dataSource))
                .findFirst()
                .orElseGet(() -> new JdbcTransactionManager(dataSource));
        return new Managers(dataSource, own, all, patience, new Room());
    }

    private static boolean simple(PlatformTransactionManager manager) {
        return manager instanceof ResourceTransactionManager resource
                && resource.getResourceFactory() instanceof DataSource;
    }

    /** JPA's manager and Hibernate's name their data source as JDBC's does; others have none. */
    private static Optional<DataSource> managed(PlatformTransactionManager manager) {
        BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(manager);
        return properties.isReadableProperty("dataSource")
                        && properties.getPropertyValue("dataSource") instanceof DataSource dataSource
                ? Optional.of(behind(dataSource))
                : Optional.empty();
    }

    /** {@return the data source to which transactions bind their connections} */
    public static DataSource behind(DataSource dataSource) {
        return dataSource instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null
                ? proxy.getTargetDataSource()
                : dataSource;
    }

    private static boolean showsItsConnection(PlatformTransactionManager manager, DataSource dataSource) {
        CallersTransaction callers = new CallersTransaction(dataSource, List.of(manager));
        try {
            return Boolean.TRUE.equals(
                    new TransactionTemplate(manager, OwnTransactions.OWN).execute(status -> callers.running()));
        } catch (TransactionException | DataAccessException failure) {
            LOG.debug("{} does not begin transactions for Paranoid", manager, failure);
            return false;
        }
    }
}
