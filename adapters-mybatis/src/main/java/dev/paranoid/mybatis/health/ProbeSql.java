package dev.paranoid.mybatis.health;

import dev.paranoid.mybatis.statement.Keys;
import org.apache.ibatis.annotations.Param;

/** What a probe asks of the catalogue. */
public final class ProbeSql {

    private ProbeSql() {}

    /** {@return the statement that reads the columns of these tables} */
    public static String columns(@Param("tables") Keys tables) {
        return "SELECT table_name AS `table`, column_name AS name,"
                + " is_nullable = 'NO' AND column_default IS NULL AND extra NOT LIKE '%auto_increment%'"
                + " AND extra NOT LIKE '%GENERATED%' AND COALESCE(generation_expression, '') = '' AS demanding"
                + " FROM information_schema.columns WHERE table_schema = DATABASE() AND "
                + tables.in("table_name", "tables") + " ORDER BY table_name, ordinal_position";
    }
}
