package dev.paranoid.mybatis.migration;

import dev.paranoid.application.Feature;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tables of Paranoid's own are not there, although the history of its migrations says so. */
public final class MissingTables extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private MissingTables(List<ParanoidTable> missing) {
        super("Tables of Paranoid's own are gone, although " + ParanoidTable.MIGRATIONS + " says that they were made: "
                + missing.stream()
                        .map(table -> table.table() + " (" + table.part() + ")")
                        .collect(Collectors.joining(", ")));
    }

    /**
     * After the migrations have run.
     *
     * @param there names of tables in the database
     * @throws MissingTables where one is gone
     */
    public static void requireNone(Collection<String> there, Set<Feature> features) {
        Set<String> names =
                there.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        List<ParanoidTable> missing = ParanoidTable.with(features).stream()
                .filter(table -> !names.contains(table.table()))
                .toList();
        if (!missing.isEmpty()) {
            throw new MissingTables(missing);
        }
    }

    /** Says whence they may come. */
    static final class Analyzer extends AbstractFailureAnalyzer<MissingTables> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, MissingTables cause) {
            return new FailureAnalysis(
                    cause.getMessage(), "Bring back all tables named paranoid_… together from one backup.", cause);
        }
    }
}
