package dev.paranoid.mybatis.health;

import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.statement.Keys;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;

/** Asks as a delete would, and changes nothing. */
public interface ProbeMapper {

    /** Seconds. */
    int PATIENCE = 3;

    /**
     * A column.
     *
     * @param table its table
     * @param name its name
     * @param demanding whether an INSERT that does not know it fails
     */
    record ColumnRow(String table, String name, boolean demanding) {}

    @Update("UPDATE paranoid_deletion SET id = id WHERE id < 0")
    @Options(timeout = PATIENCE)
    int update();

    @Insert("INSERT IGNORE INTO paranoid_deletion (id) SELECT id FROM paranoid_deletion WHERE FALSE")
    @Options(timeout = PATIENCE)
    int insert();

    @Delete("DELETE FROM paranoid_outbox WHERE seq < 0")
    @Options(timeout = PATIENCE)
    int delete();

    /** Where no messages leave, and so none are removed. */
    @Delete("DELETE FROM paranoid_history WHERE id < 0")
    @Options(timeout = PATIENCE)
    int deleteOfHistory();

    /** A deletion of nothing, as long as one may be; within what is undone. */
    @Insert("""
            INSERT INTO paranoid_deletion (root_type, root_key, mode, state, deleted_at, actor, source, reason)
            VALUES ('', '', 'SOFT', 'LIFTED', UTC_TIMESTAMP(6), '', '', REPEAT(' ', 1000))
            """)
    @Options(timeout = PATIENCE)
    int fill();

    @Select("EXPLAIN UPDATE ${table} SET ${deletedAt} = NULL, ${deletionId} = NULL WHERE FALSE")
    @Options(timeout = PATIENCE)
    List<Map<String, Object>> hide(
            @Param("table") Identifier table,
            @Param("deletedAt") Identifier deletedAt,
            @Param("deletionId") Identifier deletionId);

    /** Needs the rights that the DELETE would need, with MySQL and with MariaDB. */
    @Select("EXPLAIN DELETE FROM ${table} WHERE FALSE")
    @Options(timeout = PATIENCE)
    List<Map<String, Object>> remove(@Param("table") Identifier table);

    /** {@return Paranoid's own tables} */
    @Select("""
            SELECT table_name FROM information_schema.tables
             WHERE table_schema = DATABASE() AND table_name LIKE 'paranoid\\_%'
            """)
    @Options(timeout = PATIENCE)
    List<String> own();

    @SelectProvider(type = ProbeSql.class, method = "columns")
    @Options(timeout = PATIENCE)
    List<ColumnRow> columns(@Param("tables") Keys tables);
}
