package dev.paranoid.live.session;

import dev.paranoid.live.hidden.HiddenRowsListener;
import dev.paranoid.live.sql.LiveSql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.ibatis.builder.StaticSqlSource;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.plugin.InterceptorChain;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.apache.ibatis.scripting.defaults.RawSqlSource;
import org.apache.ibatis.session.Configuration;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;

/** The statements of the team's own session factories, filtered from the moment on that they are known. */
public final class LiveStatements {

    private final Function<Configuration, LiveSql> live;
    private final HiddenRowsListener listener;
    private final CachedTables cached = new CachedTables();

    /**
     * Filters by these.
     *
     * @param live what filters the statements of a configuration; asked once for each of them, when it is read
     * @param listener is told who asks for hidden rows
     */
    public LiveStatements(Function<Configuration, LiveSql> live, HiddenRowsListener listener) {
        this.live = live;
        this.listener = listener;
    }

    /** Filters all statements that a configuration has, and those that it will have. */
    public void install(Configuration configuration) {
        plugIn(configuration);
        statements(configuration).forEach(this::filter);
    }

    /** As the first of its plug-ins, so next to the database: what others make of a statement is made of what is filtered. */
    private void plugIn(Configuration configuration) {
        boolean known = configuration.getInterceptors().stream().anyMatch(LiveInterceptor.class::isInstance);
        if (!known) {
            InterceptorChain chain = new InterceptorChain();
            chain.addInterceptor(new LiveInterceptor(this));
            configuration.getInterceptors().forEach(chain::addInterceptor);
            SystemMetaObject.forObject(configuration).setValue("interceptorChain", chain);
        }
    }

    /**
     * Reads all statements whose text is known without parameters.
     *
     * @throws StatementsNotFiltered with all that cannot be filtered
     */
    public void check(Collection<Configuration> configurations) {
        List<String> faults = new ArrayList<>();
        for (Configuration configuration : configurations) {
            for (MappedStatement statement : statements(configuration)) {
                filter(statement);
                check(statement, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new StatementsNotFiltered(faults);
        }
    }

    /**
     * {@return a sentence for each statement that shows hidden rows, or may}
     *
     * @param except ids of statements that are meant to
     */
    public static List<String> showing(Configuration configuration, Set<String> except) {
        List<String> showing = new ArrayList<>();
        for (MappedStatement statement : statements(configuration)) {
            if (except.contains(statement.getId())) {
                continue;
            }
            if (statement.getSqlSource() instanceof LiveSqlSource source) {
                int before = showing.size();
                check(statement, showing);
                if (showing.size() > before) {
                    continue;
                }
                source.asksForHidden()
                        .ifPresent(by -> showing.add(statement.getId() + " asks for hidden rows, by " + by));
            } else {
                showing.add(statement.getId() + " is not filtered: is LiveRowsAutoConfiguration active?");
            }
        }
        return showing;
    }

    private static void check(MappedStatement statement, List<String> faults) {
        try {
            ((LiveSqlSource) statement.getSqlSource()).read();
        } catch (StatementNotFiltered notFiltered) {
            faults.add(String.valueOf(notFiltered.getMessage()));
        }
    }

    static boolean isStatic(SqlSource source) {
        return source instanceof RawSqlSource || source instanceof StaticSqlSource;
    }

    /** MyBatis keeps something else where two mappers have a statement of one short name. */
    private static List<MappedStatement> statements(Configuration configuration) {
        Set<MappedStatement> statements = new LinkedHashSet<>();
        for (Object each : configuration.getMappedStatements()) {
            if (each instanceof MappedStatement statement) {
                statements.add(statement);
            }
        }
        return List.copyOf(statements);
    }

    /** {@return the source of the statement, which is filtered from now on} */
    LiveSqlSource filter(MappedStatement statement) {
        SqlSource source = statement.getSqlSource();
        if (source instanceof LiveSqlSource known) {
            return known;
        }
        Supplier<LiveSql> filter = SingletonSupplier.of(() -> live.apply(statement.getConfiguration()));
        LiveSqlSource filtered = new LiveSqlSource(statement, source, filter, listener);
        MetaObject open = SystemMetaObject.forObject(statement);
        open.setValue("sqlSource", filtered);
        return filtered;
    }

    /** {@return what a session sees that reads for the first time, or again after its transaction has ended} */
    View view() {
        return ViewOfTransaction.running(cached)
                .map(ViewOfTransaction::view)
                .orElseGet(() -> new View(cached.changes(), Optional.empty()));
    }

    /** {@return whether nothing has changed since that was what a session saw} */
    boolean isNow(View view) {
        return view.changes() == cached.changes() || view.own().isPresent();
    }

    /**
     * {@return the tables that the statement reads, with those of its nested selects, as far as they are known}
     *
     * <p>All of these are filtered by then, and the cache of the statement is known to hold their rows.
     */
    Set<String> tablesOf(MappedStatement statement) {
        List<LiveSqlSource> family = filter(statement).family(this);
        Set<String> tables = family.size() == 1
                ? family.get(0).tables()
                : family.stream().flatMap(source -> source.tables().stream()).collect(Collectors.toUnmodifiableSet());
        cached.note(statement.getCache(), tables);
        return tables;
    }

    /** A transaction begins, in which this thread is. */
    public void begun() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            ViewOfTransaction.begin(cached);
        }
    }

    /** Rows of that table are others now, at first within the running transaction: no cache gives what it has of them. */
    public void changed(String table) {
        String name = table.toLowerCase(Locale.ROOT);
        cached.changed(name);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            ViewOfTransaction.running(cached)
                    .orElseGet(() -> ViewOfTransaction.begin(cached))
                    .changed(name);
        }
    }
}
