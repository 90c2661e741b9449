package dev.paranoid.live.beside.paged;

import java.util.List;
import org.apache.ibatis.annotations.Select;

/** Its pages are made by PageHelper. */
public interface PagedMapper {

    @Select("SELECT text FROM notes WHERE tenant_id = 7 OR tenant_id = 8 ORDER BY id")
    List<String> texts();

    @Select("SELECT /* paranoid:hidden */ text FROM notes ORDER BY id")
    List<String> withHidden();

    @Select("SELECT DISTINCT text FROM notes GROUP BY text")
    List<String> distinct();
}
