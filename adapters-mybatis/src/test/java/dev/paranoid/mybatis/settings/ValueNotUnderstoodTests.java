package dev.paranoid.mybatis.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A wrong value is told with those that are right, as the pages write them. */
class ValueNotUnderstoodTests {

    private static @Nullable FailureAnalysis told(String setting, String value) {
        Binder binder = new Binder(
                new MapConfigurationPropertySource(Map.of("paranoid.entities.orders.id", "id", setting, value)));
        BindException failed = Objects.requireNonNull(catchThrowableOfType(
                BindException.class, () -> binder.bindOrCreate("paranoid", ParanoidProperties.class)));
        return new ValueNotUnderstood().analyze(failed, failed);
    }

    private static void isTold(String setting, String value, String action) {
        FailureAnalysis told = Objects.requireNonNull(told(setting, value));
        assertThat(told.getDescription()).startsWith(setting + " is '" + value + "', in ");
        assertThat(told.getAction()).isEqualTo(action);
    }

    @Test
    void aDuration() {
        isTold(
                "paranoid.entities.orders.retention",
                "30days",
                "Set it to a number and a unit (ms, s, m, h or d), such as 30d.");
    }

    @Test
    void oneOfSeveralWords() {
        isTold(
                "paranoid.entities.orders.belongs-to[0].on-soft-delete",
                "null",
                "Set it to one of cascade, restrict, set-null, keep.");
    }

    @Test
    void anythingElseIsToldBySpringBoot() {
        assertThat(told("paranoid.entities.orders.paranoid", "perhaps")).isNull();
    }
}
