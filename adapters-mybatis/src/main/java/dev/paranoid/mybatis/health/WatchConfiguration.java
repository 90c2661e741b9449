package dev.paranoid.mybatis.health;

import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.transaction.Managers;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who watches the database, and tells of it. */
@Configuration(proxyBeanMethods = false)
public class WatchConfiguration {

    /** Made once Paranoid's own tables are there. */
    @Bean
    DatabaseWatch paranoidDatabaseWatch(ParanoidProperties properties, Managers managers, ParanoidEngine paranoid) {
        return new DatabaseWatch(new DatabaseProbe(managers, properties.entities())::ask);
    }

    /** A meter, where the application has meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {

        @Bean
        DatabaseMeter paranoidDatabaseMeter(DatabaseWatch watch) {
            return new DatabaseMeter(watch);
        }
    }

    /** Health, where the application tells of its own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AbstractHealthIndicator.class)
    static class HealthOfDatabase {

        @Bean
        @ConditionalOnEnabledHealthIndicator("paranoid-database")
        DatabaseHealth paranoidDatabaseHealthIndicator(DatabaseWatch watch) {
            return new DatabaseHealth(watch);
        }
    }
}
