package dev.paranoid.mybatis;

import dev.paranoid.application.Feature;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.assembly.TenantAccess;
import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.Batching;
import dev.paranoid.application.port.InstallationIdentity;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.access.RowAccess;
import dev.paranoid.application.port.message.AcceptedRequests;
import dev.paranoid.application.port.message.Inbox;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.mybatis.accepted.AcceptedMapper;
import dev.paranoid.mybatis.accepted.MyBatisAcceptedRequests;
import dev.paranoid.mybatis.accepted.UnusedAcceptedRequests;
import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.CatalogueMapper;
import dev.paranoid.mybatis.declaration.Declaration;
import dev.paranoid.mybatis.estimate.EstimateMapper;
import dev.paranoid.mybatis.estimate.OptimizerEstimates;
import dev.paranoid.mybatis.frontier.CollectedMapper;
import dev.paranoid.mybatis.frontier.FrontierMapper;
import dev.paranoid.mybatis.frontier.MyBatisCollectedRows;
import dev.paranoid.mybatis.frontier.MyBatisFrontier;
import dev.paranoid.mybatis.health.ProbeMapper;
import dev.paranoid.mybatis.history.HistoryMapper;
import dev.paranoid.mybatis.history.MyBatisDeletionHistory;
import dev.paranoid.mybatis.hold.HoldMapper;
import dev.paranoid.mybatis.hold.MyBatisHoldLedger;
import dev.paranoid.mybatis.job.JobMapper;
import dev.paranoid.mybatis.job.MyBatisJobs;
import dev.paranoid.mybatis.job.OlderJobs;
import dev.paranoid.mybatis.job.OlderMapper;
import dev.paranoid.mybatis.ledger.LedgerMapper;
import dev.paranoid.mybatis.ledger.MyBatisDeletionLedger;
import dev.paranoid.mybatis.ledger.MyBatisPurgeLedger;
import dev.paranoid.mybatis.ledger.PurgeMapper;
import dev.paranoid.mybatis.message.InboxMapper;
import dev.paranoid.mybatis.message.MyBatisInbox;
import dev.paranoid.mybatis.message.MyBatisOutbox;
import dev.paranoid.mybatis.message.OutboxMapper;
import dev.paranoid.mybatis.message.UnusedInbox;
import dev.paranoid.mybatis.migration.InstalledFeatures;
import dev.paranoid.mybatis.migration.Migration;
import dev.paranoid.mybatis.migration.MissingTables;
import dev.paranoid.mybatis.read.MyBatisEntityReader;
import dev.paranoid.mybatis.read.ReadMapper;
import dev.paranoid.mybatis.rows.MyBatisEntityStore;
import dev.paranoid.mybatis.rows.ReferenceMapper;
import dev.paranoid.mybatis.rows.RowMapper;
import dev.paranoid.mybatis.rows.WrittenRows;
import dev.paranoid.mybatis.schema.Schema;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.start.PlanOverview;
import dev.paranoid.mybatis.start.StartWarnings;
import dev.paranoid.mybatis.statement.Statements;
import dev.paranoid.mybatis.transaction.DatabaseClock;
import dev.paranoid.mybatis.transaction.Managers;
import dev.paranoid.mybatis.transaction.Outage;
import dev.paranoid.mybatis.transaction.SpringTransactions;
import dev.paranoid.mybatis.transaction.TransactionMapper;
import dev.paranoid.mybatis.unlinked.MyBatisUnlinkedRows;
import dev.paranoid.mybatis.unlinked.UnlinkedMapper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the engine together: first the check, which changes nothing, then Paranoid's own tables. */
final class Assembly {

    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

    /** Calls at once that wait for rows which others have locked, and as many that are alone otherwise: they hold a connection each. */
    private static final int LONERS = 3;

    private Assembly() {}

    /** {@return the engine, where a data source has one manager of transactions} */
    static ParanoidEngine of(
            ParanoidProperties properties,
            DeletionRules rules,
            DataSource dataSource,
            DataSource reads,
            PlatformTransactionManager manager,
            Listeners listeners) {
        return of(
                properties,
                new Rules(rules, List.of()),
                Migration.of(dataSource, List.of(Feature.values()), true),
                reads,
                Managers.of(dataSource, manager, properties.patience()),
                listeners);
    }

    /**
     * {@return the engine}
     *
     * @param migration of Paranoid's own tables
     * @param reads where reads outside of transactions go
     */
    static ParanoidEngine of(
            ParanoidProperties properties,
            Rules rules,
            Migration migration,
            DataSource reads,
            Managers managers,
            Listeners listeners) {
        DataSource dataSource = managers.dataSource();
        Statements statements = new Statements(dataSource, new WrittenRows(listeners.rows()));
        Schema schema = fit(properties, migration, dataSource, statements);
        Statements outside = reads == dataSource ? statements : new Statements(reads);
        Wiring wiring = new Wiring(schema, statements, outside, migration.installed());
        Ports everyRow = ports(wiring, managers, listeners);
        Ports ports = everyRow.with(access(properties, rules, schema, everyRow));
        BackgroundPorts background = background(wiring, listeners, properties.background());
        olderJobs(wiring, ports, background).takeOver();
        ParanoidEngine paranoid = ParanoidEngine.over(
                schema.graph(),
                rules.deletion(),
                ports,
                background,
                batching(properties, dataSource),
                listeners.batches());
        StartWarnings.ofOrphaned(paranoid.deletions());
        return paranoid;
    }

    /** {@return the declared types, which fit the database; Paranoid's own tables are there as well} */
    private static Schema fit(
            ParanoidProperties properties, Migration migration, DataSource dataSource, Statements statements) {
        Catalogue catalogue = Outage.guard(() -> Catalogue.read(statements.mapper(CatalogueMapper.class)));
        Schema schema = Outage.guard(() -> Declaration.fit(properties, catalogue));
        migration.carryOut(dataSource);
        MissingTables.requireNone(
                Outage.guard(statements.mapper(ProbeMapper.class)::own),
                migration.installed().features());
        Outage.guard(statements.mapper(CatalogueMapper.class)::requireWritable);
        StartWarnings.ofSessions(statements.mapper(TransactionMapper.class), properties.patience());
        StartWarnings.ofPackets(statements.mapper(TransactionMapper.class));
        StartWarnings.ofUnnamed(schema, statements.mapper(ReadMapper.class));
        StartWarnings.ofTraps(schema, catalogue);
        LOG.info("What a delete of each type does:\n{}", PlanOverview.of(schema.graph()));
        return schema;
    }

    private static OlderJobs olderJobs(Wiring wiring, Ports ports, BackgroundPorts background) {
        return new OlderJobs(
                wiring.schema().graph(),
                ports,
                background.frontier(),
                wiring.mapper(JobMapper.class),
                wiring.mapper(OlderMapper.class));
    }

    private static RowAccess access(ParanoidProperties properties, Rules rules, Schema schema, Ports ports) {
        Map<String, String> tenants = new HashMap<>();
        properties
                .entities()
                .forEach((type, entity) ->
                        Optional.ofNullable(entity.tenant()).ifPresent(column -> tenants.put(type, column)));
        List<RowAccess> all = new ArrayList<>(rules.access());
        if (!tenants.isEmpty()) {
            all.add(new TenantAccess(schema.graph(), ports.reader(), tenants));
        }
        return all.isEmpty() ? RowAccess.EVERY_ROW : RowAccess.allOf(all);
    }

    /** Who is carried out by another's thread would be where that is routed to. */
    private static Batching batching(ParanoidProperties properties, DataSource dataSource) {
        return routed(dataSource)
                ? Batching.OFF
                : new Batching(
                        properties.batching().max(), properties.batching().atOnce(), LONERS, properties.patience());
    }

    private static boolean routed(DataSource dataSource) {
        try {
            return dataSource.isWrapperFor(AbstractRoutingDataSource.class);
        } catch (SQLException unknown) {
            LOG.debug("{} does not show its class; treating it as no router", dataSource, unknown);
            return false;
        }
    }

    /** Requires that connections are in a database; what looks at tables first would say that less plainly. */
    static void requireDatabase(DataSource dataSource) {
        CatalogueMapper mapper = new Statements(dataSource).mapper(CatalogueMapper.class);
        var unused = Outage.guard(() -> Catalogue.requireDatabase(mapper));
    }

    static AcceptedRequests acceptedRequests(DataSource dataSource) {
        return new MyBatisAcceptedRequests(new Statements(dataSource).mapper(AcceptedMapper.class));
    }

    static InstallationIdentity installation(DataSource dataSource) {
        return new MyBatisInstallationIdentity(new Statements(dataSource).mapper(InstallationMapper.class));
    }

    /** {@return messages that are to leave; it must not be asked before Paranoid itself is there} */
    static Outbox outbox(Managers managers) {
        Statements statements = new Statements(managers.dataSource());
        TransactionMapper transaction = statements.mapper(TransactionMapper.class);
        return new MyBatisOutbox(
                statements.mapper(OutboxMapper.class),
                new SpringTransactions(managers, transaction, new DatabaseClock(transaction)));
    }

    /** {@return what keeps the inbox small; it must not be started before Paranoid itself is there} */
    static InboxCleaner inboxCleaner(
            ParanoidProperties properties,
            DataSource dataSource,
            InstalledFeatures installed,
            ParanoidEngine paranoid) {
        Duration keep = properties.ledger().keep();
        Statements statements = new Statements(dataSource);
        return new InboxCleaner(
                installed.has(Feature.REQUESTS) ? Optional.of(statements.mapper(InboxMapper.class)) : Optional.empty(),
                statements.mapper(JobMapper.class),
                properties.inbox().keep(),
                keep.isZero()
                        ? Optional.empty()
                        : Optional.of(() -> paranoid.closed().forget(keep)));
    }

    static Ports ports(Wiring wiring, Managers transactions, Listeners listeners) {
        Optional<InboxMapper> requests = wiring.installed().has(Feature.REQUESTS)
                ? Optional.of(wiring.mapper(InboxMapper.class))
                : Optional.empty();
        RequestTables asks = new RequestTables(wiring);
        TransactionMapper transaction = wiring.mapper(TransactionMapper.class);
        DatabaseClock clock = new DatabaseClock(transaction);
        return new Ports(
                new MyBatisEntityStore(
                        wiring.schema(), wiring.mapper(RowMapper.class), wiring.mapper(ReferenceMapper.class), clock),
                new MyBatisEntityReader(wiring.schema(), wiring.reads(ReadMapper.class)),
                new MyBatisDeletionLedger(wiring.reads(LedgerMapper.class), asks),
                new SpringTransactions(transactions, transaction, clock),
                requests.<Inbox>map(MyBatisInbox::new).orElseGet(UnusedInbox::new),
                listeners.events(),
                listeners.holds(),
                new MyBatisHoldLedger(wiring.reads(HoldMapper.class)),
                new MyBatisPurgeLedger(wiring.mapper(PurgeMapper.class)),
                RowAccess.EVERY_ROW,
                new MyBatisDeletionHistory(wiring.mapper(HistoryMapper.class), asks),
                clock);
    }

    static BackgroundPorts background(Wiring wiring, Listeners listeners, ParanoidProperties.Background settings) {
        return new BackgroundPorts(
                new MyBatisJobs(wiring.reads(JobMapper.class), listeners.worker()),
                new MyBatisFrontier(wiring.mapper(FrontierMapper.class)),
                new MyBatisCollectedRows(wiring.mapper(CollectedMapper.class)),
                new MyBatisUnlinkedRows(wiring.schema(), wiring.mapper(UnlinkedMapper.class)),
                new OptimizerEstimates(wiring.schema(), wiring.mapper(EstimateMapper.class)),
                wiring.installed().has(Feature.MESSAGES)
                        ? new MyBatisAcceptedRequests(wiring.mapper(AcceptedMapper.class))
                        : new UnusedAcceptedRequests(),
                listeners.answers(),
                settings.above() == 0 ? Long.MAX_VALUE : settings.above());
    }
}
