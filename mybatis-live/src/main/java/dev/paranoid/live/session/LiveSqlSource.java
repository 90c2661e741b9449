package dev.paranoid.live.session;

import dev.paranoid.live.hidden.HiddenRows;
import dev.paranoid.live.hidden.HiddenRowsListener;
import dev.paranoid.live.sql.Filtered;
import dev.paranoid.live.sql.LiveSql;
import dev.paranoid.live.text.UnreadableSql;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlSource;

/** The statement's own source, whose text is filtered: before anything is made of it, so caches and paging see the same. */
final class LiveSqlSource implements SqlSource {

    private final SqlSource source;
    private final MappedStatement statement;
    private final Supplier<LiveSql> live;
    private final boolean annotated;
    private final HiddenRowsListener listener;
    private final CachedTables cached;

    LiveSqlSource(
            MappedStatement statement,
            SqlSource source,
            Supplier<LiveSql> live,
            HiddenRowsListener listener,
            CachedTables cached) {
        this.source = source;
        this.statement = statement;
        this.live = live;
        this.annotated = Annotated.withHiddenRows(statement.getId());
        this.listener = listener;
        this.cached = cached;
    }

    SqlSource source() {
        return source;
    }

    @Override
    public BoundSql getBoundSql(Object parameter) {
        BoundSql bound = source.getBoundSql(parameter);
        String sql = bound.getSql();
        if (annotated || HiddenRows.areShown()) {
            Set<String> tables = live.get().tablesIn(sql);
            cached.note(statement.getCache(), tables);
            tell(tables, annotated ? "annotation" : "scope");
            return bound;
        }
        Filtered filtered = filtered(sql);
        cached.note(statement.getCache(), filtered.tables());
        if (filtered.asked()) {
            tell(filtered.tables(), "comment");
        }
        return filtered.changed() ? withSql(bound, filtered.sql()) : bound;
    }

    private void tell(Set<String> tables, String by) {
        if (!tables.isEmpty()) {
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
