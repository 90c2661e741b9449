package dev.paranoid.rest;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Feature;
import dev.paranoid.application.Holds;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.CurrentCaller;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.retention.Purges;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.rest.caller.Callers;
import dev.paranoid.rest.controller.Accepted;
import dev.paranoid.rest.controller.DeletionController;
import dev.paranoid.rest.controller.HoldController;
import dev.paranoid.rest.controller.ManyController;
import dev.paranoid.rest.controller.PurgeController;
import dev.paranoid.rest.controller.RetentionController;
import dev.paranoid.rest.controller.RowByIdController;
import dev.paranoid.rest.controller.RowController;
import dev.paranoid.rest.controller.WaitingCallers;
import dev.paranoid.rest.keyed.HandlerSearch;
import dev.paranoid.rest.keyed.OncePerKey;
import dev.paranoid.rest.problem.Problems;
import dev.paranoid.rest.problem.StrictRequests;
import dev.paranoid.rest.problem.Territory;
import dev.paranoid.rest.request.BodyConverter;
import dev.paranoid.rest.request.RowSelector;
import dev.paranoid.rest.tomcat.UnreadableForms;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Lets HTTP ask, under {@code paranoid.rest.base-path}, where there are {@link Deletions} and {@link Entities} to ask and Spring MVC to serve
 * them. Comes last, since it does not know who contributes these.
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBean({Deletions.class, Entities.class})
@EnableConfigurationProperties(ParanoidRestProperties.class)
@Import({ApiDescription.class, TomcatConfiguration.class, RequestGuardConfiguration.class})
public class ParanoidRestAutoConfiguration {

    /** Answers to requests with an {@code Idempotency-Key} are kept. */
    @Bean
    static Feature.Use paranoidRestFeatures() {
        return new Feature.Use(Set.of(Feature.REQUESTS));
    }

    /** Of somebody unknown nothing is carried out, unless that is said. */
    @Bean
    @ConditionalOnMissingBean
    CallerSource paranoidCallerSource(ObjectProvider<CurrentCaller> current, ParanoidRestProperties properties) {
        return request -> current.getIfAvailable(() -> CurrentCaller.UNKNOWN)
                .from("rest")
                .filter(caller -> properties.anonymous() || !Caller.isAnonymous(caller))
                .or(() -> properties.anonymous() ? Optional.of(Caller.anonymous("rest")) : Optional.empty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
    }

    @Bean
    Callers paranoidCallers(CallerSource source) {
        return new Callers(source::callerOf);
    }

    @Bean
    WaitingCallers paranoidWaitingCallers(Deletions deletions, ParanoidRestProperties properties) {
        return new WaitingCallers(deletions, properties.maxWaiting());
    }

    @Bean
    RestAddress paranoidRestAddress(ParanoidRestProperties properties, ObjectProvider<DispatcherServletPath> servlet) {
        return new RestAddress(servlet.getIfAvailable(() -> () -> "").getRelativePath(properties.basePath()));
    }

    @Bean
    Accepted.Door paranoidAccepted(Deletions deletions, Callers callers, WaitingCallers waiting, RestAddress address) {
        return new Accepted.Door(deletions, callers, waiting, address.base());
    }

    @Bean
    RowController paranoidRows(Accepted.Door accepted, Entities entities) {
        return new RowController(accepted, entities);
    }

    @Bean
    RowByIdController paranoidRowsById(Accepted.Door accepted) {
        return new RowByIdController(accepted);
    }

    @Bean
    DeletionController paranoidDeletionAddresses(Accepted.Door accepted) {
        return new DeletionController(accepted);
    }

    @Bean
    ManyController paranoidMany(Accepted.Door accepted, Entities entities) {
        return new ManyController(accepted, new RowSelector(entities));
    }

    @Bean
    @ConditionalOnBean(Holds.class)
    HoldController paranoidHoldsByHttp(Holds holds, Callers callers) {
        return new HoldController(holds, callers);
    }

    @Bean
    @ConditionalOnBean(Purges.class)
    PurgeController paranoidPurgesByHttp(Purges purges, Callers callers) {
        return new PurgeController(purges, callers);
    }

    @Bean
    @ConditionalOnBean(Retention.class)
    RetentionController paranoidRetentionByHttp(Retention retention, Callers callers) {
        return new RetentionController(retention, callers);
    }

    @Bean
    Problems paranoidProblems(ObjectProvider<Territory> territory, ParanoidRestProperties properties) {
        return new Problems(territory.getIfAvailable(() -> Territory.OWN), properties.basePath());
    }

    @Bean
    FilterRegistrationBean<UnreadableForms> paranoidUnreadableForms(RestAddress address) {
        FilterRegistrationBean<UnreadableForms> forms = new FilterRegistrationBean<>(new UnreadableForms());
        forms.addUrlPatterns(address.base() + "/*");
        forms.setOrder(UnreadableForms.ORDER);
        return forms;
    }

    /** Filters are made while the server starts; what they ask, and with it the database, only when they are asked. */
    @Bean
    @ConditionalOnBean(IdempotentCalls.class)
    FilterRegistrationBean<OncePerKey> paranoidOncePerKey(
            ObjectProvider<IdempotentCalls> calls,
            Callers callers,
            RestAddress address,
            ObjectProvider<RequestMappingHandlerMapping> mappings) {
        HandlerSearch handlers = new HandlerSearch(mappings::orderedStream);
        FilterRegistrationBean<OncePerKey> once =
                new FilterRegistrationBean<>(new OncePerKey(calls::getObject, callers, handlers, address.base()));
        once.addUrlPatterns(address.base() + "/*");
        once.setOrder(Ordered.LOWEST_PRECEDENCE);
        return once;
    }

    @Bean
    WebMvcConfigurer paranoidWebMvc() {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.addCustomConverter(new BodyConverter());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new StrictRequests()).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }
}
