package dev.paranoid.live.shop;

import dev.paranoid.live.hidden.WithHiddenRows;
import java.util.List;
import org.apache.ibatis.annotations.CacheNamespace;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;

/** Statements as teams write them, by people who know nothing of deletion. */
@Mapper
@CacheNamespace
public interface CustomerMapper {

    @Select("SELECT name FROM customers ORDER BY id")
    List<String> names();

    @Select("SELECT name FROM customers WHERE name = #{name} OR id = #{id} ORDER BY id")
    List<String> either(@Param("name") String name, @Param("id") long id);

    @Select(
            "<script>SELECT name FROM customers WHERE id IN"
                    + " <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach> ORDER BY id</script>")
    List<String> byIds(@Param("ids") List<Long> ids);

    @SelectProvider(type = Provided.class, method = "counted")
    int count();

    @Select("SELECT name FROM customers ORDER BY id")
    Cursor<String> each();

    @Update("UPDATE customers SET name = #{name}")
    int rename(@Param("name") String name);

    @WithHiddenRows
    @Select("SELECT name FROM customers ORDER BY id")
    List<String> all();

    @Select("SELECT /* paranoid:hidden */ name FROM customers ORDER BY id")
    List<String> allByComment();

    @Select("<script>SELECT name FROM customers <if test='broken'>WHERE (</if></script>")
    List<String> broken(@Param("broken") boolean broken);

    /** Makes statements. */
    final class Provided {

        private Provided() {}

        public static String counted() {
            return "SELECT COUNT(*) FROM customers";
        }
    }
}
