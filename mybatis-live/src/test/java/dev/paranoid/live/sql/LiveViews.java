package dev.paranoid.live.sql;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.live.TestDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of the corpus, and beside them a database of views of their live rows, by the same names. */
final class LiveViews implements AutoCloseable {

    static final Map<String, String> PARANOID = Map.of(
            "users",
            "deleted_at",
            "stories",
            "deleted_at",
            "reviews",
            "removed_at",
            "order",
            "deleted_at",
            "logs",
            "deleted_at");
    private static final List<String> PLAIN = List.of("tags", "story_tags", "story_stats", "copies");

    private final HikariDataSource tables = TestDatabase.fresh();
    private final HikariDataSource views;
    private final List<String> names = new ArrayList<>(PARANOID.keySet());

    LiveViews() {
        names.addAll(PLAIN);
        JdbcTemplate jdbc = new JdbcTemplate(tables);
        Corpus.schema().forEach(jdbc::execute);
        views = TestDatabase.named(name() + "_live");
        names.forEach(table -> new JdbcTemplate(views).execute(view(table)));
    }

    String name() {
        return TestDatabase.name(tables);
    }

    private String view(String table) {
        String from = "CREATE VIEW `" + table + "` AS SELECT * FROM `" + name() + "`.`" + table + "`";
        return PARANOID.containsKey(table) ? from + " WHERE " + PARANOID.get(table) + " IS NULL" : from;
    }

    /** What a statement does: the rows that it gives, or how many it changes and all tables after it. */
    List<String> overTables(String sql, List<@Nullable Object> params, boolean reads) {
        return done(tables, inSchema(sql, name()), params, reads);
    }

    /** The same statement on live rows only. */
    List<String> overViews(String sql, List<@Nullable Object> params, boolean reads) {
        return done(views, inSchema(sql, name() + "_live"), params, reads);
    }

    /** {@return the statement with the name of a database where it says {@code {db}}} */
    static String inSchema(String sql, String name) {
        return sql.replace("{db}", name);
    }

    private List<String> done(HikariDataSource dataSource, String sql, List<@Nullable Object> params, boolean reads) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        Function<JdbcTemplate, List<String>> work =
                reads ? on -> rows(on, sql, params.toArray()) : on -> changes(on, sql, params.toArray());
        List<String> result = transaction.execute(status -> {
            status.setRollbackOnly();
            return work.apply(jdbc);
        });
        return result == null ? List.of() : result;
    }

    private static List<String> rows(JdbcTemplate jdbc, String sql, @Nullable Object... params) {
        List<String> rows = new ArrayList<>(jdbc.query(sql, (row, number) -> text(row), params));
        if (!sql.toUpperCase(Locale.ROOT).contains("ORDER BY")) {
            Collections.sort(rows);
        }
        return rows;
    }

    private static String text(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(String.valueOf(row.getString(i)));
        }
        return String.join(" | ", values);
    }

    private List<String> changes(JdbcTemplate jdbc, String sql, @Nullable Object... params) {
        List<String> result = new ArrayList<>();
        result.add("changed " + jdbc.update(sql, params));
        Map<String, List<String>> after = new TreeMap<>();
        names.forEach(table -> after.put(table, rows(jdbc, "SELECT * FROM `" + name() + "`.`" + table + "`")));
        after.forEach((table, rows) -> rows.forEach(row -> result.add(table + ": " + row)));
        return result;
    }

    @Override
    public void close() {
        TestDatabase.drop(views);
        TestDatabase.drop(tables);
    }
}
