package dev.paranoid.mybatis.start;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** It is not known which data source has the declared tables; nothing has been done. */
final class DataSourceNotChosen extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> all;

    private DataSourceNotChosen(String message, List<String> all) {
        super(message);
        this.all = List.copyOf(all);
    }

    static DataSourceNotChosen several(List<String> all) {
        return new DataSourceNotChosen(
                "Paranoid does not know which data source has the tables that are declared under paranoid.entities:"
                        + " there are " + all.size() + ", and none is @Primary.",
                all);
    }

    static DataSourceNotChosen unknown(String name, List<String> all) {
        return new DataSourceNotChosen("No data source is named '" + name + "', as paranoid.data-source says.", all);
    }

    /** Names those that there are. */
    static final class Analyzer extends AbstractFailureAnalyzer<DataSourceNotChosen> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, DataSourceNotChosen cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    cause.all.stream()
                            .map(name -> "  paranoid.data-source=" + name)
                            .collect(Collectors.joining("\n", "Say which one it is:\n", "")),
                    cause);
        }
    }
}
