package dev.paranoid.live.beside.flex;

import com.mybatisflex.annotation.Column;
import com.mybatisflex.annotation.Id;
import com.mybatisflex.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A row that MyBatis-Flex deletes softly. */
@Table("authors")
public class FlexAuthor {

    @Id
    public @Nullable Long id;

    public @Nullable String name;

    @Column(isLogicDelete = true)
    public @Nullable Integer deleted;

    /** {@return a row as it was before its delete} */
    public static FlexAuthor live(long id) {
        FlexAuthor author = new FlexAuthor();
        author.id = id;
        author.name = "Ada";
        author.deleted = 0;
        return author;
    }

    public @Nullable Long getId() {
        return id;
    }

    public void setId(@Nullable Long id) {
        this.id = id;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable Integer getDeleted() {
        return deleted;
    }

    public void setDeleted(@Nullable Integer deleted) {
        this.deleted = deleted;
    }
}
