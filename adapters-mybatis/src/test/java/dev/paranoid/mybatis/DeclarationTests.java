package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.port.DeletionEvents;
import dev.paranoid.application.port.FinalAnswers;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.mybatis.ParanoidProperties.Entity;
import dev.paranoid.mybatis.ParanoidProperties.Parent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What does not fit is told in a sentence, with what mends it; until then start-up changes nothing. */
class DeclarationTests {

    private final HikariDataSource dataSource = TestDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    private final Map<String, Entity> entities = new LinkedHashMap<>();

    DeclarationTests() {
        jdbc.execute("CREATE TABLE users (id BIGINT NOT NULL PRIMARY KEY, deleted_at DATETIME(6) NULL,"
                + " deletion_id BIGINT NULL, KEY ix_deletion (deletion_id)) ENGINE = InnoDB");
        jdbc.execute("CREATE TABLE stories (id BIGINT NOT NULL PRIMARY KEY, created_by BIGINT NOT NULL,"
                + " deleted_at DATETIME(6) NULL, deletion_id BIGINT NULL,"
                + " KEY ix_deletion (deletion_id), KEY ix_created_by (created_by)) ENGINE = InnoDB");
        declare("users", true);
        declare("stories", true, parent(null, null));
    }

    @AfterEach
    void drop() {
        TestDatabase.drop(dataSource);
    }

    private static Parent parent(@Nullable OnDelete soft, @Nullable OnDelete hard) {
        return new Parent("users", "created_by", soft, hard);
    }

    private void declare(String type, boolean paranoid, Parent... parents) {
        entities.put(
                type,
                new Entity(null, "id", paranoid, "deleted_at", "deletion_id", null, null, null, List.of(parents)));
    }

    private void start() {
        Assembly.of(
                new ParanoidProperties(
                        entities, new ParanoidProperties.Inbox(Duration.ZERO), MyBatisEngine.background(1)),
                DeletionRules.NONE,
                dataSource,
                new JdbcTransactionManager(dataSource),
                DeletionEvents.NONE,
                FinalAnswers.NONE,
                job -> {});
    }

    private List<Fault> faults() {
        List<String> before = tables();
        DeclarationDoesNotFit failed =
                Objects.requireNonNull(catchThrowableOfType(DeclarationDoesNotFit.class, this::start));
        assertThat(tables()).isEqualTo(before).noneMatch(table -> table.startsWith("paranoid_"));
        return failed.faults();
    }

    private List<String> tables() {
        return jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1",
                String.class);
    }

    /** The one fault says this, and running what it proposes is enough. */
    private void mends(String sentence) {
        List<Fault> faults = faults();
        assertThat(faults).extracting(Fault::what).containsExactly(sentence);
        jdbc.execute(faults.get(0).mend());
        starts();
    }

    private void starts() {
        start();
        assertThat(tables()).contains("paranoid_deletion");
    }

    @Test
    void whatFitsStarts() {
        starts();
    }

    @Test
    void aTableIsMissing() {
        declare("tags", true);
        mends("Table tags of entity type 'tags' does not exist");
    }

    @Test
    void theIndexOnAForeignKeyIsMissing() {
        jdbc.execute("ALTER TABLE stories DROP INDEX ix_created_by");
        mends("Table stories has no index on the foreign key column created_by");
    }

    @Test
    void theIndexOnTheDeletionIsMissing() {
        jdbc.execute("ALTER TABLE stories DROP INDEX ix_deletion");
        mends("Table stories has no index on deletion_id, by which the members of a deletion are found");
    }

    @Test
    void theColumnOfTheTimeIsMissing() {
        jdbc.execute("ALTER TABLE stories DROP COLUMN deleted_at");
        mends("Table stories has no column deleted_at, which a paranoid type needs");
    }

    @Test
    void theColumnOfTheDeletionIsMissingAndWithItItsIndex() {
        jdbc.execute("ALTER TABLE stories DROP COLUMN deletion_id");
        List<Fault> faults = faults();
        assertThat(faults)
                .extracting(Fault::what)
                .containsExactly(
                        "Table stories has no column deletion_id, which a paranoid type needs",
                        "Table stories has no index on deletion_id, by which the members of a deletion are found");
        faults.forEach(fault -> jdbc.execute(fault.mend()));
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
        String is = columnType("created_by");
        mends("Column stories.created_by is " + is + ", but the id that it refers to is " + columnType("id")
                + ", so that no index could serve");
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
        List<Fault> faults = faults();
        assertThat(faults)
                .extracting(Fault::what)
                .contains("Column stories.created_by cannot be null, but its relation says set-null");
        faults.stream()
                .map(Fault::mend)
                .filter(mend -> mend.startsWith("ALTER"))
                .forEach(jdbc::execute);
        starts();
    }

    @Test
    void aForeignKeyThatNobodyDeclared() {
        declare("stories", true);
        jdbc.execute("ALTER TABLE stories ADD CONSTRAINT fk_author FOREIGN KEY (created_by) REFERENCES users (id)");
        List<Fault> faults = faults();
        assertThat(faults)
                .extracting(Fault::what)
                .containsExactly("Foreign key fk_author from stories.created_by to users is not declared");
        assertThat(faults.get(0).mend())
                .contains("ALTER TABLE `stories` DROP FOREIGN KEY `fk_author`;")
                .contains("belongs-to: [{ parent: users, column: created_by }]");
        declare("stories", true, parent(null, null));
        starts();
    }

    @Test
    void aSoftDeleteIsNeverTurnedIntoAHardOne() {
        declare("stories", false, parent(null, null));
        assertThat(faults()).singleElement().extracting(Fault::what).asString().contains("stories.created_by");
        declare("stories", false, parent(OnDelete.KEEP, null));
        starts();
    }

    @Test
    void keptChildrenSayWhatAHardDeleteDoes() {
        declare("stories", true, parent(OnDelete.KEEP, null));
        assertThat(faults())
                .extracting(Fault::what)
                .containsExactly(
                        "Relation stories.created_by keeps its children on a soft delete, but does not say what"
                                + " a hard delete does: it would otherwise remove live rows that nobody named");
        declare("stories", true, parent(OnDelete.KEEP, OnDelete.RESTRICT));
        starts();
    }

    @Test
    void theParentIsNotDeclared() {
        entities.remove("users");
        assertThat(faults())
                .extracting(Fault::what)
                .containsExactly("Relation stories.created_by: the entity type 'users' is not declared");
    }

    @Test
    void nothingIsDeclared() {
        entities.clear();
        assertThat(faults()).extracting(Fault::what).containsExactly("No entity types are declared");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        declare("tags", true);
        jdbc.execute("ALTER TABLE stories DROP INDEX ix_created_by, DROP COLUMN deleted_at");
        jdbc.execute("ALTER TABLE users ENGINE = MyISAM");
        List<Fault> faults = faults();
        assertThat(faults)
                .extracting(Fault::what)
                .contains(
                        "Table users has the engine MyISAM, which knows no transactions",
                        "Table stories has no column deleted_at, which a paranoid type needs",
                        "Table tags of entity type 'tags' does not exist")
                .hasSizeGreaterThanOrEqualTo(3);
        faults.forEach(fault -> jdbc.execute(fault.mend()));
    }
}
