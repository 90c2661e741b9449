package dev.paranoid.mybatis;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.SchemaDdl;
import dev.paranoid.testkit.schema.TestSchema;
import dev.paranoid.testkit.schema.TestTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A program that knows nothing of Paranoid: it writes rows, and reads them as they are. */
final class OtherProgram {

    private final TestSchema schema;
    private final RowValues values;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    OtherProgram(TestSchema schema, DataSource dataSource) {
        this.schema = schema;
        this.values = new RowValues(schema);
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(List<NewRow> rows) {
        try (Connection connection = dataSource.getConnection()) {
            JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            session.execute("SET foreign_key_checks = 0");
            rows.forEach(row -> insert(session, row));
            session.execute("SET foreign_key_checks = 1");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void insert(JdbcTemplate session, NewRow row) {
        List<String> columns = List.copyOf(row.columns().keySet());
        EntityType type = schema.graph().type(row.type());
        String names = columns.stream().map(SchemaDdl::quoted).collect(Collectors.joining(", "));
        String placeholders = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        session.update(
                "INSERT INTO " + table(type) + " (" + names + ") VALUES (" + placeholders + ")",
                columns.stream()
                        .map(column -> values.stored(type, column, row.columns().get(column)))
                        .toArray());
    }

    void update(EntityRef row, String column, @Nullable Object value) {
        EntityType type = schema.graph().type(row.type());
        jdbc.update(
                "UPDATE " + table(type) + " SET updated_at = updated_at, " + SchemaDdl.quoted(column)
                        + " = ? WHERE id = ?",
                values.stored(type, column, value),
                values.stored(type, TestTable.ID, row.id()));
    }

    void remove(EntityRef row) {
        EntityType type = schema.graph().type(row.type());
        jdbc.update("DELETE FROM " + table(type) + " WHERE id = ?", values.stored(type, TestTable.ID, row.id()));
    }

    List<Map<String, @Nullable Object>> rows(EntityType type) {
        List<String> columns = schema.columns(type);
        String names = columns.stream().map(SchemaDdl::quoted).collect(Collectors.joining(", "));
        return jdbc.query("SELECT " + names + " FROM " + table(type), (result, number) -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (String column : columns) {
                row.put(column, values.seen(type, column, result.getObject(column)));
            }
            return row;
        });
    }

    private String table(EntityType type) {
        return SchemaDdl.quoted(schema.table(type).table());
    }
}
