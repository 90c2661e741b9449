package dev.paranoid.live;

import dev.paranoid.live.session.LiveStatements;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** The session factories among the beans, filtered when they are made, and the transactions that their sessions are in. */
final class SessionFactories implements BeanPostProcessor {

    private final ObjectProvider<LiveStatements> statements;
    private final Set<String> except;
    private final List<SqlSessionFactory> factories = new CopyOnWriteArrayList<>();

    /** But for those of these names. */
    SessionFactories(ObjectProvider<LiveStatements> statements, Set<String> except) {
        this.statements = statements;
        this.except = except;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof SqlSessionFactory factory && !except.contains(beanName)) {
            factories.add(factory);
            statements.getObject().install(factory.getConfiguration());
        }
        if (bean instanceof ConfigurableTransactionManager transactions) {
            transactions.addListener(new Begins(statements));
        }
        return bean;
    }

    /** Tells of transactions that begin. */
    private record Begins(ObjectProvider<LiveStatements> statements) implements TransactionExecutionListener {

        @Override
        public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
            if (failure == null) {
                statements.getObject().begun();
            }
        }
    }

    List<SqlSessionFactory> all() {
        return factories;
    }

    List<Configuration> configurations() {
        return factories.stream()
                .map(SqlSessionFactory::getConfiguration)
                .distinct()
                .toList();
    }
}
