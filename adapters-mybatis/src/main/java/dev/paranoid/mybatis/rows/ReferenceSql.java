package dev.paranoid.mybatis.rows;

import dev.paranoid.mybatis.rows.ReferenceMapper.ReferenceRow;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.statement.Keys;
import org.apache.ibatis.annotations.Param;

/** Looks along a foreign key that is not declared. */
public final class ReferenceSql {

    private ReferenceSql() {}

    /** {@return the statement that tells whether a row refers to one of these} */
    public static String held(
            @Param("reference") ReferenceRow reference, @Param("table") EntityTable table, @Param("keys") Keys keys) {
        return "SELECT EXISTS (SELECT 1 FROM " + table.byId("p") + " STRAIGHT_JOIN "
                + new Identifier(reference.tableSchema())
                + "." + new Identifier(reference.tableName()) + " c ON "
                + new Identifier(reference.columnName()).of("c") + " = "
                + new Identifier(reference.parentColumn()).of("p") + " WHERE "
                + keys.in(table.id().name().of("p"), "keys") + ")";
    }
}
