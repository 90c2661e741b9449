package dev.paranoid.mybatis;

import dev.paranoid.application.Caller;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Paranoid;
import dev.paranoid.application.port.AcceptedRequests;
import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.DeletionEvents;
import dev.paranoid.application.port.FinalAnswers;
import dev.paranoid.application.port.InstallationIdentity;
import dev.paranoid.application.port.JobId;
import dev.paranoid.application.port.Outbox;
import dev.paranoid.application.port.Ports;
import dev.paranoid.domain.policy.DeletionRules;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the engine together: first the check, which changes nothing, then Paranoid's own tables. */
final class Assembly {

    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

    private Assembly() {}

    static Paranoid of(
            ParanoidProperties properties,
            DeletionRules rules,
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            DeletionEvents events,
            FinalAnswers answers,
            Consumer<JobId> wakeUp) {
        Statements statements = new Statements(dataSource);
        Catalogue catalogue = Outage.guard(() -> Catalogue.read(statements.catalogue()));
        Schema schema = Outage.guard(() -> Declaration.fit(properties, catalogue));
        migrate(dataSource);
        Outage.guard(statements.catalogue()::requireWritable);
        Mappers mappers = statements.mappers();
        warnOfUnnamed(schema, mappers.read());
        warnOfTraps(schema, catalogue);
        LOG.info("Plans by type:\n{}", PlanOverview.of(schema.graph()));
        Limits limits = Limits.of(properties.background().above());
        Paranoid paranoid = Paranoid.over(
                schema.graph(),
                rules,
                ports(schema, mappers, transactionManager, events, limits),
                new BackgroundPorts(
                        new MyBatisSlices(schema, mappers),
                        new MyBatisJobs(statements.jobs(), mappers.ledger(), mappers.look(), wakeUp),
                        new MyBatisAcceptedRequests(statements.accepted()),
                        answers));
        warnOfOrphaned(paranoid.deletions());
        return paranoid;
    }

    static AcceptedRequests acceptedRequests(DataSource dataSource) {
        return new MyBatisAcceptedRequests(new Statements(dataSource).accepted());
    }

    static InstallationIdentity installation(DataSource dataSource) {
        return new MyBatisInstallationIdentity(new Statements(dataSource).installation());
    }

    /** {@return messages that are to leave; it must not be asked before Paranoid itself is there} */
    static Outbox outbox(DataSource dataSource, PlatformTransactionManager transactionManager) {
        Statements statements = new Statements(dataSource);
        LedgerMapper ledger = statements.mappers().ledger();
        return new MyBatisOutbox(
                statements.outbox(), new SpringTransactions(transactionManager, ledger, new DatabaseClock(ledger)));
    }

    /** {@return what keeps the inbox small; it must not be started before Paranoid itself is there} */
    static InboxCleaner inboxCleaner(ParanoidProperties properties, DataSource dataSource) {
        Statements statements = new Statements(dataSource);
        return new InboxCleaner(
                statements.mappers().inbox(),
                statements.jobs(),
                properties.inbox().keep());
    }

    static Ports ports(
            Schema schema,
            Mappers mappers,
            PlatformTransactionManager transactionManager,
            DeletionEvents events,
            Limits limits) {
        DatabaseClock clock = new DatabaseClock(mappers.ledger());
        return new Ports(
                new MyBatisEntityStore(schema, mappers, limits),
                new MyBatisEntityReader(schema, mappers.read()),
                new MyBatisDeletionLedger(mappers.ledger(), mappers.inbox()),
                new SpringTransactions(transactionManager, mappers.ledger(), clock),
                new MyBatisInbox(mappers.inbox()),
                events,
                clock);
    }

    /** In a history of its own, so that an application's own Flyway and ours do not meet. */
    private static void migrate(DataSource dataSource) {
        try {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:dev/paranoid/migration")
                    .table("paranoid_schema_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new TablesNotMigrated(failure);
        }
    }

    private static void warnOfTraps(Schema schema, Catalogue catalogue) {
        schema.paranoidTables()
                .forEach(table -> new UniqueTraps(table, catalogue).warning().ifPresent(LOG::warn));
    }

    private static void warnOfOrphaned(Deletions deletions) {
        deletions
                .orphaned(Caller.anonymous("start"))
                .forEach((type, count) -> LOG.warn(
                        "{} active deletion(s) of {} have lost their root: another program removed it. What they hold"
                                + " stays hidden until they are restored or purged by their id.",
                        count,
                        type));
    }

    private static void warnOfUnnamed(Schema schema, ReadMapper mapper) {
        schema.paranoidTables().forEach(table -> {
            long unnamed = mapper.countUnnamed(table);
            if (unnamed > 0) {
                LOG.warn(
                        "{} has {}{} rows with {} but no {}: hidden by others. They count as hidden; a restore by id"
                                + " clears them.",
                        table.table(),
                        unnamed,
                        unnamed >= ReadSql.UNNAMED_LIMIT ? " or more" : "",
                        table.mark().deletedAt().name(),
                        table.mark().deletionId());
            }
        });
    }
}
