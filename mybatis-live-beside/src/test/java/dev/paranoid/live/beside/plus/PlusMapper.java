package dev.paranoid.live.beside.plus;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Select;

/** With the statements that MyBatis-Plus makes. */
public interface PlusMapper extends BaseMapper<PlusNote> {

    @Select(
            "SELECT n.text FROM notes n LEFT JOIN notes m ON m.id = n.id + 1 WHERE m.id IS NULL OR n.id = 1 ORDER BY n.id")
    List<String> withoutSuccessor();
}
