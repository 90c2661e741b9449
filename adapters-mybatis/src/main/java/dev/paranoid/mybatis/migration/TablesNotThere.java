package dev.paranoid.mybatis.migration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Paranoid's own tables are not up to date, and the start is not to do it. */
public final class TablesNotThere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sql;

    TablesNotThere(String sql) {
        super("Paranoid's own tables are not up to date, and paranoid.schema.migrate is false.");
        this.sql = sql;
    }

    public String sql() {
        return sql;
    }

    /** Gives the SQL. */
    static final class Analyzer extends AbstractFailureAnalyzer<TablesNotThere> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, TablesNotThere cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Let somebody who may change the schema run this, in the same database, then start again:\n\n"
                            + cause.sql,
                    cause);
        }
    }
}
