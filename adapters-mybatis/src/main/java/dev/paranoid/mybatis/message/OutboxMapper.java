package dev.paranoid.mybatis.message;

import dev.paranoid.mybatis.statement.BoundValues;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.jspecify.annotations.Nullable;

/** See {@link OutboxSql}. */
public interface OutboxMapper {

    @InsertProvider(type = OutboxSql.class, method = "add")
    int add(@Param("rows") BoundValues rows);

    @Select("SELECT lane FROM paranoid_outbox_lane ORDER BY lane FOR UPDATE SKIP LOCKED")
    List<Integer> freeLanes();

    @SelectProvider(type = OutboxSql.class, method = "sizes")
    List<SizeRow> sizes(@Param("lanes") List<Integer> lanes, @Param("limit") int limit);

    @SelectProvider(type = OutboxSql.class, method = "find")
    List<OutboxRow> find(@Param("seqs") BoundValues seqs);

    @DeleteProvider(type = OutboxSql.class, method = "remove")
    int remove(@Param("seqs") BoundValues seqs);

    @Insert("INSERT INTO paranoid_outbox_failed (seq, id, aggregatetype, aggregateid, type, payload, headers, lane,"
            + " created_at, error) SELECT seq, id, aggregatetype, aggregateid, type, payload, headers, lane, created_at,"
            + " #{error} FROM paranoid_outbox WHERE seq = #{seq}")
    int setAside(@Param("seq") long seq, @Param("error") String error);

    @Select("SELECT COUNT(*) AS messages, (SELECT created_at FROM paranoid_outbox ORDER BY seq LIMIT 1) AS oldest,"
            + " UTC_TIMESTAMP(6) AS now, (SELECT COUNT(*) FROM paranoid_outbox_failed) AS setAside FROM"
            + " (SELECT seq FROM paranoid_outbox LIMIT 100000) x")
    BacklogRow backlog();

    /** How many bytes a message has. */
    record SizeRow(long seq, long bytes) {}

    /** What waits, as it was counted: at most 100,000. */
    record BacklogRow(long messages, @Nullable LocalDateTime oldest, LocalDateTime now, long setAside) {}
}
