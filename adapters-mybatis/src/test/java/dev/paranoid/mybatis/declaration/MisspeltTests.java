package dev.paranoid.mybatis.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.mybatis.settings.ParanoidProperties.Parent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who misspells a name is told the right one; what is missing in a declaration is proposed as it has to be written. */
class MisspeltTests extends DeclaredTables {

    @BeforeEach
    void refer() {
        alterStories("ADD CONSTRAINT fk_author FOREIGN KEY (created_by) REFERENCES users (id)");
    }

    private void mendedBy(String... mends) {
        assertThat(refusal().mends()).containsExactly(mends);
    }

    @Test
    void theNameOfAParent() {
        declare("stories", true, new Parent("user", "created_by", null, null));
        assertThat(faults()).containsExactly("Relation stories.created_by: the entity type 'user' is not declared");
        mendedBy("Perhaps users: correct paranoid.entities.stories.belongs-to.");
    }

    @Test
    void theNameOfAColumn() {
        declare("stories", true, new Parent("users", "create_by", null, null));
        assertThat(faults()).containsExactly("Table stories has no column create_by, which refers to users");
        assertThat(refusal().mends())
                .singleElement()
                .asString()
                .startsWith(
                        "Perhaps created_by: correct paranoid.entities.stories.belongs-to: { parent: users,"
                                + " column: created_by }. If the column is missing: ALTER TABLE `stories` ADD COLUMN `create_by`");
    }

    @Test
    void aParentWithATableOfItsName() {
        entities.remove("users");
        mendedBy("paranoid.entities.users: { id: id }");
    }

    @Test
    void aRelationOfATypeThatIsDeclared() {
        declare("stories", true);
        mendedBy("Add to paranoid.entities.stories.belongs-to: { parent: users, column: created_by }    or, where"
                + " nothing needs the foreign key: ALTER TABLE `stories` DROP FOREIGN KEY `fk_author`;");
    }

    @Test
    void aRelationOfATableThatIsNot() {
        jdbc.execute("CREATE TABLE audits (audit_id BIGINT NOT NULL PRIMARY KEY, user_id BIGINT,"
                + " CONSTRAINT fk_audited FOREIGN KEY (user_id) REFERENCES users (id))");
        mendedBy("paranoid.entities.audits: { id: audit_id, belongs-to: [{ parent: users, column: user_id }] }    or,"
                + " where nothing needs the foreign key: ALTER TABLE `audits` DROP FOREIGN KEY `fk_audited`;");
    }

    @Test
    void aRelationOfATableWithoutAnId() {
        jdbc.execute("CREATE TABLE likes (story_id BIGINT, user_id BIGINT,"
                + " CONSTRAINT fk_likes FOREIGN KEY (user_id) REFERENCES users (id))");
        mendedBy("paranoid.entities.likes: { paranoid: false, belongs-to: [{ parent: users, column: user_id }] }    or,"
                + " where nothing needs the foreign key: ALTER TABLE `likes` DROP FOREIGN KEY `fk_likes`;");
    }

    @Test
    void anIdThatIsNotSaid() {
        declare("stories", "stories", null, true, parent(null, null));
        assertThat(refusal().mends()).contains("paranoid.entities.stories.id: id");
    }
}
