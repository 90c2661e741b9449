package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.mybatis.ParanoidProperties.Entity;
import dev.paranoid.mybatis.ParanoidProperties.Parent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would start and could not work is refused, and no advice harms data. */
class CannotWorkTests extends DeclaredTables {

    private void alter(String clauses) {
        jdbc.execute("ALTER TABLE stories " + clauses);
    }

    private void declare(String type, String table, @Nullable String id, Parent... parents) {
        entities.put(
                type,
                new Entity(table, id, id != null, "deleted_at", "deletion_id", null, null, null, List.of(parents)));
    }

    private boolean mariaDb() {
        return String.valueOf(jdbc.queryForObject("SELECT VERSION()", String.class))
                .contains("MariaDB");
    }

    @ParameterizedTest
    @CsvSource({"ix_deletion, deletion_id", "ix_created_by, created_by"})
    void anInvisibleIndex(String index, String column) {
        alter("ALTER INDEX " + index + (mariaDb() ? " IGNORED" : " INVISIBLE"));
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
        alter("ALTER INDEX by_id" + (mariaDb() ? " IGNORED" : " INVISIBLE"));
        assertThat(faults())
                .containsExactly("Index by_id on the id stories.id is invisible, so that no statement can use it");
        mend();
        starts();
    }

    @Test
    void anIndexThatFindsNothingInOrder() {
        jdbc.execute("CREATE TABLE tags (id VARCHAR(40) NOT NULL PRIMARY KEY) ENGINE = InnoDB");
        jdbc.execute("CREATE TABLE labels (id BIGINT NOT NULL PRIMARY KEY, tag VARCHAR(40) NULL, FULLTEXT (tag))");
        entities.put("tags", new Entity(null, "id", false, "", "", null, null, null, List.of()));
        entities.put(
                "labels",
                new Entity(
                        null, "id", false, "", "", null, null, null, List.of(new Parent("tags", "tag", null, null))));
        mends("Table labels has no index on the foreign key column tag");
    }

    @Test
    void anOddNameInATableOfOthersIsNoMatter() {
        jdbc.execute("CREATE TABLE others (`back``tick` INT, `quote'd` INT, KEY `in``dex` (`back``tick`))");
        starts();
    }

    @Test
    void anOddNameInATableOfOurs() {
        alter("ADD COLUMN `back``tick` INT");
        assertThat(faults()).singleElement().asString().startsWith("Column back`tick of table stories has a quote");
    }

    @Test
    void anIndexOfAnOddName() {
        alter("DROP INDEX ix_deletion, ADD INDEX `in``dex` (deletion_id)");
        mends("Table stories has no index on deletion_id, by which the members of a deletion are found");
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
                        List.of()));
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
        alter("DROP INDEX ix_deletion, DROP COLUMN " + column);
        alter("ADD COLUMN " + column + " " + definition + ", ADD INDEX (deletion_id)");
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
        alter("MODIFY COLUMN " + column + (column.equals("deleted_at") ? " DATETIME(6)" : " BIGINT") + " NULL DEFAULT "
                + value);
        assertThat(faults())
                .containsExactly("Column stories." + column + " has a default, so that new rows would not be live");
        assertThat(refusal().mends()).noneMatch(mend -> mend.contains("ALTER"));
    }

    @ParameterizedTest
    @CsvSource({"deletion_id, deletion_id", "'deletion_id, deleted_at', 'deletion_id, deleted_at'"})
    void aUniqueKeyOnTheMarkAlone(String columns, String told) {
        alter("DROP INDEX ix_deletion, ADD UNIQUE KEY ix_deletion (" + columns + ")");
        mends("Unique key ix_deletion of table stories is on (" + told
                + "), so that a deletion could hide one row only");
    }

    @Test
    void anIdThatCanBeNull() {
        alter("DROP PRIMARY KEY, MODIFY COLUMN id BIGINT NULL, ADD UNIQUE KEY by_id (id)");
        assertThat(faults())
                .containsExactly("Column stories.id is the id, but can be null, and a row without id cannot be named");
        assertThat(refusal().mends()).noneMatch(mend -> mend.contains("ALTER"));
    }

    @Test
    void anIdThatIsGenerated() {
        alter("ADD COLUMN number BIGINT AS (created_by * 10) STORED, ADD UNIQUE KEY by_number (number)");
        declare("stories", "stories", "number", parent(null, null));
        assertThat(faults())
                .containsExactly(
                        "Column stories.number is the id, but generated from other columns, so that it can change");
    }

    @ParameterizedTest
    @CsvSource({"DECIMAL(20), 'decimal(20,0)'", "DATETIME, datetime"})
    void anIdOfATypeThatIsNone(String type, String told) {
        alter("DROP PRIMARY KEY, ADD COLUMN number " + type + " NOT NULL, ADD PRIMARY KEY (number)");
        declare("stories", "stories", "number", parent(null, null));
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("Column stories.number is " + told + ", but ids are integers");
        assertThat(refusal().mends()).singleElement().asString().startsWith("Give table stories an id of its own");
    }

    @Test
    void aForeignKeyColumnThatIsGeneratedCannotBeSetToNull() {
        alter("ADD COLUMN author BIGINT AS (created_by) VIRTUAL, ADD INDEX by_author (author)");
        declare("stories", "stories", "id", new Parent("users", "author", OnDelete.SET_NULL, null));
        assertThat(faults())
                .contains("Column stories.author is generated, so that nothing can be written into it, but its"
                        + " relation says set-null");
        declare("stories", "stories", "id", new Parent("users", "author", null, null));
        starts();
    }

    @Test
    void aCycleThatNoColumnOpens() {
        alter("ADD COLUMN before_it BIGINT AS (id - 1) VIRTUAL, ADD INDEX by_before (before_it)");
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
        alter("ADD CONSTRAINT fk_number FOREIGN KEY (created_by) REFERENCES users (number)");
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

    @Test
    void aView() {
        jdbc.execute("CREATE VIEW readers AS SELECT * FROM users");
        declare("readers", "readers", "id");
        assertThat(faults())
                .containsExactly("Table readers of entity type 'readers' is a view, whose rows cannot be hidden");
        assertThat(refusal().mends()).noneMatch(mend -> mend.contains("CREATE"));
    }

    @Test
    void aTableOfParanoidsOwn() {
        starts();
        declare("entries", "paranoid_count", null);
        assertThat(catchThrowable(this::start))
                .hasMessage("Table paranoid_count of entity type 'entries' is Paranoid's own");
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
        alter("DROP INDEX ix_deletion, DROP INDEX ix_created_by, DROP PRIMARY KEY");
        jdbc.execute("CREATE TABLE lists (id BIGINT NOT NULL, deleted_at DATETIME(6) NOT NULL) ENGINE = CSV");
        entities.remove("stories");
        entities.put("lists", new Entity(null, "id", false, "", "", null, null, null, List.of()));
        assertThat(faults()).contains("Table lists has the engine CSV, which knows no transactions");
        assertThat(refusal().mends()).contains("Move the rows of lists to a table with ENGINE = InnoDB.");
    }
}
