package dev.paranoid.mybatis.catalogue;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/** Tells a declaration that does not fit as what it is: a list of things to mend. */
final class DeclarationFailureAnalyzer extends AbstractFailureAnalyzer<DeclarationDoesNotFit> {

    private static final String ENTITIES = "paranoid.entities.";

    private final Environment environment;

    DeclarationFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, DeclarationDoesNotFit cause) {
        String what = cause.faults().stream()
                .map(fault -> "  - " + fault.what())
                .collect(Collectors.joining("\n", "The declared entity types do not fit the database:\n", ""));
        String mend = cause.mends().stream()
                .map(text -> "  " + text)
                .collect(Collectors.joining("\n", "Paranoid has changed nothing. To fix it:\n", ""));
        return new FailureAnalysis(
                what, isInJava(cause) ? mend + "\n" + DeclarationDoesNotFit.BY_ANNOTATION : mend, cause);
    }

    /** Whether a name of a setting stands for annotations of a class. */
    private boolean isInJava(DeclarationDoesNotFit cause) {
        return environment instanceof ConfigurableEnvironment known
                && known.getPropertySources().get(DeclarationDoesNotFit.IN_JAVA)
                        instanceof EnumerablePropertySource<?> types
                && types.getPropertyNames().length > 0
                && cause.mends().stream().anyMatch(mend -> mend.contains(ENTITIES));
    }
}
