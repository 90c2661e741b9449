package dev.paranoid.mybatis.ledger;

import dev.paranoid.application.port.row.Lock;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.UpdateProvider;
import org.jspecify.annotations.Nullable;

/** See {@link LedgerSql}. */
public interface LedgerMapper {

    @InsertProvider(type = LedgerSql.class, method = "open")
    @Options(useGeneratedKeys = true, keyProperty = "rows.id")
    int open(@Param("rows") List<OpenedRow> rows, @Param("values") BoundValues values);

    @UpdateProvider(type = LedgerSql.class, method = "recordTook")
    int recordTook(@Param("took") String took);

    @SelectProvider(type = LedgerSql.class, method = "activeOf")
    List<LedgerRow> activeOf(@Param("roots") RootKeys roots);

    @SelectProvider(type = LedgerSql.class, method = "purgedOf")
    List<LedgerRow> purgedOf(@Param("roots") RootKeys roots);

    @SelectProvider(type = LedgerSql.class, method = "find")
    List<LedgerRow> find(@Param("lock") Lock lock, @Param("ids") Keys ids);

    @SelectProvider(type = LedgerSql.class, method = "openedFor")
    List<Long> openedFor(@Param("asker") String asker, @Param("ids") Keys ids);

    @UpdateProvider(type = LedgerSql.class, method = "close")
    int close(
            @Param("state") String state,
            @Param("at") LocalDateTime at,
            @Param("refused") boolean refused,
            @Param("end") End end,
            @Param("ids") Keys ids);

    @UpdateProvider(type = LedgerSql.class, method = "closeEach")
    int closeEach(
            @Param("state") String state,
            @Param("at") LocalDateTime at,
            @Param("refused") boolean refused,
            @Param("closings") String closings);

    /** How deletions end: who ends them, why, and by which removal of their roots. */
    record End(
            String actor, @Nullable String reason, @Nullable Long cause) {}

    @UpdateProvider(type = LedgerSql.class, method = "keepUntil")
    int keepUntil(@Param("id") long id, @Param("time") LocalDateTime time);

    @UpdateProvider(type = LedgerSql.class, method = "schedule")
    int schedule(@Param("times") String times);

    @UpdateProvider(type = LedgerSql.class, method = "reopen")
    int reopen(@Param("ids") Keys ids);

    /**
     * Between which ids everything is that the query asks for: ids rise with time, nearly.
     *
     * @param above all ids are greater
     * @param below all ids are less
     */
    record Ids(long above, long below) {
        static final Ids ALL = new Ids(0, Long.MAX_VALUE);
    }

    @SelectProvider(type = LedgerSql.class, method = "ids")
    Ids ids(@Param("since") @Nullable LocalDateTime since, @Param("until") @Nullable LocalDateTime until);

    @SelectProvider(type = LedgerSql.class, method = "list")
    List<LedgerRow> list(@Param("filter") LedgerFilter filter);
}
