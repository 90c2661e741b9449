package dev.paranoid.rest;

import dev.paranoid.application.audit.AuditLog;
import dev.paranoid.rest.guard.AnswerBounds;
import dev.paranoid.rest.guard.Hosts;
import dev.paranoid.rest.guard.RequestIds;
import dev.paranoid.rest.guard.body.BodyBounds;
import dev.paranoid.rest.guard.body.HeapShare;
import dev.paranoid.rest.problem.Territory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Guards all addresses where nobody else has any, else the adapter's alone. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RestSecurityProperties.class)
class RequestGuardConfiguration {

    @Bean
    @ConditionalOnBean(Territory.class)
    FilterRegistrationBean<RequestGuard> paranoidRequestGuard(
            RestSecurityProperties properties, Environment environment, ObjectProvider<AuditLog> audit) {
        List<String> names = Stream.concat(
                        properties.hosts().stream(), Stream.of(environment.getProperty("server.address", "")))
                .toList();
        FilterRegistrationBean<RequestGuard> guard =
                new FilterRegistrationBean<>(new RequestGuard(Optional.of(Hosts.of(names)), audit));
        guard.addUrlPatterns("/*");
        guard.setOrder(RequestGuard.ORDER);
        return guard;
    }

    /** Before all that may log a line. */
    @Bean
    @ConditionalOnBean(Territory.class)
    FilterRegistrationBean<RequestIds> paranoidRequestIds() {
        IdGenerator generator = new AlternativeJdkIdGenerator();
        FilterRegistrationBean<RequestIds> ids = new FilterRegistrationBean<>(
                new RequestIds(() -> generator.generateId().toString()));
        ids.addUrlPatterns("/*");
        ids.setOrder(RequestGuard.ORDER - 2);
        return ids;
    }

    @Bean
    @ConditionalOnBean(Territory.class)
    FilterRegistrationBean<BodyBounds> paranoidBodyBounds(ParanoidRestProperties properties) {
        FilterRegistrationBean<BodyBounds> bounds =
                new FilterRegistrationBean<>(new BodyBounds(properties.bodyWithin(), HeapShare.bodies()));
        bounds.addUrlPatterns("/*");
        bounds.setOrder(RequestGuard.ORDER + 1);
        return bounds;
    }

    @Bean
    @ConditionalOnBean(Territory.class)
    FilterRegistrationBean<AnswerBounds> paranoidAnswerBounds(ParanoidRestProperties properties) {
        FilterRegistrationBean<AnswerBounds> bounds =
                new FilterRegistrationBean<>(new AnswerBounds(properties.answerWithin()));
        bounds.addUrlPatterns("/*");
        bounds.setOrder(RequestGuard.ORDER - 1);
        return bounds;
    }

    /** How another application is called is that one's own matter, until it says so here. */
    @Bean
    @ConditionalOnMissingBean(Territory.class)
    WebMvcConfigurer paranoidGuardedControllers(RestSecurityProperties properties, ObjectProvider<AuditLog> audit) {
        Optional<Hosts> hosts = Optional.of(properties.hosts())
                .filter(names -> !names.isEmpty())
                .map(Hosts::of);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RequestGuard(hosts, audit)).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }
}
