package dev.paranoid.mybatis.purge;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

/** The turn is a row among those of who works in the background. */
public interface PurgeTurnMapper {

    @Insert("INSERT IGNORE INTO paranoid_worker (component, until) VALUES ('#purge', UTC_TIMESTAMP(6))")
    int introduce();

    @Update("UPDATE paranoid_worker SET node = #{node}, until = UTC_TIMESTAMP(6) + INTERVAL #{seconds} SECOND"
            + " WHERE component = '#purge' AND until <= UTC_TIMESTAMP(6)")
    boolean take(@Param("node") String node, @Param("seconds") long seconds);

    @Update("UPDATE paranoid_worker SET until = UTC_TIMESTAMP(6) + INTERVAL #{seconds} SECOND"
            + " WHERE component = '#purge' AND node = #{node}")
    boolean keep(@Param("node") String node, @Param("seconds") long seconds);

    @Update(
            "UPDATE paranoid_worker SET node = NULL, until = UTC_TIMESTAMP(6) WHERE component = '#purge' AND node = #{node}")
    int leave(@Param("node") String node);
}
