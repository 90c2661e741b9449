package dev.paranoid.server.management;

import jakarta.servlet.Filter;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Where management has a port of its own, its server has the same guard before it; the door comes with Spring Boot. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementGuard {

    @Bean
    FilterRegistrationBean<Filter> managementRequestGuard(
            @Qualifier("paranoidRequestGuard") FilterRegistrationBean<? extends Filter> guard) {
        return again(guard);
    }

    @Bean
    FilterRegistrationBean<Filter> managementRequestIds(
            @Qualifier("paranoidRequestIds") FilterRegistrationBean<? extends Filter> ids) {
        return again(ids);
    }

    /** What that server refuses by itself is told as at the other port. */
    @Bean
    WebServerFactoryCustomizer<?> managementTomcatProblems(
            @Qualifier("paranoidTomcatProblems") WebServerFactoryCustomizer<?> tomcat) {
        return tomcat;
    }

    @Bean
    HandlerExceptionResolver managementUnknownHealth() {
        return new UnknownHealth();
    }

    private static FilterRegistrationBean<Filter> again(FilterRegistrationBean<? extends Filter> filter) {
        FilterRegistrationBean<Filter> again = new FilterRegistrationBean<>(Objects.requireNonNull(filter.getFilter()));
        again.addUrlPatterns("/*");
        again.setOrder(filter.getOrder());
        return again;
    }
}
