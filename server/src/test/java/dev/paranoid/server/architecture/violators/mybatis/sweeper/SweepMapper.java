package dev.paranoid.server.architecture.violators.mybatis.sweeper;

import dev.paranoid.server.architecture.violators.mybatis.schema.EntityTable;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;

/** Has a statement of its own that removes rows of the application. */
interface SweepMapper {

    @Delete("DELETE FROM ${table.name}")
    int sweep(@Param("table") EntityTable table);
}
