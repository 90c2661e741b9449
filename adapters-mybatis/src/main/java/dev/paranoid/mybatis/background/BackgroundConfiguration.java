package dev.paranoid.mybatis.background;

import dev.paranoid.application.assembly.Paranoid;
import dev.paranoid.mybatis.purge.PurgeConfiguration.Replicas;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.statement.Statements;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
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
            ParanoidProperties properties, DataSource dataSource, ObjectProvider<JdbcConnectionDetails> login) {
        return new ReplicaLag(dataSource, Optional.ofNullable(login.getIfAvailable()), properties.background());
    }

    @Bean
    Replicas paranoidPurgeReplicas(ReplicaLag replicas) {
        return replicas::behind;
    }

    @Bean
    Stalls paranoidStalls(ParanoidProperties properties, DataSource dataSource, ReplicaLag replicas) {
        return new Stalls(workers(dataSource), replicas, properties.background());
    }

    @Bean
    BackgroundScheduler paranoidBackgroundScheduler(
            ParanoidProperties properties,
            DataSource dataSource,
            BackgroundCounts tally,
            ReplicaLag replicas,
            Stalls stalls,
            ObjectProvider<Paranoid> paranoid) {
        return new BackgroundScheduler(
                new Components(workers(dataSource), host()),
                new BackgroundWorker(properties.background(), tally, replicas),
                () -> paranoid.getObject().background().orElseThrow(),
                stalls,
                properties.background().threads());
    }

    private static WorkerMapper workers(DataSource dataSource) {
        return new Statements(dataSource).mapper(WorkerMapper.class);
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
                DataSource dataSource, BackgroundCounts tally, Stalls stalls, Paranoid paranoid) {
            return new BackgroundMeters(workers(dataSource), tally, stalls);
        }
    }

    /** Health, where the application tells of its health. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AbstractHealthIndicator.class)
    static class HealthOfJobs {

        @Bean
        BackgroundHealth paranoidBackgroundHealthIndicator(Stalls stalls, Paranoid paranoid) {
            return new BackgroundHealth(stalls);
        }
    }
}
