package dev.paranoid.live.beside.flex;

import com.mybatisflex.core.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Select;

/** With the statements that MyBatis-Flex makes, and one that is written by hand. */
public interface FlexAuthors extends BaseMapper<FlexAuthor> {

    @Select("SELECT id FROM authors")
    List<Long> handWritten();
}
