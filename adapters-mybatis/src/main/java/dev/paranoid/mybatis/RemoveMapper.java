package dev.paranoid.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.UpdateProvider;

/** See {@link RemoveSql}. What changes rows gives how many it found. */
interface RemoveMapper {

    @InsertProvider(type = RemoveSql.class, method = "collectRoots")
    int collectRoots(@Param("table") EntityTable table, @Param("ids") DeletionIds ids);

    @InsertProvider(type = RemoveSql.class, method = "collectRoot")
    int collectRoot(@Param("table") EntityTable table, @Param("id") Object id);

    @InsertProvider(type = RemoveSql.class, method = "collect")
    int collect(@Param("link") Link link);

    @InsertProvider(type = RemoveSql.class, method = "lookAhead")
    int lookAhead(@Param("link") Link link, @Param("liveOnly") boolean liveOnly, @Param("limit") int limit);

    @SelectProvider(type = RemoveSql.class, method = "lockRemaining")
    List<Amount> lockRemaining(@Param("link") Link link, @Param("others") List<Link> others);

    @SelectProvider(type = RemoveSql.class, method = "countAhead")
    int countAhead(
            @Param("link") Link link,
            @Param("others") List<Link> others,
            @Param("liveOnly") boolean liveOnly,
            @Param("limit") int limit);

    @SelectProvider(type = RemoveSql.class, method = "sampleAhead")
    List<String> sampleAhead(
            @Param("link") Link link,
            @Param("others") List<Link> others,
            @Param("liveOnly") boolean liveOnly,
            @Param("limit") int limit);

    @SelectProvider(type = RemoveSql.class, method = "countChildrenAhead")
    int countChildrenAhead(@Param("link") Link link, @Param("limit") int limit);

    @SelectProvider(type = RemoveSql.class, method = "sampleRemaining")
    List<Sample> sampleRemaining(@Param("link") Link link, @Param("others") List<Link> others);

    @SelectProvider(type = RemoveSql.class, method = "countChildren")
    List<Amount> countChildren(@Param("link") Link link);

    @UpdateProvider(type = RemoveSql.class, method = "unlink")
    int unlink(@Param("link") Link link);

    @UpdateProvider(type = RemoveSql.class, method = "sever")
    int sever(@Param("link") Link link);

    @DeleteProvider(type = RemoveSql.class, method = "removeLinks")
    int removeLinks(@Param("link") Link link);

    @DeleteProvider(type = RemoveSql.class, method = "remove")
    int remove(@Param("table") EntityTable table);

    /** What was collected; a row that Paranoid hid counts from the time of its holder. */
    @Select("""
            SELECT r.origin AS deletion, r.entity_type AS type, COUNT(*) AS amount, SUM(r.live) AS live,
                   MAX(COALESCE(l.deleted_at, r.hidden_since)) AS hiddenSince
              FROM paranoid_reach r FORCE INDEX (PRIMARY)
              LEFT JOIN paranoid_deletion l ON l.id = r.holder
             WHERE r.call_id = CONNECTION_ID()
             GROUP BY r.origin, r.entity_type
            """)
    List<TakenRow> taken();

    /** Whether a soft delete of the collected root would walk on below it. */
    @Select("""
            SELECT COUNT(*) > 0
              FROM paranoid_reach r FORCE INDEX (PRIMARY)
             WHERE r.call_id = CONNECTION_ID() AND (r.live = 1 OR r.holder IS NULL)
            """)
    boolean rootWalks();

    /** The active deletions whose root was collected. */
    @Select("""
            SELECT l.id
              FROM paranoid_reach r FORCE INDEX (PRIMARY)
              STRAIGHT_JOIN paranoid_deletion l FORCE INDEX (active_root)
                ON l.root_type = r.entity_type AND l.root_key = r.row_key AND l.active = 1
             WHERE r.call_id = CONNECTION_ID() AND r.live = 0
            """)
    List<Long> orphaned();

    @Delete("""
            DELETE d
              FROM paranoid_reach r FORCE INDEX (PRIMARY)
              STRAIGHT_JOIN paranoid_detached d FORCE INDEX (PRIMARY)
                ON d.parent_key = r.row_key AND d.parent_type = r.entity_type
             WHERE r.call_id = CONNECTION_ID()
            """)
    int forgetParents();

    @Delete("""
            DELETE d
              FROM paranoid_reach r FORCE INDEX (PRIMARY)
              STRAIGHT_JOIN paranoid_detached d FORCE INDEX (by_child)
                ON d.child_key = r.row_key AND d.child_type = r.entity_type
             WHERE r.call_id = CONNECTION_ID()
            """)
    int forgetChildren();

    @Delete("DELETE r FROM paranoid_reach r FORCE INDEX (PRIMARY) WHERE r.call_id = CONNECTION_ID()")
    int finish();
}
