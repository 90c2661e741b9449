package dev.paranoid.server.management;

import java.util.Set;
import org.springframework.boot.actuate.autoconfigure.endpoint.PropertiesEndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What management may be asked for, as configured, except for what no setting opens: a heap holds rows and passwords, the
 * environment holds passwords, and a stop is for who started the process.
 */
@Component
final class EndpointLimits implements EndpointAccessResolver {

    private static final Set<EndpointId> NEVER =
            Set.of(EndpointId.of("heapdump"), EndpointId.of("env"), EndpointId.of("shutdown"));

    private final EndpointAccessResolver configured;

    EndpointLimits(Environment environment) {
        this.configured = new PropertiesEndpointAccessResolver(environment);
    }

    @Override
    public Access accessFor(EndpointId endpoint, Access usual) {
        return NEVER.contains(endpoint) ? Access.NONE : configured.accessFor(endpoint, usual);
    }
}
