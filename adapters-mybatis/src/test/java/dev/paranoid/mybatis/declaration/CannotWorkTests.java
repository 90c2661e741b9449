package dev.paranoid.mybatis.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import dev.paranoid.mybatis.settings.ParanoidProperties.Parent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would start and could not work is refused, and no advice harms data. */
class CannotWorkTests extends DeclaredTables {

    @ParameterizedTest
    @CsvSource({"ix_deletion, deletion_id", "ix_created_by, created_by"})
    void anInvisibleIndex(String index, String column) {
        alterStories("ALTER INDEX " + index + (mariaDb() ? " IGNORED" : " INVISIBLE"));
        assertThat(faults())
                .singleElement()
                .asString()
                .contains(column, index + " is invisible, so that no statement can use it");
        mend();
        starts();
    }

    @Test
    void anInvisibleIndexOnTheId() {
        jdbc.execute(
                "ALTER TABLE stories DROP PRIMARY KEY, ADD PRIMARY KEY (id, created_by), ADD UNIQUE KEY by_id (id)");
        alterStories("ALTER INDEX by_id" + (mariaDb() ? " IGNORED" : " INVISIBLE"));
        assertThat(faults())
                .containsExactly("Index by_id on the id stories.id is invisible, so that no statement can use it");
        mend();
        starts();
    }

    @Test
    void anIndexThatFindsNothingInOrder() {
        jdbc.execute("CREATE TABLE tags (id VARCHAR(40) NOT NULL PRIMARY KEY) ENGINE = InnoDB");
        jdbc.execute("CREATE TABLE labels (id BIGINT NOT NULL PRIMARY KEY, tag VARCHAR(40) NULL, FULLTEXT (tag))");
        entities.put(
                "tags",
                new Entity(
                        null, "id", false, "", "", null, null, null, List.of(), List.of(), List.of(), null, null, null,
                        null));
        entities.put(
                "labels",
                new Entity(
                        null,
                        "id",
                        false,
                        "",
                        "",
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(new Parent("tags", "tag", null, null)),
                        null,
                        null,
                        null,
                        null));
        mends("Table labels has no index on the foreign key column tag");
    }

    @Test
    void anOddNameInATableOfOthersIsNoMatter() {
        jdbc.execute("CREATE TABLE others (`back``tick` INT, `quote'd` INT, KEY `in``dex` (`back``tick`))");
        starts();
    }

    @Test
    void anOddNameInATableOfOurs() {
        alterStories("ADD COLUMN `back``tick` INT");
        assertThat(faults()).singleElement().asString().startsWith("Column back`tick of table stories has a quote");
    }

    @Test
    void anIndexOfAnOddName() {
        alterStories("DROP INDEX ix_deletion, ADD INDEX `in``dex` (deletion_id)");
        mends(
                "Table stories has no index on deletion_id, by which Paranoid finds the rows that bear the mark of a deletion");
    }

    @ParameterizedTest
    @CsvSource({"id, i`d", "deletedAt, `", "deletionId, deletion?", "table, sto`ries"})
    void aNameThatNoStatementBears(String which, String name) {
        entities.put(
                "stories",
                new Entity(
                        which.equals("table") ? name : null,
                        which.equals("id") ? name : "id",
                        true,
                        which.equals("deletedAt") ? name : "deleted_at",
                        which.equals("deletionId") ? name : "deletion_id",
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null));
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("'" + name + "' cannot be the name of a " + (which.equals("table") ? "table" : "column"));
    }

    @Test
    void oneTableUnderTwoTypes() {
        declare("books", "stories", "id", parent(null, null));
        assertThat(faults()).containsExactly("Table stories is declared under several entity types: stories, books");
    }

    @Test
    void namesOfTablesAreComparedAsTheServerDoes() {
        declare("authors", "USERS", "id");
        boolean exact = "0".equals(jdbc.queryForObject("SELECT @@lower_case_table_names", String.class));
        if (exact) {
            assertThat(faults())
                    .singleElement()
                    .asString()
                    .startsWith("Table USERS of entity type 'authors' does not exist");
            assertThat(refusal().mends())
                    .containsExactly("Set paranoid.entities.authors.table: users, as upper and lower case differ on"
                            + " this server.");
        } else {
            assertThat(faults()).containsExactly("Table users is declared under several entity types: users, authors");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deleted_at | DATETIME(6) AS (TIMESTAMP '2026-01-01 00:00:00') VIRTUAL | is generated",
                "deleted_at | DATETIME(6) NOT NULL | is not a DATETIME or TIMESTAMP that can be null",
                "deleted_at | DATE NULL | is not a DATETIME or TIMESTAMP that can be null",
                "deleted_at | TINYINT NULL | is not a DATETIME or TIMESTAMP that can be null",
                "deleted_at | DATETIME(6) NULL ON UPDATE CURRENT_TIMESTAMP(6) | says ON UPDATE",
                "deletion_id | INT NULL | is not a BIGINT that can be null",
                "deletion_id | BIGINT NOT NULL | is not a BIGINT that can be null",
                "deletion_id | BIGINT AS (id + 1) STORED | is generated"
            })
    void aMarkThatCannotBeWritten(String column, String definition, String says) {
        alterStories("DROP INDEX ix_deletion, DROP COLUMN " + column);
        alterStories("ADD COLUMN " + column + " " + definition + ", ADD INDEX (deletion_id)");
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("Column stories." + column + " ")
                .contains(says);
        assertThat(refusal().mends()).noneMatch(mend -> mend.contains("ALTER"));
    }

    @ParameterizedTest
    @CsvSource({"deleted_at, CURRENT_TIMESTAMP(6)", "deletion_id, 0"})
    void aMarkWithADefault(String column, String value) {
        alterStories("MODIFY COLUMN " + column + (column.equals("deleted_at") ? " DATETIME(6)" : " BIGINT")
                + " NULL DEFAULT " + value);
        assertThat(faults())
                .containsExactly("Column stories." + column + " has a default, so that new rows would not be live");
        assertThat(refusal().mends()).noneMatch(mend -> mend.contains("ALTER"));
    }

    @ParameterizedTest
    @CsvSource({"deletion_id, deletion_id", "'deletion_id, deleted_at', 'deletion_id, deleted_at'"})
    void aUniqueKeyOnTheMarkAlone(String columns, String told) {
        alterStories("DROP INDEX ix_deletion, ADD UNIQUE KEY ix_deletion (" + columns + ")");
        mends("Unique key ix_deletion of table stories is on (" + told
                + "), so that a deletion could hide one row only");
    }

    @Test
    void anIdThatCanBeNull() {
        alterStories("DROP PRIMARY KEY, MODIFY COLUMN id BIGINT NULL, ADD UNIQUE KEY by_id (id)");
        assertThat(faults())
                .containsExactly("Column stories.id is the id, but can be null, and a row without id cannot be named");
        assertThat(refusal().mends()).noneMatch(mend -> mend.contains("ALTER"));
    }

    @Test
    void anIdThatIsGenerated() {
        alterStories("ADD COLUMN number BIGINT AS (created_by * 10) STORED, ADD UNIQUE KEY by_number (number)");
        declare("stories", "stories", "number", parent(null, null));
        assertThat(faults())
                .containsExactly(
                        "Column stories.number is the id, but generated from other columns, so that it can change");
    }

    @ParameterizedTest
    @CsvSource({"DECIMAL(20), 'decimal(20,0)'", "DATETIME, datetime"})
    void anIdOfATypeThatIsNone(String type, String told) {
        alterStories("DROP PRIMARY KEY, ADD COLUMN number " + type + " NOT NULL, ADD PRIMARY KEY (number)");
        declare("stories", "stories", "number", parent(null, null));
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("Column stories.number is " + told + ", but ids are integers");
        assertThat(refusal().mends()).singleElement().asString().startsWith("Give table stories an id of its own");
    }

    @Test
    void aView() {
        jdbc.execute("CREATE VIEW readers AS SELECT * FROM users");
        declare("readers", "readers", "id");
        assertThat(faults())
                .containsExactly("Table readers of entity type 'readers' is a view, whose rows cannot be hidden");
        assertThat(refusal().mends()).noneMatch(mend -> mend.contains("CREATE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"paranoid_detached", "paranoid_history", "paranoid_schema_history"})
    void aTableOfParanoidsOwn(String own) {
        starts();
        declare("entries", own, null);
        assertThat(catchThrowable(this::start))
                .hasMessage("Table " + own + " of entity type 'entries' is Paranoid's own");
    }

    @Test
    void aMissingTableOfWhichNothingIsKnown() {
        declare("links", "links", null);
        assertThat(faults()).singleElement().asString().startsWith("Table links of entity type 'links' does not exist");
        assertThat(refusal().mends()).containsExactly("Create it, or correct paranoid.entities.links.table.");
    }

    @Test
    void aMissingTableIsMadeWithItsForeignKeys() {
        declare("reviews", "reviews", "id", new Parent("stories", "story_id", null, null));
        assertThat(faults()).hasSize(2);
        assertThat(refusal().mends())
                .containsExactly("CREATE TABLE `reviews` (`id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, `deleted_at`"
                        + " DATETIME(6) NULL, `deletion_id` BIGINT NULL, INDEX (`deletion_id` DESC), `story_id` "
                        + (mariaDb() ? "bigint(20)" : "bigint") + " NULL, INDEX (`story_id`)) ENGINE = InnoDB;");
        mend();
        starts();
    }

    @ParameterizedTest
    @CsvSource({"id, has no id column id", "author, 'is the id, but not unique'"})
    void aKeyOfSeveralColumns(String id, String says) {
        jdbc.execute("CREATE TABLE likes (author BIGINT NOT NULL, story BIGINT NOT NULL, deleted_at DATETIME(6) NULL,"
                + " deletion_id BIGINT NULL, INDEX (deletion_id), PRIMARY KEY (author, story)) ENGINE = InnoDB");
        declare("likes", "likes", id);
        assertThat(faults())
                .singleElement()
                .asString()
                .contains(
                        says,
                        "the primary key of likes is (author, story), and keys of several columns are not"
                                + " supported");
        String advice = refusal().mends().get(0);
        assertThat(advice).startsWith("Give table likes an id of its own: ALTER TABLE `likes` ADD COLUMN `id`");
        jdbc.execute(advice.substring(advice.indexOf("ALTER"), advice.indexOf(';')));
        declare("likes", "likes", "id");
        starts();
    }

    @Test
    void anIdByAnotherName() {
        declare("stories", "stories", "story_id", parent(null, null));
        assertThat(faults()).containsExactly("Table stories has no id column story_id");
        assertThat(refusal().mends())
                .containsExactly("Set paranoid.entities.stories.id: id, which is the primary key of stories.");
    }

    @Test
    void anEngineWhoseRowsAnAlterDoesNotTakeAlong() {
        alterStories("DROP INDEX ix_deletion, DROP INDEX ix_created_by, DROP PRIMARY KEY");
        jdbc.execute("CREATE TABLE lists (id BIGINT NOT NULL, deleted_at DATETIME(6) NOT NULL) ENGINE = CSV");
        entities.remove("stories");
        entities.put(
                "lists",
                new Entity(
                        null, "id", false, "", "", null, null, null, List.of(), List.of(), List.of(), null, null, null,
                        null));
        assertThat(faults()).contains("Table lists has the engine CSV, which knows no transactions");
        assertThat(refusal().mends()).contains("Move the rows of lists to a table with ENGINE = InnoDB.");
    }
}
