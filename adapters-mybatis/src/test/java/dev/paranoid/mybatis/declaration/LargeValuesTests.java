package dev.paranoid.mybatis.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Entities;
import dev.paranoid.application.Entities.Omitted;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.mybatis.Assembled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page holds a bounded number of bytes, however large values are: 64 rows of 3 MB were more than a heap of 256 MB. */
class LargeValuesTests extends DeclaredTables {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final int MEGABYTE = 1 << 20;

    private Entities rows;

    @BeforeEach
    void fill() {
        jdbc.execute(
                "ALTER TABLE users ADD COLUMN story LONGTEXT, ADD COLUMN name VARCHAR(9), ADD COLUMN picture LONGBLOB");
        jdbc.update("INSERT INTO users (id, deleted_at, name, story, picture) VALUES"
                + " (1, NULL, 'ann', REPEAT('é', 8192), REPEAT('x', 16384)), (2, '2020-01-01', 'bob', REPEAT('é', 8193), NULL),"
                + " (3, NULL, 'eve', REPEAT('x', 3 * 1048576), REPEAT('x', 8 * 1048576 + 1))");
        rows = Assembled.over(properties(), dataSource).entities();
    }

    @Test
    void inAListTheyAreTheirLengths() {
        assertThat(listed(1).columns())
                .containsEntry("story", "é".repeat(8192))
                .containsEntry("name", "ann")
                .hasEntrySatisfying(
                        "picture", picture -> assertThat((byte[]) picture).hasSize(16_384));
        assertThat(listed(2).columns())
                .containsEntry("story", new Omitted(16_386))
                .containsEntry("picture", null);
        assertThat(listed(3).columns())
                .containsEntry("story", new Omitted(3 * MEGABYTE))
                .containsEntry("picture", new Omitted(8 * MEGABYTE + 1))
                .containsOnlyKeys("id", "deleted_at", "deletion_id", "story", "name", "picture");
    }

    @Test
    void aRowAloneHasThemUpToSixteenMegabytes() {
        assertThat(found(2).columns()).containsEntry("story", "é".repeat(8193));
        assertThat(found(3).columns())
                .containsEntry("story", "x".repeat(3 * MEGABYTE))
                .containsEntry("picture", new Omitted(8 * MEGABYTE + 1));
    }

    private Row listed(int id) {
        Visibility visibility = id == 2 ? Visibility.HIDDEN : Visibility.LIVE;
        return rows.list(CALLER, "users", visibility, 10, "").orThrow().items().stream()
                .filter(row -> row.ref().id().equals("" + id))
                .findFirst()
                .orElseThrow();
    }

    private Row found(int id) {
        return rows.find(CALLER, new EntityRef("users", "" + id), Visibility.ALL)
                .orThrow();
    }
}
