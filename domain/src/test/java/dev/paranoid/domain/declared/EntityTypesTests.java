package dev.paranoid.domain.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.domain.Paranoid;
import dev.paranoid.domain.ParanoidId;
import dev.paranoid.domain.relation.InvalidEntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.retention.RetentionMode;
import org.junit.jupiter.api.Test;

/** Annotations and the builder say the same; what says nothing, or two things, is told. */
class EntityTypesTests {

    @Paranoid("users")
    private record User(@ParanoidId long userId) {}

    @Paranoid(value = "stories", retention = "30d")
    private record Story(
            @ParanoidId long storyId,

            @BelongsTo(value = "users", onSoftDelete = OnDelete.SET_NULL)
            long createdBy) {}

    private record Nothing() {}

    @Paranoid("nameless")
    private record Nameless(String text) {}

    @Paranoid("twice")
    private record Twice(@ParanoidId long one, @ParanoidId long two) {}

    @Paranoid("loose")
    @BelongsTo("users")
    private record Loose(@ParanoidId long id) {}

    @Paranoid("undecided")
    private record Undecided(
            @ParanoidId long id,

            @BelongsTo(
                    value = "users",
                    onHardDelete = {OnDelete.CASCADE, OnDelete.RESTRICT})
            long user) {}

    @Paranoid(
            value = "lenient",
            retention = "30d",
            retentionMode = {RetentionMode.GOVERNANCE, RetentionMode.COMPLIANCE})
    private record Lenient(@ParanoidId long id) {}

    @Paranoid(value = "files", retentionMode = RetentionMode.COMPLIANCE, tenant = "office")
    private record Kept(@ParanoidId long id) {}

    @Test
    void whoseARowIsAndHowStrictlyItIsKeptIsSaidBothWays() {
        assertThat(EntityTypes.of(Kept.class))
                .isEqualTo(EntityTypes.of(DeclaredType.paranoid("files", "id")
                        .retentionMode(RetentionMode.COMPLIANCE)
                        .tenant("office")));
    }

    @Test
    void classesSayWhatABuilderSays() {
        assertThat(EntityTypes.of(User.class, Story.class))
                .isEqualTo(EntityTypes.of(
                        DeclaredType.paranoid("users", "user_id"),
                        DeclaredType.paranoid("stories", "story_id")
                                .with("retention", "30d")
                                .belongsTo("users", "created_by", OnDelete.SET_NULL)));
    }

    @Test
    void typesOfTwoKindsGoTogether() {
        assertThat(EntityTypes.of(User.class)
                        .and(EntityTypes.of(DeclaredType.link("labels").belongsTo("users", "user_id", OnDelete.KEEP)))
                        .graph()
                        .relations())
                .singleElement()
                .satisfies(relation -> assertThat(relation.onHardDelete()).isEqualTo(OnDelete.CASCADE));
    }

    @Test
    void aClassThatDoesNotSayWhichTypeItIs() {
        assertThatThrownBy(() -> EntityTypes.of(Nothing.class)).hasMessageContaining("@Paranoid(\"customers\")");
        assertThatThrownBy(() -> EntityTypes.of(Nameless.class))
                .hasMessageContaining("@ParanoidId on the member that has it");
        assertThatThrownBy(() -> EntityTypes.of(Twice.class)).hasMessageContaining("several ids");
        assertThatThrownBy(() -> EntityTypes.of(Loose.class)).hasMessageContaining("along which column");
        assertThatThrownBy(() -> EntityTypes.of(Undecided.class)).hasMessageContaining("keep one");
        assertThatThrownBy(() -> EntityTypes.of(Lenient.class)).hasMessageContaining("several retention modes");
    }

    @Test
    void aParentThatNobodyDeclares() {
        assertThatThrownBy(() -> EntityTypes.of(Story.class).graph())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'stories' belongs to 'users'");
    }

    @Test
    void whatTheLawDoesNotAllow() {
        assertThatThrownBy(() -> EntityTypes.of(
                                DeclaredType.paranoid("users", "id"),
                                DeclaredType.paranoid("stories", "id").belongsTo("users", "user_id", OnDelete.KEEP))
                        .graph())
                .isInstanceOf(InvalidEntityGraph.class)
                .hasMessageContaining("on-hard-delete: cascade, restrict or set-null");
    }
}
