package dev.paranoid.web.health;

import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinPages;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The page of how the service fares. */
@Configuration(proxyBeanMethods = false)
public class BinHealthConfiguration {

    @Bean
    Doctor paranoidDoctor(Bin bin) {
        return new Doctor(bin.deletions(), bin.entities(), InstantSource.system());
    }

    @Bean
    HealthController paranoidHealthController(
            Bin bin,
            BinPages pages,
            Doctor doctor,
            ObjectProvider<HealthController.Source> sources,
            ObjectProvider<Measures> measures) {
        return new HealthController(
                bin,
                pages,
                doctor,
                sources.stream().findFirst(),
                measures.stream().findFirst());
    }

    /** Where the application measures. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Meters {

        @Bean
        @ConditionalOnBean(MeterRegistry.class)
        Measures paranoidMeasures(MeterRegistry registry) {
            return new RegistryMeasures(registry);
        }
    }

    /** Where the application tells of its own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthEndpoint.class)
    static class Health {

        @Bean
        @ConditionalOnBean(HealthEndpoint.class)
        HealthController.Source paranoidEndpointHealth(HealthEndpoint endpoint) {
            return new EndpointHealth(endpoint);
        }
    }
}
