package dev.paranoid.mybatis.catalogue;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a declaration that does not fit as what it is: a list of things to mend. */
final class DeclarationFailureAnalyzer extends AbstractFailureAnalyzer<DeclarationDoesNotFit> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, DeclarationDoesNotFit cause) {
        String what = cause.faults().stream()
                .map(fault -> "  - " + fault.what())
                .collect(Collectors.joining("\n", "The declared entity types do not fit the database:\n", ""));
        String mend = cause.mends().stream()
                .map(text -> "  " + text)
                .collect(Collectors.joining("\n", "Paranoid has changed nothing. To fix it:\n", ""));
        return new FailureAnalysis(what, mend, cause);
    }
}
