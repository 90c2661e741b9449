package dev.paranoid.rest;

import dev.paranoid.rest.problem.ProblemErrors;
import dev.paranoid.rest.problem.Territory;
import dev.paranoid.rest.tomcat.LastAnswers;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * For a server that serves nothing but Paranoid: every error at every address is a problem by RFC 9457, and an id in an
 * address may have an encoded slash or backslash. Within an application with addresses of its own this stays off, and that
 * application keeps its errors and the settings of its server.
 */
@AutoConfiguration(
        before = ParanoidRestAutoConfiguration.class,
        beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(ErrorController.class)
@ConditionalOnBooleanProperty("paranoid.rest.whole-server")
public class ParanoidSiteAutoConfiguration {

    private static final Duration NOTICE = Duration.ofMillis(500);

    @Bean
    Territory paranoidTerritory() {
        return Territory.WHOLE;
    }

    @Bean
    LastAnswers paranoidLastAnswers() {
        return new LastAnswers(NOTICE);
    }

    @Bean
    FilterRegistrationBean<LastAnswers> paranoidLastAnswersFilter(LastAnswers answers) {
        FilterRegistrationBean<LastAnswers> filter = new FilterRegistrationBean<>(answers);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** In place of Spring Boot's own. */
    @Bean
    ErrorController paranoidErrors() {
        return new ProblemErrors();
    }
}
