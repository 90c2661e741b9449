package dev.paranoid.mybatis.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.annotation.Order;

/** A setting of Paranoid's has a value that it cannot have. Says which it can, as the pages write them; Spring Boot knows the class. */
@Order(0)
final class ValueNotUnderstood extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        ConfigurationProperty property = cause.getProperty();
        Optional<String> allowed = allowed(cause.getTarget().getType().resolve(Object.class));
        if (property == null || !cause.getName().toString().startsWith("paranoid.") || allowed.isEmpty()) {
            return null;
        }
        Origin origin = property.getOrigin();
        return new FailureAnalysis(
                cause.getName() + " is '" + property.getValue() + "'" + (origin == null ? "" : ", in " + origin),
                "Set it to " + allowed.get() + ".",
                cause);
    }

    private static Optional<String> allowed(Class<?> type) {
        if (type.equals(Duration.class)) {
            return Optional.of("a number and a unit (ms, s, m, h or d), such as 30d");
        }
        return Optional.ofNullable(type.getEnumConstants())
                .map(values -> Arrays.stream(values)
                        .map(value -> ((Enum<?>) value)
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'))
                        .collect(Collectors.joining(", ", "one of ", "")));
    }
}
