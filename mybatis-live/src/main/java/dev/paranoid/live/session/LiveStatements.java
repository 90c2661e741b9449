package dev.paranoid.live.session;

import dev.paranoid.live.hidden.HiddenRowsListener;
import dev.paranoid.live.sql.LiveSql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.ibatis.builder.StaticSqlSource;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.apache.ibatis.scripting.defaults.RawSqlSource;
import org.apache.ibatis.session.Configuration;
import org.springframework.util.function.SingletonSupplier;

/** The statements of the team's own session factories, filtered from the moment on that they are known. */
public final class LiveStatements {

    private final SingletonSupplier<LiveSql> live;
    private final HiddenRowsListener listener;
    private final CachedTables cached = new CachedTables();

    /**
     * Filters by these.
     *
     * @param live asked once, when the first statement is read
     * @param listener is told who asks for hidden rows
     */
    public LiveStatements(Supplier<LiveSql> live, HiddenRowsListener listener) {
        this.live = SingletonSupplier.of(live);
        this.listener = listener;
    }

    /** Filters all statements that a configuration has, and those that it will have. */
    public void install(Configuration configuration) {
        boolean known = configuration.getInterceptors().stream().anyMatch(LiveInterceptor.class::isInstance);
        if (!known) {
            configuration.addInterceptor(interceptor());
        }
        statements(configuration).forEach(this::filter);
    }

    /** {@return what every configuration gets; best the first of its plug-ins, so the one next to the database} */
    public Interceptor interceptor() {
        return new LiveInterceptor(this);
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
        SqlSource source = ((LiveSqlSource) statement.getSqlSource()).source();
        if (isStatic(source)) {
            try {
                statement.getSqlSource().getBoundSql(null);
            } catch (StatementNotFiltered notFiltered) {
                faults.add(String.valueOf(notFiltered.getMessage()));
            }
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

    /** {@return whether the statement was not filtered before} */
    boolean filter(MappedStatement statement) {
        SqlSource source = statement.getSqlSource();
        if (source instanceof LiveSqlSource) {
            return false;
        }
        MetaObject open = SystemMetaObject.forObject(statement);
        open.setValue("sqlSource", new LiveSqlSource(statement, source, live::obtain, listener, cached));
        return true;
    }

    /** {@return a number that is another after each change to one of the tables that the statement names} */
    long changesOf(BoundSql bound) {
        return cached.untouched() ? 0 : cached.changesOf(live.obtain().tablesIn(bound.getSql()));
    }

    /** Rows of that table are others now: no cache gives what it has of them. */
    public void changed(String table) {
        cached.changed(table.toLowerCase(Locale.ROOT));
    }
}
