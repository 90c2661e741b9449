package dev.paranoid.mybatis.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.mybatis.Assembled;
import dev.paranoid.mybatis.EngineSettings;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.mybatis.catalogue.DeclarationDoesNotFit;
import dev.paranoid.mybatis.catalogue.Fault;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import dev.paranoid.mybatis.settings.ParanoidProperties.Parent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database with two tables that fit, types declared on them, and what a start says of changes to either. */
abstract class DeclaredTables {

    final HikariDataSource dataSource = TestDatabase.fresh();
    final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    final Map<String, Entity> entities = new LinkedHashMap<>();

    DeclaredTables() {
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

    static final Parent parent(@Nullable OnDelete soft, @Nullable OnDelete hard) {
        return new Parent("users", "created_by", soft, hard);
    }

    final void declare(String type, boolean paranoid, Parent... parents) {
        declare(type, null, "id", paranoid, parents);
    }

    final ParanoidProperties properties() {
        return EngineSettings.properties(
                entities, new ParanoidProperties.Inbox(Duration.ZERO), EngineSettings.background(1));
    }

    final void start() {
        Assembled.over(properties(), dataSource);
    }

    final DeclarationDoesNotFit refusal() {
        List<String> before = tables();
        DeclarationDoesNotFit failed =
                Objects.requireNonNull(catchThrowableOfType(DeclarationDoesNotFit.class, this::start));
        assertThat(tables()).isEqualTo(before).noneMatch(table -> table.startsWith("paranoid_"));
        return failed;
    }

    /** {@return the sentences, after making sure that no advice changes what a column means} */
    final List<String> faults() {
        DeclarationDoesNotFit refusal = refusal();
        assertThat(refusal.mends())
                .isNotEmpty()
                .noneMatch(mend -> mend.contains("MODIFY") || mend.contains("()"))
                .filteredOn(mend -> mend.startsWith("ALTER TABLE `stories`"))
                .hasSizeLessThan(2);
        return refusal.faults().stream().map(Fault::what).toList();
    }

    /** Does what the start says, where that is DDL. */
    final void mend() {
        refusal().mends().stream()
                .filter(mend -> mend.startsWith("ALTER") || mend.startsWith("CREATE"))
                .forEach(jdbc::execute);
    }

    final List<String> tables() {
        return jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1",
                String.class);
    }

    /** The one fault says this, and running what it proposes is enough. */
    final void mends(String sentence) {
        assertThat(faults()).containsExactly(sentence);
        mend();
        starts();
    }

    final void starts() {
        start();
        assertThat(tables()).contains("paranoid_deletion");
    }

    void alterStories(String clauses) {
        jdbc.execute("ALTER TABLE stories " + clauses);
    }

    final void declare(String type, @Nullable String table, @Nullable String id, boolean paranoid, Parent... parents) {
        entities.put(
                type,
                new Entity(
                        table,
                        id,
                        paranoid,
                        "deleted_at",
                        "deletion_id",
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(parents),
                        null,
                        null,
                        null,
                        null));
    }

    void declare(String type, String table, @Nullable String id, Parent... parents) {
        declare(type, table, id, id != null, parents);
    }

    boolean mariaDb() {
        return String.valueOf(jdbc.queryForObject("SELECT VERSION()", String.class))
                .contains("MariaDB");
    }
}
