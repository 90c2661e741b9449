package dev.paranoid.mybatis.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Who declares types by annotations has no setting to correct. */
class DeclarationFailureAnalyzerTests {

    private final StandardEnvironment environment = new StandardEnvironment();

    private String action() {
        Faults faults = new Faults();
        faults.add(
                "The entity type 'user' is not declared",
                "Perhaps users: correct paranoid.entities.orders.belongs-to.");
        DeclarationDoesNotFit failed =
                Objects.requireNonNull(catchThrowableOfType(DeclarationDoesNotFit.class, faults::throwIfAny));
        FailureAnalysis analysis =
                Objects.requireNonNull(new DeclarationFailureAnalyzer(environment).analyze(failed, failed));
        return Objects.requireNonNull(analysis.getAction());
    }

    private void inJava(Map<String, Object> settings) {
        environment.getPropertySources().addLast(new MapPropertySource(DeclarationDoesNotFit.IN_JAVA, settings));
    }

    @Test
    void isToldWhichAnnotationItIs() {
        inJava(Map.of("paranoid.entities.orders.id", "id"));
        assertThat(action())
                .contains("correct paranoid.entities.orders.belongs-to.")
                .endsWith("@ParanoidId, .belongs-to is @BelongsTo.");
    }

    @Test
    void othersAreNot() {
        inJava(Map.of());
        assertThat(action()).endsWith("correct paranoid.entities.orders.belongs-to.");
    }
}
