package dev.paranoid.live.shop;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultType;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectKey;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.annotations.UpdateProvider;
import org.apache.ibatis.mapping.StatementType;
import org.apache.ibatis.session.ResultHandler;

/** All ways to give MyBatis a statement. */
@Mapper
public interface FormsMapper {

    @Select("SELECT name FROM ${table} WHERE id > ${id} ORDER BY id")
    @Options(statementType = StatementType.STATEMENT)
    List<String> unprepared(@Param("table") String table, @Param("id") long id);

    @Select("SELECT name FROM customers ORDER BY id")
    @ResultType(String.class)
    void handled(ResultHandler<String> handler);

    @Insert("INSERT INTO customers (id, name) VALUES (#{id}, 'New')")
    @SelectKey(
            statement = "SELECT 100 + COUNT(*) FROM customers",
            before = true,
            keyProperty = "id",
            resultType = long.class)
    int add(Map<String, Object> row);

    @Select("{call count_customers()}")
    @Options(statementType = StatementType.CALLABLE)
    int called();

    @Update("UPDATE customers SET name = 'x' WHERE id = #{id}")
    int rename(long id);

    @UpdateProvider(type = Provided.class, method = "renamed")
    int renameAll();

    @Update("CREATE TABLE copies (KEY (id)) AS SELECT id, name FROM ${table} WHERE id > 0")
    int copied(@Param("table") String table);

    @Delete("<script>DELETE FROM customers WHERE id IN <foreach collection='rows' item='row' open='(' separator=','"
            + " close=')'>#{row.id}</foreach></script>")
    int remove(@Param("rows") List<Map<String, Long>> rows);

    @Select(
            "<script><bind name='pattern' value=\"'%' + part + '%'\"/>SELECT name FROM customers WHERE name LIKE #{pattern}"
                    + " OR name = #{pattern} ORDER BY id</script>")
    List<String> matching(@Param("part") String part);

    /** Makes statements. */
    final class Provided {

        private Provided() {}

        public static String renamed() {
            return "UPDATE customers SET name = 'y'";
        }
    }
}
