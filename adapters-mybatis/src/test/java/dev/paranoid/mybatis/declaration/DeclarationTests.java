package dev.paranoid.mybatis.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.relation.OnDelete;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What does not fit is told in a sentence, with what mends it; until then start-up changes nothing. */
class DeclarationTests extends DeclaredTables {

    @Test
    void whatFitsStarts() {
        starts();
    }

    @Test
    void aTableIsMissing() {
        declare("tags", true);
        mends("Table tags of entity type 'tags' does not exist in " + database() + ", or the user may not see it");
    }

    @Test
    void theIndexOnAForeignKeyIsMissing() {
        jdbc.execute("ALTER TABLE stories DROP INDEX ix_created_by");
        mends("Table stories has no index on the foreign key column created_by");
    }

    @Test
    void theIndexOnTheDeletionIsMissing() {
        jdbc.execute("ALTER TABLE stories DROP INDEX ix_deletion");
        mends(
                "Table stories has no index on deletion_id, by which Paranoid finds the rows that bear the mark of a deletion");
    }

    @Test
    void theColumnOfTheTimeIsMissing() {
        jdbc.execute("ALTER TABLE stories DROP COLUMN deleted_at");
        mends("Table stories has no column deleted_at, which a paranoid type needs");
    }

    @Test
    void theColumnOfTheDeletionIsMissingAndWithItItsIndex() {
        jdbc.execute("ALTER TABLE stories DROP COLUMN deletion_id");
        assertThat(faults())
                .containsExactly(
                        "Table stories has no column deletion_id, which a paranoid type needs",
                        "Table stories has no index on deletion_id, by which Paranoid finds the rows that bear the mark of a deletion");
        assertThat(refusal().mends())
                .containsExactly("ALTER TABLE `stories` ADD COLUMN `deletion_id` BIGINT NULL,"
                        + " ADD INDEX (`deletion_id` DESC);");
        mend();
        starts();
    }

    @Test
    void theForeignKeyColumnIsMissing() {
        jdbc.execute("ALTER TABLE stories DROP COLUMN created_by");
        mends("Table stories has no column created_by, which refers to users");
    }

    @Test
    void theEngineKnowsNoTransactions() {
        jdbc.execute("ALTER TABLE stories ENGINE = MyISAM");
        mends("Table stories has the engine MyISAM, which knows no transactions");
    }

    @Test
    void theForeignKeyHasAnotherType() {
        jdbc.execute("ALTER TABLE stories MODIFY COLUMN created_by INT NOT NULL");
        assertThat(faults())
                .containsExactly("Column stories.created_by is " + columnType("created_by")
                        + ", but the id that it refers to is " + columnType("id") + ", so that no index could serve");
        assertThat(refusal().mends()).singleElement().asString().startsWith("Give stories.created_by the type bigint");
    }

    private String database() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT DATABASE()", String.class));
    }

    private String columnType(String column) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT column_type FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND table_name = 'stories' AND column_name = ?",
                String.class,
                column));
    }

    @Test
    void setNullOnAColumnThatCannotBeNull() {
        declare("stories", true, parent(OnDelete.SET_NULL, null));
        assertThat(faults()).contains("Column stories.created_by cannot be null, but its relation says set-null");
        assertThat(refusal().mends()).noneMatch(mend -> mend.startsWith("ALTER"));
    }

    @Test
    void aForeignKeyThatNobodyDeclared() {
        declare("stories", true);
        jdbc.execute("ALTER TABLE stories ADD CONSTRAINT fk_author FOREIGN KEY (created_by) REFERENCES users (id)");
        assertThat(faults()).containsExactly("Foreign key fk_author from stories.created_by to users is not declared");
        assertThat(refusal().mends())
                .singleElement()
                .asString()
                .contains("ALTER TABLE `stories` DROP FOREIGN KEY `fk_author`;")
                .contains("Add to paranoid.entities.stories.belongs-to: { parent: users, column: created_by }");
        declare("stories", true, parent(null, null));
        starts();
    }

    @Test
    void aSoftDeleteIsNeverTurnedIntoAHardOne() {
        declare("stories", false, parent(null, null));
        assertThat(faults()).singleElement().asString().contains("stories.created_by");
        declare("stories", false, parent(OnDelete.KEEP, null));
        starts();
    }

    @Test
    void keptChildrenSayWhatAHardDeleteDoes() {
        declare("stories", true, parent(OnDelete.KEEP, null));
        assertThat(faults())
                .containsExactly(
                        "Relation stories.created_by keeps its children on a soft delete, but does not say what"
                                + " a hard delete does: it would otherwise remove live rows that nobody named");
        declare("stories", true, parent(OnDelete.KEEP, OnDelete.RESTRICT));
        starts();
    }

    @Test
    void theParentIsNotDeclared() {
        entities.remove("users");
        assertThat(faults()).containsExactly("Relation stories.created_by: the entity type 'users' is not declared");
    }

    @Test
    void nothingIsDeclared() {
        entities.clear();
        assertThat(faults()).containsExactly("No entity types are declared");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        declare("tags", true);
        jdbc.execute("ALTER TABLE stories DROP INDEX ix_created_by, DROP COLUMN deleted_at");
        jdbc.execute("ALTER TABLE users ENGINE = MyISAM");
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "Table users has the engine MyISAM, which knows no transactions",
                        "Table stories has no column deleted_at, which a paranoid type needs",
                        "Table stories has no index on the foreign key column created_by",
                        "Table tags of entity type 'tags' does not exist in " + database()
                                + ", or the user may not see it");
        assertThat(refusal().mends()).hasSize(3 /* tables */);
        mend();
        starts();
    }
}
