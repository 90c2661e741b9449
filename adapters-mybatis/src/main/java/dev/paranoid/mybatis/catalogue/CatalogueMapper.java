package dev.paranoid.mybatis.catalogue;

import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.schema.Index;
import dev.paranoid.mybatis.schema.Repertoire;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue of the current database; the labels are alike on MySQL and MariaDB because they are given here. */
public interface CatalogueMapper {

    record TableRow(String name, String kind, @Nullable String engine) {

        public boolean ordinary() {
            return "BASE TABLE".equals(kind);
        }
    }

    record ColumnRow(
            String tableName,
            String name,
            String dataType,
            String columnType,
            boolean nullable,
            long length,
            int fraction,
            boolean preset,
            @Nullable String charset,
            @Nullable String collation,
            @Nullable String extra,
            @Nullable String expression) {

        Column column(Repertoire repertoire) {
            return new Column(
                    new Identifier(name),
                    dataType.toLowerCase(Locale.ROOT),
                    columnType.toLowerCase(Locale.ROOT),
                    nullable,
                    length,
                    fraction,
                    preset,
                    Optional.ofNullable(charset),
                    Optional.ofNullable(collation),
                    extra == null ? "" : extra.toLowerCase(Locale.ROOT),
                    expression == null ? "" : expression,
                    repertoire);
        }
    }

    record IndexRow(
            String tableName,
            String name,
            @Nullable String columnName,
            @Nullable String expression,
            boolean onlyOnce,
            boolean visible,
            boolean tree,
            int prefix,
            boolean falling) {

        Index.Part part() {
            return columnName == null
                    ? new Index.Part(expression == null ? "" : expression, false, prefix, falling)
                    : new Index.Part(columnName, true, prefix, falling);
        }

        /** {@return the index that these are the parts of} */
        static Index index(List<IndexRow> rows) {
            IndexRow any = rows.get(0);
            return new Index(
                    any.name,
                    any.onlyOnce,
                    any.visible,
                    any.tree,
                    rows.stream().map(IndexRow::part).toList());
        }
    }

    record ForeignKeyRow(
            String name,
            String tableSchema,
            String tableName,
            String columnName,
            String parentSchema,
            String parentTable,
            String parentColumn,
            String deleteRule,
            int columnCount) {}

    @Select("SELECT DATABASE()")
    @Nullable
    String database();

    @Select("SELECT @@lower_case_table_names")
    int lowerCaseTableNames();

    /** {@return whether a binary log gets statements, which it does not take of transactions at READ COMMITTED} */
    @Select("SELECT @@log_bin = 1 AND @@binlog_format = 'STATEMENT'")
    boolean logsStatements();

    /** {@return what this server's catalogue can tell of an index} */
    @Select("""
            SELECT UPPER(column_name) FROM information_schema.columns
             WHERE table_schema = 'information_schema' AND table_name = 'STATISTICS'
               AND column_name IN ('IS_VISIBLE', 'IGNORED', 'EXPRESSION')
            """)
    List<String> features();

    @Select("""
            SELECT table_name AS name, table_type AS kind, engine AS engine
              FROM information_schema.tables
             WHERE table_schema = DATABASE()
            """)
    List<TableRow> tables();

    @Select("""
            SELECT table_name AS tableName, column_name AS name, data_type AS dataType, column_type AS columnType,
                   is_nullable = 'YES' AS nullable,
                   CAST(LEAST(COALESCE(character_maximum_length, 0), 1000000000) AS SIGNED) AS length,
                   CAST(COALESCE(datetime_precision, 0) AS SIGNED) AS fraction,
                   column_default IS NOT NULL AND column_default <> 'NULL' AS preset,
                   character_set_name AS charset, collation_name AS collation, extra AS extra,
                   generation_expression AS expression
              FROM information_schema.columns
             WHERE table_schema = DATABASE()
             ORDER BY table_name, ordinal_position
            """)
    List<ColumnRow> columns();

    @SelectProvider(type = CatalogueSql.class, method = "indexes")
    List<IndexRow> indexes(@Param("features") Set<String> features);

    /** {@return 2 where the value of the expression is there exactly while a row is live} */
    @SelectProvider(type = CatalogueSql.class, method = "onlyWhileLive")
    int onlyWhileLive(
            @Param("expression") String expression,
            @Param("deletedAt") Identifier deletedAt,
            @Param("deletionId") Identifier deletionId);

    /** Changes nothing; fails where the server, the session or the user may not write Paranoid's own tables. */
    @Update("UPDATE paranoid_deletion SET id = id WHERE id < 0")
    int requireWritable();

    /** Changes nothing and reads nothing; fails where the user may not update these columns. */
    @Select("EXPLAIN UPDATE ${table} SET ${deletedAt} = NULL, ${deletionId} = NULL WHERE FALSE")
    List<Map<String, Object>> updatable(
            @Param("table") Identifier table,
            @Param("deletedAt") Identifier deletedAt,
            @Param("deletionId") Identifier deletionId);

    /** {@return how many values that are meant to be unique more than one live row has, at most a thousand} */
    @SelectProvider(type = CatalogueSql.class, method = "duplicates")
    @Options(timeout = 5)
    int duplicates(
            @Param("table") Identifier table,
            @Param("deletedAt") Identifier deletedAt,
            @Param("values") List<Identifier> values);

    @Select("""
            SELECT k.constraint_name AS name, k.table_schema AS tableSchema, k.table_name AS tableName,
                   k.column_name AS columnName,
                   k.referenced_table_schema AS parentSchema, k.referenced_table_name AS parentTable, k.referenced_column_name AS parentColumn,
                   r.delete_rule AS deleteRule,
                   CAST(COUNT(*) OVER (PARTITION BY k.table_schema, k.table_name, k.constraint_name) AS SIGNED) AS columnCount
              FROM information_schema.key_column_usage k
              JOIN information_schema.referential_constraints r
                ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name
               AND r.table_name = k.table_name
             WHERE k.referenced_table_name IS NOT NULL
               AND (k.table_schema = DATABASE() OR k.referenced_table_schema = DATABASE())
             ORDER BY k.table_schema, k.table_name, k.constraint_name, k.ordinal_position
            """)
    List<ForeignKeyRow> foreignKeys();

    /** The name of the character set comes from the catalogue itself. A bare parameter MySQL does not convert when it is prepared. */
    @Select("SELECT CONVERT(CONVERT(CONCAT(#{text}) USING ${charset}) USING utf8mb4)")
    String converted(@Param("text") String text, @Param("charset") String charset);

    @Select("""
            SELECT DISTINCT event_object_table AS name FROM information_schema.triggers
             WHERE event_object_schema = DATABASE() AND action_timing = 'BEFORE' AND event_manipulation = 'UPDATE'
            """)
    List<String> triggered();

    @Select("SELECT VERSION()")
    String version();
}
