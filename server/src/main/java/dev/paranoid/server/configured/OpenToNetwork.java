package dev.paranoid.server.configured;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The service would listen where others than this machine reach it, and was told to ask nobody who he is. */
final class OpenToNetwork extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String ACTION = """
            Leave %s at 127.0.0.1, or paranoid.security.anonymous out: callers then need a token, or what else \
            paranoid.security and spring.security say.""";

    private final String setting;

    private OpenToNetwork(String setting, String address) {
        super("The service would listen on " + address + " (" + setting
                + "), without authentication: everybody who reaches that address could read and remove rows.");
        this.setting = setting;
    }

    /** {@return which setting opens it, and to what} A name that cannot be looked up is told by who listens. */
    static Optional<OpenToNetwork> in(Environment environment) {
        if (!environment.getProperty("paranoid.security.anonymous", Boolean.class, false)) {
            return Optional.empty();
        }
        boolean apart = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        return Stream.of(
                        open("server.address", environment),
                        apart ? open("management.server.address", environment) : Optional.<OpenToNetwork>empty())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<OpenToNetwork> open(String setting, Environment environment) {
        String address = environment.getProperty(setting, "").strip();
        if (!StringUtils.hasText(address)) {
            return Optional.of(new OpenToNetwork(setting, "all addresses of this machine"));
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress()
                    ? Optional.empty()
                    : Optional.of(new OpenToNetwork(setting, address));
        } catch (UnknownHostException nowhere) {
            return Optional.empty();
        }
    }

    /** Asks first of all, so that nothing is started in vain. */
    static final class Check implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            in(context.getEnvironment()).ifPresent(open -> {
                throw open;
            });
        }
    }

    static final class Analyzer extends AbstractFailureAnalyzer<OpenToNetwork> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, OpenToNetwork cause) {
            return new FailureAnalysis(cause.getMessage(), ACTION.formatted(cause.setting), cause);
        }
    }
}
