package dev.paranoid.mybatis.migration;

import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Paranoid's own tables could not be brought up to date. */
final class TablesNotMigrated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TablesNotMigrated(FlywayException cause) {
        super("Paranoid's own tables cannot be brought up to date: " + cause.getMessage(), cause);
    }

    /** After those that know what the database itself said. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    static final class Analyzer extends AbstractFailureAnalyzer<TablesNotMigrated> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, TablesNotMigrated cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "paranoid_schema_history says what has been done. Where a newer Paranoid was here, start that one."
                            + " Where a start was interrupted, or the tables come from a backup that has only some of"
                            + " them, bring back all tables named paranoid_… together from one backup. Where the user of"
                            + " the database may not create tables, paranoid.schema.migrate=false gives the SQL for"
                            + " somebody who may.",
                    cause);
        }
    }
}
