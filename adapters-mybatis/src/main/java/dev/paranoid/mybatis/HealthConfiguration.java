package dev.paranoid.mybatis;

import dev.paranoid.application.Deletions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health, where the application tells of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(AbstractHealthIndicator.class)
class HealthConfiguration {

    @Bean
    @ConditionalOnEnabledHealthIndicator("paranoid-deletions")
    DeletionsHealthIndicator paranoidDeletionsHealthIndicator(Deletions deletions) {
        return new DeletionsHealthIndicator(deletions, System::nanoTime);
    }
}
