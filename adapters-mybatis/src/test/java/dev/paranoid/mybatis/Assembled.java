package dev.paranoid.mybatis;

import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.port.InstallationIdentity;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.transaction.Managers;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What the auto-configuration puts together, over tables that are there; nobody follows, and there are no policies. */
public final class Assembled {

    private Assembled() {}

    /** {@return Paranoid itself} */
    public static ParanoidEngine over(ParanoidProperties properties, DataSource dataSource) {
        return over(properties, dataSource, dataSource, new JdbcTransactionManager(dataSource));
    }

    /** {@return Paranoid itself, with a pool of its own for reads} */
    public static ParanoidEngine over(
            ParanoidProperties properties, DataSource dataSource, DataSource reads, JdbcTransactionManager manager) {
        return Assembly.of(properties, DeletionRules.NONE, dataSource, reads, manager, MyBatisEngine.NOBODY);
    }

    /** {@return messages that are to leave} */
    public static Outbox outbox(Managers managers) {
        return Assembly.outbox(managers);
    }

    /** {@return who this installation is} */
    public static InstallationIdentity installation(DataSource dataSource) {
        return Assembly.installation(dataSource);
    }
}
