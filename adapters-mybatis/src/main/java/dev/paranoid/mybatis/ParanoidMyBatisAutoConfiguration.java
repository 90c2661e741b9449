package dev.paranoid.mybatis;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Feature;
import dev.paranoid.application.Holds;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.audit.AuditLog;
import dev.paranoid.application.limit.RateLimit;
import dev.paranoid.application.limit.RemovalLimit;
import dev.paranoid.application.port.BatchListener;
import dev.paranoid.application.port.InstallationIdentity;
import dev.paranoid.application.port.access.RowAccess;
import dev.paranoid.application.port.message.AcceptedRequests;
import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.application.port.message.FinalAnswers;
import dev.paranoid.application.port.message.HoldEvents;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.port.row.RowListener;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.Requests;
import dev.paranoid.application.retention.Purges;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.mybatis.audit.LoggedAudit;
import dev.paranoid.mybatis.background.BackgroundConfiguration;
import dev.paranoid.mybatis.background.BackgroundScheduler;
import dev.paranoid.mybatis.declaration.PolicySettings;
import dev.paranoid.mybatis.declaration.TypesInJava;
import dev.paranoid.mybatis.health.WatchConfiguration;
import dev.paranoid.mybatis.migration.Migration;
import dev.paranoid.mybatis.purge.PurgeConfiguration;
import dev.paranoid.mybatis.settings.DatabaseProperties;
import dev.paranoid.mybatis.settings.HostProperties;
import dev.paranoid.mybatis.settings.LimitProperties;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.start.DataSourceChoice;
import dev.paranoid.mybatis.start.DatabaseWait;
import dev.paranoid.mybatis.transaction.Managers;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Paranoid over the application's data source and transactions: checks the declaration, brings Paranoid's own tables up to
 * date, and offers {@link Deletions} and {@link Entities}.
 */
@AutoConfiguration(after = {DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class})
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties({
    ParanoidProperties.class,
    DatabaseProperties.class,
    HostProperties.class,
    LimitProperties.class
})
@Import({
    BackgroundConfiguration.class,
    PurgeConfiguration.class,
    HealthConfiguration.class,
    ReadPoolConfiguration.class,
    WatchConfiguration.class
})
public class ParanoidMyBatisAutoConfiguration {

    /**
     * Connections to the same database on which rows are read outside of transactions, with auto-commit on: on those of a pool that has
     * it off, a COMMIT follows each read. An application that has no such bean reads on its own pool.
     *
     * @param dataSource the pool, closed with this
     */
    public record ReadPool(DataSource dataSource) implements Closeable {

        @Override
        public void close() throws IOException {
            if (dataSource instanceof Closeable pool) {
                pool.close();
            }
        }
    }

    /** Before anybody reads the settings. */
    @Bean
    static TypesInJava paranoidTypesInJava() {
        return new TypesInJava();
    }

    /** Made once the database answers: those who may begin transactions are tried. */
    @Bean
    @DependsOnDatabaseInitialization
    Managers paranoidTransactionManagers(
            ParanoidProperties properties,
            DatabaseProperties database,
            HostProperties host,
            ListableBeanFactory beans,
            ObjectProvider<PlatformTransactionManager> managers) {
        DataSource dataSource = new DataSourceChoice(beans).of(host.dataSource());
        new DatabaseWait(dataSource, database.waitAtStart()).untilItAnswers();
        return Managers.among(
                Stream.concat(Stream.ofNullable(managers.getIfUnique()), managers.orderedStream()),
                Managers.behind(dataSource),
                properties.patience());
    }

    /** Of the tables of features that are used, whoever says so. */
    @Bean
    Migration paranoidMigration(HostProperties host, Managers managers, ObjectProvider<Feature.Use> uses) {
        Set<Feature> used =
                uses.stream().flatMap(use -> use.features().stream()).collect(Collectors.toSet());
        used.addAll(host.schema().features());
        Assembly.requireDatabase(managers.dataSource());
        return Migration.of(managers.dataSource(), used, host.schema().migrate());
    }

    @Bean
    @ConditionalOnMissingBean
    ParanoidEngine paranoid(
            ParanoidProperties properties,
            Migration migration,
            Managers managers,
            ObjectProvider<ReadPool> reads,
            ObjectProvider<DeletionEvents> events,
            ObjectProvider<HoldEvents> holds,
            ObjectProvider<FinalAnswers> answers,
            ObjectProvider<BatchListener> batches,
            ObjectProvider<RowListener> rows,
            ObjectProvider<RowAccess> access,
            BackgroundScheduler scheduler,
            LimitProperties limits,
            AuditLog audit,
            ListableBeanFactory beans) {
        List<RowListener> copies = rows.orderedStream().toList();
        DeletionRules rules = PolicySettings.of(properties, new PolicyBeans(beans));
        RateLimit removals = new RateLimit(limits.hardDeletes(), Duration.ofMinutes(1), System::nanoTime);
        return Assembly.of(
                        properties,
                        new Rules(rules, access.orderedStream().toList()),
                        migration,
                        reads.stream().findFirst().map(ReadPool::dataSource).orElse(managers.dataSource()),
                        managers,
                        new Listeners(
                                DeletionEvents.all(events.orderedStream().toList()),
                                HoldEvents.all(holds.orderedStream().toList()),
                                FinalAnswers.all(answers.orderedStream().toList()),
                                batches.getIfAvailable(() -> BatchListener.NOBODY),
                                scheduler::wakeUp,
                                type -> copies.forEach(listener -> listener.written(type))))
                .limited(new RemovalLimit(removals))
                .audited(audit);
    }

    @Bean
    @ConditionalOnMissingBean
    static AuditLog paranoidAuditLog() {
        return new LoggedAudit();
    }

    @Bean
    @ConditionalOnMissingBean
    Deletions paranoidDeletions(ParanoidEngine paranoid) {
        return paranoid.deletions();
    }

    @Bean
    @ConditionalOnMissingBean
    Holds paranoidHolds(ParanoidEngine paranoid) {
        return paranoid.holds();
    }

    @Bean
    @ConditionalOnMissingBean
    Purges paranoidPurges(ParanoidEngine paranoid) {
        return paranoid.purges();
    }

    @Bean
    @ConditionalOnMissingBean
    Retention paranoidRetention(ParanoidEngine paranoid) {
        return paranoid.retention();
    }

    @Bean
    @ConditionalOnMissingBean
    Entities paranoidEntities(ParanoidEngine paranoid) {
        return paranoid.entities();
    }

    @Bean
    @ConditionalOnMissingBean
    Requests paranoidRequests(ParanoidEngine paranoid) {
        return paranoid.requests();
    }

    @Bean
    @ConditionalOnMissingBean
    IdempotentCalls paranoidIdempotentCalls(ParanoidEngine paranoid) {
        return paranoid.calls();
    }

    @Bean
    @ConditionalOnMissingBean
    Outbox paranoidOutbox(Managers managers) {
        return Assembly.outbox(managers);
    }

    @Bean
    @ConditionalOnMissingBean
    AcceptedRequests paranoidAcceptedRequests(Managers managers) {
        return Assembly.acceptedRequests(managers.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean
    InstallationIdentity paranoidInstallationIdentity(Managers managers) {
        return Assembly.installation(managers.dataSource());
    }

    /** Meters, where the application has meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {

        @Bean
        BatchMeters paranoidBatchMeters() {
            return new BatchMeters();
        }
    }

    @Bean
    InboxCleaner paranoidInboxCleaner(
            ParanoidProperties properties, Managers managers, Migration migration, ParanoidEngine paranoid) {
        return Assembly.inboxCleaner(properties, managers.dataSource(), migration.installed(), paranoid);
    }
}
