package dev.paranoid.mybatis.catalogue;

import dev.paranoid.mybatis.schema.Identifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.ibatis.annotations.Param;

/** What MySQL and MariaDB call by different names. */
public final class CatalogueSql {

    private CatalogueSql() {}

    /** {@return the statement that reads the indexes, one row a part} */
    public static String indexes(@Param("features") Set<String> features) {
        String visible = features.contains("IS_VISIBLE")
                ? "s.is_visible = 'YES'"
                : features.contains("IGNORED") ? "s.ignored = 'NO'" : "TRUE";
        String expression = features.contains("EXPRESSION") ? "s.expression" : "NULL";
        return "SELECT s.table_name AS tableName, s.index_name AS name, s.column_name AS columnName, " + expression
                + " AS expression, s.non_unique = 0 AS onlyOnce, " + visible
                + " AS visible, s.index_type = 'BTREE' AS tree, CAST(COALESCE(s.sub_part, 0) AS SIGNED) AS prefix,"
                + " COALESCE(s.collation = 'D', FALSE) AS falling"
                + " FROM information_schema.statistics s WHERE s.table_schema = DATABASE()"
                + " ORDER BY s.table_name, s.index_name, s.seq_in_index";
    }

    /**
     * {@return the statement that counts in how many of two cases a value is there exactly while a row is live}
     *
     * @param expression of a generated column, in terms of the columns of the mark
     */
    public static String onlyWhileLive(
            @Param("expression") String expression,
            @Param("deletedAt") Identifier deletedAt,
            @Param("deletionId") Identifier deletionId) {
        return "SELECT COUNT(*) FROM (SELECT c.live, (" + expression + ") IS NOT NULL AS there FROM ("
                + "SELECT TRUE AS live, CAST(NULL AS DATETIME(6)) AS " + deletedAt + ", CAST(NULL AS SIGNED) AS "
                + deletionId + " UNION ALL SELECT FALSE, CAST('2000-01-01' AS DATETIME(6)), 1) c) x"
                + " WHERE x.live = x.there";
    }

    /** {@return the statement that counts, up to a thousand, values that more than one live row has} */
    public static String duplicates(
            @Param("table") Identifier table,
            @Param("deletedAt") Identifier deletedAt,
            @Param("values") List<Identifier> values) {
        String list = values.stream().map(Identifier::quoted).collect(Collectors.joining(", "));
        String there = values.stream()
                .map(value -> " AND " + value.quoted() + " IS NOT NULL")
                .collect(Collectors.joining());
        return "SELECT COUNT(*) FROM (SELECT 1 FROM " + table + " WHERE " + deletedAt + " IS NULL" + there
                + " GROUP BY " + list + " HAVING COUNT(*) > 1 LIMIT 1000) d";
    }
}
