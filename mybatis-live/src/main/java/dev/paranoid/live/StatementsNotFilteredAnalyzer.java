package dev.paranoid.live;

import dev.paranoid.live.session.StatementsNotFiltered;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells of statements that cannot be filtered as what they are: a list of things to mend. */
final class StatementsNotFilteredAnalyzer extends AbstractFailureAnalyzer<StatementsNotFiltered> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StatementsNotFiltered cause) {
        return new FailureAnalysis(
                cause.faults().stream()
                        .map(fault -> "  - " + fault)
                        .collect(Collectors.joining(
                                "\n",
                                "Statements of mappers could show rows that are deleted, and cannot be filtered:\n",
                                "")),
                "Write them in another form. Where they are meant to see hidden rows, say so: @WithHiddenRows on the mapper's"
                        + " method, or the comment /* paranoid:hidden */ in the statement.",
                cause);
    }
}
