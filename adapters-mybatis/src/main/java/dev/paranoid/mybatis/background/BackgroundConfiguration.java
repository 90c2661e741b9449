package dev.paranoid.mybatis.background;

import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.mybatis.purge.PurgeConfiguration.Replicas;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.statement.Statements;
import dev.paranoid.mybatis.transaction.Managers;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who works in the background, and how it is watched. */
@Configuration(proxyBeanMethods = false)
public class BackgroundConfiguration {

    @Bean
    BackgroundCounts paranoidBackgroundTally() {
        return new BackgroundCounts();
    }

    @Bean
    ReplicaLag paranoidReplicaLag(
            ParanoidProperties properties, Managers managers, ObjectProvider<JdbcConnectionDetails> login) {
        return new ReplicaLag(
                managers.dataSource(), Optional.ofNullable(login.getIfAvailable()), properties.background());
    }

    @Bean
    Replicas paranoidPurgeReplicas(ReplicaLag replicas) {
        return replicas::behind;
    }

    @Bean
    Stalls paranoidStalls(ParanoidProperties properties, Managers managers, ReplicaLag replicas) {
        return new Stalls(workers(managers), replicas, properties.background());
    }

    @Bean
    BackgroundScheduler paranoidBackgroundScheduler(
            ParanoidProperties properties,
            Managers managers,
            BackgroundCounts tally,
            ReplicaLag replicas,
            Stalls stalls,
            ObjectProvider<ParanoidEngine> paranoid) {
        return new BackgroundScheduler(
                new Components(workers(managers), host()),
                new BackgroundWorker(properties.background(), tally, replicas),
                () -> paranoid.getObject().background().orElseThrow(),
                stalls,
                properties.background().threads());
    }

    private static WorkerMapper workers(Managers managers) {
        return new Statements(managers.dataSource()).mapper(WorkerMapper.class);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }

    /** Meters, where the application has meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {

        @Bean
        BackgroundMeters paranoidBackgroundMeters(
                Managers managers, BackgroundCounts tally, Stalls stalls, ParanoidEngine paranoid) {
            return new BackgroundMeters(workers(managers), tally, stalls);
        }
    }

    /** Health, where the application tells of its health. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AbstractHealthIndicator.class)
    static class HealthOfJobs {

        @Bean
        @ConditionalOnEnabledHealthIndicator("paranoid-background")
        BackgroundHealth paranoidBackgroundHealthIndicator(Stalls stalls, ParanoidEngine paranoid) {
            return new BackgroundHealth(stalls);
        }
    }
}
