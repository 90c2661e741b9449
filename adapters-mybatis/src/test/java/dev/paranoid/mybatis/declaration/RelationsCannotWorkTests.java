package dev.paranoid.mybatis.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.mybatis.settings.ParanoidProperties.Parent;
import org.junit.jupiter.api.Test;

/** Foreign keys and relations that would start and could not work are refused. */
class RelationsCannotWorkTests extends DeclaredTables {

    @Test
    void aForeignKeyColumnThatIsGeneratedCannotBeSetToNull() {
        alterStories("ADD COLUMN author BIGINT AS (created_by) VIRTUAL, ADD INDEX by_author (author)");
        declare("stories", "stories", "id", new Parent("users", "author", OnDelete.SET_NULL, null));
        assertThat(faults())
                .contains("Column stories.author is generated, so that nothing can be written into it, but its"
                        + " relation says set-null");
        declare("stories", "stories", "id", new Parent("users", "author", null, null));
        starts();
    }

    @Test
    void aCycleThatNoColumnOpens() {
        alterStories("ADD COLUMN before_it BIGINT AS (id - 1) VIRTUAL, ADD INDEX by_before (before_it)");
        declare("stories", "stories", "id", new Parent("stories", "before_it", null, null));
        assertThat(faults()).singleElement().asString().contains("form a cycle none of whose columns can be null");
    }

    @Test
    void aForeignKeyColumnThatIsPartOfTheMark() {
        declare("stories", "stories", "id", new Parent("users", "deletion_id", null, null));
        assertThat(faults())
                .containsExactly("Relation stories.deletion_id: column deletion_id is part of the mark, which Paranoid"
                        + " writes");
    }

    @Test
    void aForeignKeyColumnForTwoParents() {
        jdbc.execute("CREATE TABLE groups_of LIKE users");
        declare("groups", "groups_of", "id");
        declare(
                "stories",
                "stories",
                "id",
                new Parent("users", "created_by", null, null),
                new Parent("groups", "CREATED_BY", null, null));
        assertThat(faults())
                .containsExactly(
                        "Relation stories.CREATED_BY is declared twice: a foreign key column refers to one parent");
    }

    @Test
    void aForeignKeyThatSaysOtherwise() {
        jdbc.execute("ALTER TABLE users ADD COLUMN number BIGINT NOT NULL, ADD UNIQUE KEY by_number (number)");
        alterStories("ADD CONSTRAINT fk_number FOREIGN KEY (created_by) REFERENCES users (number)");
        assertThat(faults())
                .containsExactly("Foreign key fk_number from stories.created_by refers to users.number, but the"
                        + " relation to users.id");
    }

    @Test
    void aForeignKeyFromAnotherDatabase() {
        String other = jdbc.queryForObject("SELECT DATABASE()", String.class) + "_other";
        String here = jdbc.queryForObject("SELECT DATABASE()", String.class);
        jdbc.execute("CREATE DATABASE " + other);
        try {
            jdbc.execute("CREATE TABLE " + other + ".notes (id BIGINT NOT NULL PRIMARY KEY, user_id BIGINT,"
                    + " CONSTRAINT fk_elsewhere FOREIGN KEY (user_id) REFERENCES " + here + ".users (id))");
            assertThat(faults())
                    .containsExactly("Foreign key fk_elsewhere from notes.user_id to users is not declared");
            assertThat(refusal().mends()).singleElement().asString().contains("in another database, " + other);
        } finally {
            jdbc.execute("DROP DATABASE " + other);
        }
    }
}
