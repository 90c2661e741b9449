package dev.paranoid.rest;

import dev.paranoid.rest.guard.body.HeapShare;
import dev.paranoid.rest.problem.Territory;
import dev.paranoid.rest.tomcat.ServerQuestions;
import dev.paranoid.rest.tomcat.TomcatProblems;
import dev.paranoid.rest.tomcat.UnreadBodies;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Only where Tomcat is the server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({Tomcat.class, TomcatServletWebServerFactory.class})
class TomcatConfiguration {

    /** Comes after Spring Boot's own customizer, so that the valve stands within that one's and is asked first. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> paranoidTomcatProblems(
            ObjectProvider<Territory> territories, ObjectProvider<RestAddress> address, Environment environment) {
        Territory territory = territories.getIfAvailable(() -> Territory.OWN);
        return factory -> {
            factory.addContextCustomizers(context -> context.getParent()
                    .getPipeline()
                    .addValve(new TomcatProblems(territory, address.getObject().base(), factory.getContextPath())));
            if (territory == Territory.WHOLE) {
                factory.addEngineValves(new UnreadBodies(), new ServerQuestions());
                factory.addConnectorCustomizers(
                        TomcatConfiguration::passEncodedSlashes, connector -> bound(connector, environment));
            }
        };
    }

    /** As many as a quarter of the heap holds, unless the settings say another number. */
    private static void bound(Connector connector, Environment environment) {
        if (!environment.containsProperty("server.tomcat.max-connections")
                && connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setMaxConnections(HeapShare.connections());
        }
    }

    /** They stay encoded for all that splits an address at slashes, and are decoded within the id alone. */
    private static void passEncodedSlashes(Connector connector) {
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
    }
}
