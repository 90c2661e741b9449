package dev.paranoid.live.beside.plus;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import org.jspecify.annotations.Nullable;

/** A row as MyBatis-Plus sees it. */
@TableName("notes")
public class PlusNote {

    @TableId
    public @Nullable Long id;

    public @Nullable String text;
}
