package dev.paranoid.mybatis.accepted;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.util.List;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** See {@link AcceptedSql}. */
public interface AcceptedMapper {

    @InsertProvider(type = AcceptedSql.class, method = "keep")
    int keep(@Param("rows") BoundValues rows);

    @InsertProvider(type = AcceptedSql.class, method = "await")
    int await(@Param("rows") BoundValues rows);

    /** Locks the requests, and not what says for whom they wait: of two jobs that end at once, one waits for the other. */
    @Select("""
            SELECT a.message_id AS messageId, a.topic, a.message_key AS messageKey, a.type, a.headers, a.outcome
              FROM (SELECT DISTINCT w.message_id FROM paranoid_awaited w FORCE INDEX (PRIMARY) WHERE w.job_id = #{job}) x
              STRAIGHT_JOIN paranoid_accepted a FORCE INDEX (PRIMARY) ON a.message_id = x.message_id
             ORDER BY a.accepted_at, a.message_id FOR UPDATE
            """)
    List<AcceptedRow> waitingFor(@Param("job") long job);

    /** So many at a time; the rest is looked for again. */
    @Select("""
            SELECT DISTINCT w.job_id FROM paranoid_awaited w FORCE INDEX (PRIMARY)
              STRAIGHT_JOIN paranoid_job j FORCE INDEX (PRIMARY) ON j.id = w.job_id
             WHERE j.ended_at IS NOT NULL AND NOT EXISTS (
                   SELECT 1 FROM paranoid_awaited o FORCE INDEX (by_message)
                     STRAIGHT_JOIN paranoid_job k FORCE INDEX (PRIMARY) ON k.id = o.job_id
                    WHERE o.message_id = w.message_id AND k.ended_at IS NULL)
             ORDER BY w.job_id LIMIT 100
            """)
    List<Long> overdue();

    @DeleteProvider(type = AcceptedSql.class, method = "forget")
    int forget(@Param("messages") Keys messages);

    @DeleteProvider(type = AcceptedSql.class, method = "stopWaiting")
    int stopWaiting(@Param("messages") Keys messages);
}
