package dev.paranoid.rest;

import org.apache.catalina.startup.Tomcat;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Only where Tomcat is the server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({Tomcat.class, TomcatServletWebServerFactory.class})
class TomcatConfiguration {

    /** Comes after Spring Boot's own customizer, so that the valve stands within that one's and is asked first. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> paranoidTomcatProblems() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new TomcatProblems(factory.getContextPath())));
    }
}
