package dev.paranoid.mybatis.rows;

import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.statement.Keys;
import java.util.List;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;

/** Foreign keys that refer to a table, as the catalogue knows them now. */
public interface ReferenceMapper {

    /**
     * A foreign key of one column that forbids to remove what it refers to.
     *
     * @param name of the constraint
     */
    record ReferenceRow(String name, String tableSchema, String tableName, String columnName, String parentColumn) {

        /** {@return whether a statement can bear its names} */
        boolean nameable() {
            return Stream.of(tableSchema, tableName, columnName, parentColumn).allMatch(Identifier::valid);
        }
    }

    @Select("""
            SELECT k.constraint_name AS name, k.table_schema AS tableSchema, k.table_name AS tableName,
                   k.column_name AS columnName, k.referenced_column_name AS parentColumn
              FROM information_schema.key_column_usage k
              JOIN information_schema.referential_constraints r
                ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name
               AND r.table_name = k.table_name
             WHERE k.referenced_table_schema = DATABASE() AND k.referenced_table_name = #{table}
               AND r.delete_rule IN ('RESTRICT', 'NO ACTION')
             ORDER BY k.table_schema, k.table_name, k.constraint_name
            """)
    List<ReferenceRow> referring(@Param("table") String table);

    @SelectProvider(type = ReferenceSql.class, method = "held")
    boolean held(
            @Param("reference") ReferenceRow reference, @Param("table") EntityTable table, @Param("keys") Keys keys);
}
