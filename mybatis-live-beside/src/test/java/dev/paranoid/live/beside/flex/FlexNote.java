package dev.paranoid.live.beside.flex;

import com.mybatisflex.annotation.Id;
import com.mybatisflex.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A row as MyBatis-Flex sees it. */
@Table("notes")
public class FlexNote {

    @Id
    public @Nullable Long id;

    public @Nullable String text;

    public @Nullable Long getId() {
        return id;
    }

    public void setId(@Nullable Long id) {
        this.id = id;
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }
}
