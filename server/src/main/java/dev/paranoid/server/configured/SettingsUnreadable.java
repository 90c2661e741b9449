package dev.paranoid.server.configured;

import java.io.IOException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.context.ApplicationContextException;

/** Tells of settings that lead nowhere and for which Spring Boot has but a stack trace. */
final class SettingsUnreadable implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        return causes.stream()
                .flatMap(cause -> told(cause, causes.get(causes.size() - 1)).stream())
                .map(told -> new FailureAnalysis(told.description(), told.action(), failure))
                .findFirst()
                .orElse(null);
    }

    private record Told(String description, String action) {}

    private static Optional<Told> told(Throwable cause, Throwable root) {
        String said = String.valueOf(root.getMessage());
        if (cause.getClass().getName().startsWith("org.yaml.snakeyaml.")) {
            return Optional.of(new Told(
                    "A file of settings is no YAML: " + cause.getMessage(),
                    "Correct it: application.yml in the working directory, or what spring.config says."));
        }
        if (cause instanceof NamingException) {
            return Optional.of(new Told(
                    "There is no data source of that name: " + said,
                    "This jar has no directory of names: set spring.datasource.url instead of"
                            + " spring.datasource.jndi-name."));
        }
        if (isOfTheWebServer(cause) && isOutside(root)) {
            return Optional.of(new Told(
                    "The service cannot listen: " + said,
                    "Correct server.address, server.port, server.ssl or server.tomcat."));
        }
        if (cause.getClass().getName().equals("org.apache.kafka.common.config.ConfigException")) {
            return Optional.of(
                    new Told(
                            "Kafka cannot be used as it is configured: " + said,
                            "Correct spring.kafka.bootstrap-servers, and what else begins with spring.kafka or paranoid.kafka."));
        }
        return cause instanceof UnknownHostException && root == cause
                ? Optional.of(new Told("There is no host " + said + ".", "Correct the setting that names it."))
                : Optional.empty();
    }

    private static boolean isOfTheWebServer(Throwable cause) {
        return cause instanceof WebServerException
                || (cause instanceof ApplicationContextException
                        && String.valueOf(cause.getMessage()).startsWith("Unable to start web server"));
    }

    /** A bean of ours that fails while the web server starts is none of its settings. */
    private static boolean isOutside(Throwable root) {
        return root instanceof IOException
                || root instanceof GeneralSecurityException
                || String.valueOf(root.getMessage()).contains("out of range");
    }
}
