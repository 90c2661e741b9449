package dev.paranoid.live.shop;

import java.util.List;
import org.apache.ibatis.annotations.Select;

/** Nobody can filter this. */
public interface UnreadableMapper {

    @Select("SELECT name FROM customers FOR SYSTEM_TIME ALL")
    List<String> history();
}
