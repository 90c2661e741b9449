package dev.paranoid.mybatis.estimate;

import dev.paranoid.mybatis.schema.Link;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;
import org.jspecify.annotations.Nullable;

/** See {@link EstimateSql}. */
public interface EstimateMapper {

    @SelectProvider(type = EstimateSql.class, method = "children")
    List<@Nullable ExplainedRow> children(@Param("link") Link link, @Param("parent") Object parent);

    @SelectProvider(type = EstimateSql.class, method = "average")
    List<@Nullable ExplainedRow> average(@Param("link") Link link);

    /** One table of an execution plan, and how many of its rows the optimizer expects; for each row of the table before it. */
    record ExplainedRow(long rows) {}
}
