package dev.paranoid.live.session;

import dev.paranoid.live.hidden.HiddenRows;
import dev.paranoid.live.hidden.HiddenRowsListener;
import dev.paranoid.live.sql.Filtered;
import dev.paranoid.live.sql.LiveSql;
import dev.paranoid.live.text.UnreadableSql;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlSource;
import org.jspecify.annotations.Nullable;

/** The statement's own source, whose text is filtered: before anything is made of it, so caches and paging see the same. */
final class LiveSqlSource implements SqlSource {

    /** The statement of this thread that asked for hidden rows by a comment, the last time that it had its text. */
    private static final ThreadLocal<String> ASKED = new ThreadLocal<>();

    private final SqlSource source;
    private final MappedStatement statement;
    private final Supplier<LiveSql> live;
    private final boolean annotated;
    private final HiddenRowsListener listener;
    private final Set<String> tables = ConcurrentHashMap.newKeySet();
    private volatile @Nullable List<LiveSqlSource> family;

    LiveSqlSource(MappedStatement statement, SqlSource source, Supplier<LiveSql> live, HiddenRowsListener listener) {
        this.source = source;
        this.statement = statement;
        this.live = live;
        this.annotated = Annotated.withHiddenRows(statement.getId());
        this.listener = listener;
    }

    /**
     * Reads the statement, if its text is known without parameters; nobody runs it.
     *
     * @throws StatementNotFiltered if it cannot be filtered
     */
    void read() {
        if (LiveStatements.isStatic(source)) {
            String sql = source.getBoundSql(null).getSql();
            note(annotated ? live.get().tablesIn(sql) : filtered(sql).tables());
        }
    }

    @Override
    public BoundSql getBoundSql(Object parameter) {
        BoundSql bound = source.getBoundSql(parameter);
        String sql = bound.getSql();
        if (annotated || HiddenRows.areShown()) {
            Set<String> named = live.get().tablesIn(sql);
            note(named);
            tell(named, annotated ? "annotation" : "scope");
            return bound;
        }
        Filtered filtered = filtered(sql);
        note(filtered.tables());
        if (filtered.asked()) {
            ASKED.set(statement.getId());
            tell(filtered.tables(), "comment");
        } else if (askedByComment()) {
            ASKED.remove();
        }
        return filtered.changed() ? withSql(bound, filtered.sql()) : bound;
    }

    /**
     * {@return what a plug-in has made of a statement, filtered as well: it may read more}
     *
     * @param bound from a plug-in, which may have left the comment out that asked for hidden rows
     */
    BoundSql filtered(BoundSql bound) {
        if (annotated || HiddenRows.areShown() || askedByComment()) {
            return bound;
        }
        Filtered filtered = filtered(bound.getSql());
        note(filtered.tables());
        return filtered.changed() ? withSql(bound, filtered.sql()) : bound;
    }

    private boolean askedByComment() {
        return statement.getId().equals(ASKED.get());
    }

    private void tell(Set<String> named, String by) {
        if (!named.isEmpty()) {
            listener.asked(statement.getId(), by);
        }
    }

    /** {@return by what it asks for hidden rows of a table that it names, as far as that can be known without parameters} */
    Optional<String> asksForHidden() {
        if (!LiveStatements.isStatic(source)) {
            return annotated ? Optional.of("annotation") : Optional.empty();
        }
        String sql = source.getBoundSql(null).getSql();
        if (live.get().tablesIn(sql).isEmpty()) {
            return Optional.empty();
        }
        if (annotated) {
            return Optional.of("annotation");
        }
        return filtered(sql).asked() ? Optional.of("comment") : Optional.empty();
    }

    private void note(Set<String> named) {
        if (!tables.containsAll(named)) {
            tables.addAll(named);
        }
    }

    /** {@return the tables that it has named until now and whose rows can be hidden, in lower case} */
    Set<String> tables() {
        return tables;
    }

    /** {@return itself and the sources of all selects that are nested in its results; known when it first runs} */
    List<LiveSqlSource> family(LiveStatements statements) {
        List<LiveSqlSource> known = family;
        if (known == null) {
            NestedSelects nested = NestedSelects.of(statement);
            known = nested.statements().stream().map(statements::filter).toList();
            family = nested.complete() ? known : null;
        }
        return known;
    }

    private Filtered filtered(String sql) {
        try {
            return live.get().of(sql);
        } catch (UnreadableSql unreadable) {
            throw new StatementNotFiltered(statement.getId(), statement.getResource(), sql, unreadable);
        }
    }

    private BoundSql withSql(BoundSql bound, String sql) {
        BoundSql changed = new BoundSql(
                statement.getConfiguration(), sql, bound.getParameterMappings(), bound.getParameterObject());
        bound.getAdditionalParameters().forEach(changed::setAdditionalParameter);
        return changed;
    }
}
