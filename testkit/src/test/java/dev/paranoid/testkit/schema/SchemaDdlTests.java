package dev.paranoid.testkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaDdlTests {

    private static final EntityType GROUPS = EntityType.paranoid("groups");
    private static final EntityType LINKS = EntityType.link("links");
    private static final TestSchema SCHEMA = TestSchema.of(EntityGraph.of(
                    List.of(GROUPS, LINKS),
                    List.of(
                            Relation.cascading(GROUPS, "parent", GROUPS),
                            Relation.cascading(LINKS, "group", GROUPS)
                                    .on(OnDelete.KEEP, OnDelete.CASCADE)
                                    .nullable(false))))
            .with("groups", table -> table.identifiedBy(IdForm.BINARY16).uniqueBy("note"))
            .with("links", table -> table.touched(false).holding(TestColumn.number("order")));

    @Test
    void makesTablesThenForeignKeys() {
        assertThat(SchemaDdl.create(SCHEMA))
                .containsExactly(
                        """
                        CREATE TABLE `groups` (
                          `id` BINARY(16) NOT NULL PRIMARY KEY,
                          `parent` BINARY(16) NULL,
                          `note` VARCHAR(100) NULL,
                          `updated_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
                          `deleted_at` DATETIME(6) NULL,
                          `deletion_id` BIGINT NULL,
                          KEY `ix_groups_deletion` (`deletion_id` DESC),
                          KEY `ix_groups_parent` (`parent`),
                          `live` TINYINT GENERATED ALWAYS AS (CASE WHEN `deleted_at` IS NULL THEN 1 END) VIRTUAL,
                          UNIQUE KEY `uq_groups_note` (`note`, `live`)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci""",
                        """
                        CREATE TABLE `links` (
                          `group` BINARY(16) NOT NULL,
                          `order` BIGINT NULL,
                          `updated_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
                          KEY `ix_links_group` (`group`)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci""",
                        "ALTER TABLE `groups` ADD CONSTRAINT `fk_groups_parent` FOREIGN KEY (`parent`) REFERENCES `groups` (`id`)",
                        "ALTER TABLE `links` ADD CONSTRAINT `fk_links_group` FOREIGN KEY (`group`) REFERENCES `groups` (`id`)");
    }

    @Test
    void dropsForeignKeysThenTables() {
        assertThat(SchemaDdl.drop(SCHEMA))
                .containsExactly(
                        "ALTER TABLE `groups` DROP FOREIGN KEY `fk_groups_parent`",
                        "ALTER TABLE `links` DROP FOREIGN KEY `fk_links_group`",
                        "DROP TABLE `groups`",
                        "DROP TABLE `links`");
    }
}
