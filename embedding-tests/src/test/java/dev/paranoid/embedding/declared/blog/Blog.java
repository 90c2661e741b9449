package dev.paranoid.embedding.declared.blog;

import dev.paranoid.domain.Paranoid;
import dev.paranoid.domain.ParanoidId;
import dev.paranoid.domain.declared.BelongsTo;
import dev.paranoid.domain.relation.OnDelete;

/** The blog of the tutorial. */
public final class Blog {

    private Blog() {}

    @Paranoid(value = "users", retention = "30d", label = "username", table = "users")
    public record User(@ParanoidId long userId) {}

    @Paranoid(value = "stories", label = "title", table = "stories")
    public record Story(
            @ParanoidId long storyId, @BelongsTo("users") long createdBy) {}

    @Paranoid(value = "reviews", table = "reviews")
    public record Review(
            @ParanoidId long reviewId,
            @BelongsTo("users") long createdBy,
            @BelongsTo("stories") long storyId) {}

    @Paranoid(value = "tags", label = "name", table = "tags")
    public record Tag(@ParanoidId long tagId) {}

    @Paranoid(value = "story_tags", paranoid = false, table = "story_tags")
    public record StoryTag(
            @BelongsTo(value = "stories", onSoftDelete = OnDelete.KEEP)
            long storyId,

            @BelongsTo(value = "tags", onSoftDelete = OnDelete.KEEP)
            long tagId) {}
}
