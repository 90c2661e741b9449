package dev.paranoid.mybatis.job;

import dev.paranoid.mybatis.accepted.AcceptedSql;
import dev.paranoid.mybatis.statement.BoundValues;
import java.util.List;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Statements of the start after which older versions are forgotten. */
public interface OlderMapper {

    @Select("SELECT id, component, state FROM paranoid_job WHERE ended_at IS NULL ORDER BY id FOR UPDATE")
    List<JobRow> open();

    @Select("""
            SELECT COUNT(*) FROM paranoid_job FORCE INDEX (by_turn) WHERE component = '' AND ended_at IS NULL
            """)
    long older();

    @Select("SELECT id FROM paranoid_deletion FORCE INDEX (by_activity) WHERE activity IS NOT NULL ORDER BY id")
    List<Long> inProgress();

    @Select("""
            SELECT id FROM paranoid_deletion FORCE INDEX (by_activity)
             WHERE activity IS NOT NULL AND COALESCE(closing_job_id, job_id) = #{job} ORDER BY id
            """)
    List<Long> deletionsOf(@Param("job") long job);

    @Update("""
            UPDATE paranoid_job SET component = #{component}, state = #{state}, fence = fence + 1,
                   updated_at = UTC_TIMESTAMP(6) WHERE id = #{job}
            """)
    int goOn(@Param("job") long job, @Param("component") String component, @Param("state") String state);

    @Update("UPDATE paranoid_job SET component = #{component} WHERE id = #{job}")
    int move(@Param("job") long job, @Param("component") String component);

    @Update("UPDATE paranoid_deletion SET activity = #{activity} WHERE id = #{deletion}")
    int become(@Param("deletion") long deletion, @Param("activity") @Nullable String activity);

    @Select("SELECT message_id AS messageId, outcome FROM paranoid_accepted ORDER BY message_id FOR UPDATE")
    List<OutcomeRow> accepted();

    /** What was answered when a request was accepted. */
    record OutcomeRow(String messageId, String outcome) {}

    @Update("UPDATE paranoid_accepted SET outcome = #{outcome} WHERE message_id = #{message}")
    int accept(@Param("message") String message, @Param("outcome") String outcome);

    @InsertProvider(type = AcceptedSql.class, method = "awaitToo")
    int await(@Param("rows") BoundValues rows);
}
