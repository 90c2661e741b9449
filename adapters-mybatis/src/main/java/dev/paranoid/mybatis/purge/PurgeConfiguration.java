package dev.paranoid.mybatis.purge;

import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.mybatis.ledger.PurgeMapper;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.settings.PurgeProperties;
import dev.paranoid.mybatis.statement.Statements;
import dev.paranoid.mybatis.transaction.Managers;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who removes what has expired. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PurgeProperties.class)
public class PurgeConfiguration {

    /** Whether replicas are too far behind. */
    public interface Replicas extends BooleanSupplier {}

    /** How much of a host's name fits beside the number of a process. */
    private static final int HOST = 40;

    private static final Logger LOG = LoggerFactory.getLogger(PurgeConfiguration.class);
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Bean
    PurgeScheduler paranoidPurgeScheduler(
            ParanoidProperties declared,
            PurgeProperties settings,
            Managers managers,
            ParanoidEngine paranoid,
            ObjectProvider<Replicas> replicas) {
        neverCarriedOut(declared, settings).ifPresent(LOG::warn);
        PurgeTurnMapper mapper = new Statements(managers.dataSource()).mapper(PurgeTurnMapper.class);
        return new PurgeScheduler(
                paranoid::purge,
                new DatabaseTurn(mapper, node()),
                settings,
                replicas.getIfAvailable(() -> () -> false));
    }

    /** {@return what to say of types whose hard deletes wait for a job that does not run here} */
    static Optional<String> neverCarriedOut(ParanoidProperties declared, PurgeProperties settings) {
        Set<String> waiting = new TreeSet<>();
        declared.entities().forEach((type, entity) -> {
            if (entity.hardDelete() != null) {
                waiting.add(type);
            }
        });
        return settings.runs() || waiting.isEmpty()
                ? Optional.empty()
                : Optional.of("Hard deletes of " + String.join(", ", waiting)
                        + " wait for the purge job, which does not run here."
                        + " Set paranoid.purge.every or paranoid.purge.cron, on this node or on another.");
    }

    /** Meters, where the application has meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {

        @Bean
        PurgeMeters paranoidPurgeMeters(Managers managers, ParanoidEngine paranoid) {
            return new PurgeMeters(new Statements(managers.dataSource()).mapper(PurgeMapper.class));
        }
    }

    /** Tells processes apart that run on one host, or had its name before. */
    private static String node() {
        ProcessHandle process = ProcessHandle.current();
        long started =
                process.info().startInstant().map(at -> at.toEpochMilli()).orElse(0L);
        return "purge/" + host() + "/" + process.pid() + "/" + started + "/" + COUNT.incrementAndGet();
    }

    private static String host() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.substring(0, Math.min(HOST, name.length()));
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }
}
