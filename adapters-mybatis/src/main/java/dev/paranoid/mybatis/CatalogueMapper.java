package dev.paranoid.mybatis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue of the current database; the labels are alike on MySQL and MariaDB because they are given here. */
interface CatalogueMapper {

    record TableRow(String name, @Nullable String engine) {}

    record ColumnRow(
            String tableName,
            String name,
            String dataType,
            String columnType,
            boolean nullable,
            long length,
            int fraction,
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
                    Optional.ofNullable(charset),
                    Optional.ofNullable(collation),
                    extra == null ? "" : extra.toLowerCase(Locale.ROOT),
                    expression == null ? "" : expression,
                    repertoire);
        }
    }

    record IndexRow(String tableName, String name, int position, String columnName, boolean onlyOnce) {}

    record ForeignKeyRow(
            String name,
            String tableName,
            String columnName,
            String parentTable,
            String parentColumn,
            String deleteRule,
            int columnCount) {}

    @Select("""
            SELECT table_name AS name, engine AS engine
              FROM information_schema.tables
             WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
            """)
    List<TableRow> tables();

    @Select("""
            SELECT table_name AS tableName, column_name AS name, data_type AS dataType, column_type AS columnType,
                   is_nullable = 'YES' AS nullable,
                   CAST(LEAST(COALESCE(character_maximum_length, 0), 1000000000) AS SIGNED) AS length,
                   CAST(COALESCE(datetime_precision, 0) AS SIGNED) AS fraction,
                   character_set_name AS charset, collation_name AS collation, extra AS extra,
                   generation_expression AS expression
              FROM information_schema.columns
             WHERE table_schema = DATABASE()
             ORDER BY table_name, ordinal_position
            """)
    List<ColumnRow> columns();

    @Select("""
            SELECT table_name AS tableName, index_name AS name, seq_in_index AS position, column_name AS columnName,
                   non_unique = 0 AS onlyOnce
              FROM information_schema.statistics
             WHERE table_schema = DATABASE() AND column_name IS NOT NULL
             ORDER BY table_name, index_name, seq_in_index
            """)
    List<IndexRow> indexes();

    @Select("""
            SELECT k.constraint_name AS name, k.table_name AS tableName, k.column_name AS columnName,
                   k.referenced_table_name AS parentTable, k.referenced_column_name AS parentColumn,
                   r.delete_rule AS deleteRule,
                   CAST(COUNT(*) OVER (PARTITION BY k.table_name, k.constraint_name) AS SIGNED) AS columnCount
              FROM information_schema.key_column_usage k
              JOIN information_schema.referential_constraints r
                ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name
               AND r.table_name = k.table_name
             WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL
             ORDER BY k.table_name, k.constraint_name, k.ordinal_position
            """)
    List<ForeignKeyRow> foreignKeys();

    /** The name of the character set comes from the catalogue itself. */
    @Select("SELECT CONVERT(CONVERT(#{text} USING ${charset}) USING utf8mb4)")
    String converted(@Param("text") String text, @Param("charset") String charset);

    @Select("SELECT VERSION()")
    String version();
}
