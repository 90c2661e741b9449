package dev.paranoid.mybatis.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.CatalogueMapper;
import dev.paranoid.mybatis.schema.Schema;
import dev.paranoid.mybatis.statement.Statements;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;

/** A unique key in which hidden rows take part is told with what it does, and the recipe that is told works. */
class UniqueTrapsTests extends DeclaredTables {

    private static final String LIVE = "TINYINT GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN 1 END) VIRTUAL";

    UniqueTrapsTests() {
        jdbc.execute("ALTER TABLE users ADD COLUMN email VARCHAR(200) NULL");
    }

    private void alter(String clauses) {
        jdbc.execute("ALTER TABLE users " + clauses);
    }

    private Optional<String> warning() {
        Catalogue catalogue = Catalogue.read(new Statements(dataSource).mapper(CatalogueMapper.class));
        Schema schema = Declaration.fit(properties(), catalogue);
        return new UniqueTraps(schema.table("users"), catalogue).warning();
    }

    private String told() {
        return warning().orElseThrow();
    }

    /** Does what the warning says, and tries it: any number of hidden rows with a value, and one live one. */
    private void theRecipeWorks() {
        String warning = told();
        jdbc.execute(warning.substring(warning.indexOf("ALTER TABLE"), warning.length() - 1));
        jdbc.execute("DELETE FROM users");
        insert(1, "'2026-01-01'");
        insert(2, "'2026-01-01'");
        insert(3, "NULL");
        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> insert(4, "NULL"));
        assertThat(warning()).isEmpty();
        starts();
    }

    private void insert(int id, String deletedAt) {
        jdbc.execute("INSERT INTO users (id, email, deleted_at, deletion_id) VALUES (" + id + ", 'ada@example.org', "
                + deletedAt + ", IF(" + deletedAt + " IS NULL, NULL, 1))");
    }

    @Test
    void aKeyOnTheValueBlocks() {
        alter("ADD UNIQUE KEY by_email (email)");
        assertThat(told())
                .startsWith("Table users: unique key by_email (email): a hidden row keeps its value, so that no live"
                        + " row can have it.");
        theRecipeWorks();
    }

    @Test
    void aKeyWithTheTimeBindsNothing() {
        alter("ADD UNIQUE KEY by_email (email, deleted_at)");
        insert(1, "NULL");
        insert(2, "NULL");
        assertThat(told())
                .startsWith("Table users: unique key by_email (email, deleted_at): live rows have null in the mark, and"
                        + " null equals nothing, so that it keeps no two of them apart, and 1 value is there more"
                        + " than once among live rows: change these first.");
        jdbc.execute("DELETE FROM users WHERE id = 2");
        assertThat(told()).doesNotContain("more than once");
        theRecipeWorks();
    }

    @Test
    void aKeyWithAFlagFailsAtTheSecondDelete() {
        alter("ADD COLUMN gone TINYINT GENERATED ALWAYS AS (deleted_at IS NOT NULL) VIRTUAL,"
                + " ADD UNIQUE KEY by_email (email, gone)");
        assertThat(told())
                .startsWith("Table users: unique key by_email (email, gone): a second hidden row with the same value is"
                        + " refused, so that its delete fails.");
        theRecipeWorks();
    }

    @Test
    void aFlagThatSomebodyElseSetsBlocks() {
        alter("ADD COLUMN flag TINYINT NOT NULL DEFAULT 0, ADD UNIQUE KEY by_email (email, flag)");
        assertThat(told()).startsWith("Table users: unique key by_email (email, flag): a hidden row keeps its value");
        theRecipeWorks();
    }

    @Test
    void severalKeysAreMendedByOneStatement() {
        alter("ADD COLUMN phone VARCHAR(20), ADD UNIQUE KEY by_email (email(50)), ADD UNIQUE KEY by_phone (phone)");
        assertThat(told())
                .endsWith("ALTER TABLE `users` ADD COLUMN `live` TINYINT GENERATED ALWAYS AS (CASE WHEN `deleted_at` IS"
                        + " NULL THEN 1 END) VIRTUAL, DROP INDEX `by_email`, ADD UNIQUE KEY `by_email` (`email`(50),"
                        + " `live`), DROP INDEX `by_phone`, ADD UNIQUE KEY `by_phone` (`phone`, `live`);");
        theRecipeWorks();
    }

    @Test
    void aColumnOfTheRecipeThatIsThereIsUsed() {
        alter("ADD COLUMN alive " + LIVE + ", ADD COLUMN live INT, ADD UNIQUE KEY by_email (email)");
        assertThat(told()).contains("(`email`, `alive`)").doesNotContain("ADD COLUMN");
        theRecipeWorks();
    }

    @Test
    void aNameThatIsTakenIsNotTaken() {
        alter("ADD COLUMN live INT, ADD UNIQUE KEY by_email (email)");
        assertThat(told()).contains("ADD COLUMN `paranoid_live`");
        theRecipeWorks();
    }

    @Test
    void aNaturalPrimaryKeyBesideTheId() {
        alter("DROP PRIMARY KEY, ADD UNIQUE KEY by_id (id), MODIFY COLUMN email VARCHAR(200) NOT NULL,"
                + " ADD PRIMARY KEY (email)");
        assertThat(told()).startsWith("Table users: unique key PRIMARY (email): a hidden row keeps its value");
        theRecipeWorks();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADD COLUMN live " + LIVE + ", ADD UNIQUE KEY by_email (email, live)",
                "ADD COLUMN live INT AS (IF(deleted_at IS NULL, 7, NULL)) STORED, ADD UNIQUE KEY by_email (live, email)",
                "ADD COLUMN live TINYINT AS (CASE WHEN deletion_id IS NULL AND deleted_at IS NULL THEN 1 END) VIRTUAL,"
                        + " ADD UNIQUE KEY by_email (email, live)",
                "ADD COLUMN kind INT, ADD COLUMN live TINYINT AS (CASE WHEN deleted_at IS NULL AND kind = 1 THEN 1 END)"
                        + " VIRTUAL, ADD UNIQUE KEY by_email (email, live)",
                "ADD COLUMN live VARCHAR(9) AS (CASE WHEN deleted_at IS NULL THEN 'live' END) VIRTUAL,"
                        + " ADD UNIQUE KEY by_email (email, live)",
                "ADD UNIQUE KEY by_both (email, id)",
                "ADD KEY by_email (email)"
            })
    void whatIsNoTrapIsNotTold(String clauses) {
        alter(clauses);
        assertThat(warning()).isEmpty();
    }
}
