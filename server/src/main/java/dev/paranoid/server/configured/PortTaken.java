package dev.paranoid.server.configured;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Tells at which address and port another program listens already, and how to take another port. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PortTaken extends AbstractFailureAnalyzer<PortInUseException> {

    private final Environment environment;

    PortTaken(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable failure, PortInUseException taken) {
        String server = isOfManagement(taken.getPort()) ? "management.server" : "server";
        String address = environment.getProperty(server + ".address", "");
        return new FailureAnalysis(
                "The service cannot listen at " + (StringUtils.hasText(address) ? address : "any address") + ":"
                        + taken.getPort() + ": the port is already in use. Perhaps another Paranoid runs.",
                "Stop the other program, or choose another port with --" + server
                        + ".port=…; 0 is any port that is free.",
                taken);
    }

    private boolean isOfManagement(int port) {
        return Integer.toString(port).equals(environment.getProperty("management.server.port"));
    }
}
