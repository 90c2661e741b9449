package dev.paranoid.mybatis.hold;

import dev.paranoid.application.port.row.Lock;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.annotations.UpdateProvider;
import org.jspecify.annotations.Nullable;

/** See {@link HoldSql}. */
public interface HoldMapper {

    @SelectProvider(type = HoldSql.class, method = "gate")
    List<GateRow> gate(@Param("lock") Lock lock);

    @Update("UPDATE paranoid_hold_gate SET placed = #{placed}, open_holds = #{open} WHERE id = 1")
    int writeGate(@Param("placed") long placed, @Param("open") String open);

    @InsertProvider(type = HoldSql.class, method = "place")
    @Options(useGeneratedKeys = true, keyProperty = "rows.id")
    int place(@Param("rows") List<PlacedRow> rows, @Param("values") BoundValues values);

    @SelectProvider(type = HoldSql.class, method = "find")
    List<HoldRow> find(@Param("ids") Keys ids);

    @UpdateProvider(type = HoldSql.class, method = "release")
    int release(
            @Param("at") LocalDateTime at,
            @Param("actor") String actor,
            @Param("reason") @Nullable String reason,
            @Param("ids") Keys ids);

    @SelectProvider(type = HoldSql.class, method = "onRows")
    List<HoldRow> onRows(@Param("type") String type, @Param("lock") Lock lock, @Param("keys") Keys keys);

    @SelectProvider(type = HoldSql.class, method = "onDeletions")
    List<HoldRow> onDeletions(@Param("lock") Lock lock, @Param("ids") Keys ids);

    @SelectProvider(type = HoldSql.class, method = "onTypes")
    List<HoldRow> onTypes(@Param("lock") Lock lock, @Param("types") Keys types);

    @Select(
            "SELECT MIN(from_at) FROM paranoid_hold FORCE INDEX (by_from) WHERE from_at > #{after} AND released_at IS NULL")
    @Nullable
    LocalDateTime nextFrom(@Param("after") LocalDateTime after);

    @SelectProvider(type = HoldSql.class, method = "list")
    List<HoldRow> list(@Param("filter") HoldFilter filter);
}
