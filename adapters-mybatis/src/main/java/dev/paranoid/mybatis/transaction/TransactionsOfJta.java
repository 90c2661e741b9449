package dev.paranoid.mybatis.transaction;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * JTA manages the transactions of the application, and nobody else those of the data source. A call could be no part of them: there are
 * no savepoints, and nobody says which connection is theirs. Nothing has been done.
 */
final class TransactionsOfJta extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String MANAGER = "org.springframework.transaction.jta.JtaTransactionManager";

    TransactionsOfJta() {
        super("JTA alone manages transactions. Paranoid cannot take part in them: its changes would stay when "
                + "the application rolls back.");
    }

    /** {@return whether that is JTA's, without a need for JTA on the class path} */
    static boolean manages(PlatformTransactionManager manager) {
        return Stream.<@Nullable Class<?>>iterate(manager.getClass(), one -> one != null, Class::getSuperclass)
                .anyMatch(one -> one.getName().equals(MANAGER));
    }

    /** Says what else there is. */
    static final class Analyzer extends AbstractFailureAnalyzer<TransactionsOfJta> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, TransactionsOfJta cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Give the data source that has the declared tables a manager of its own, a bean of type"
                            + " JdbcTransactionManager or JpaTransactionManager, and call Paranoid within its transactions"
                            + " or outside of any.",
                    cause);
        }
    }
}
