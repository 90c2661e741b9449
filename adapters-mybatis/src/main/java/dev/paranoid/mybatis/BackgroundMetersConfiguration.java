package dev.paranoid.mybatis;

import dev.paranoid.application.Paranoid;
import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Meters of what goes on in the background, where the application has meters. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class BackgroundMetersConfiguration {

    @Bean
    BackgroundMeters paranoidBackgroundMeters(DataSource dataSource, BackgroundTally tally, Paranoid paranoid) {
        return new BackgroundMeters(new Statements(dataSource).jobs(), tally);
    }
}
