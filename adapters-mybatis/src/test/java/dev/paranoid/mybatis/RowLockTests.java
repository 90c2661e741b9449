package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.engine.Resolution;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the store promises of locks: while one transaction has read rows, another tries to lock them, and does not wait. */
class RowLockTests {

    private static final EntityType TEAMS = EntityType.paranoid("teams");
    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType NOTES = EntityType.paranoid("notes");
    private static final EntityType LINKS = EntityType.link("links");
    private static final MyBatisEngine ENGINE = MyBatisEngine.of(TestSchema.of(EntityGraph.of(
            List.of(TEAMS, USERS, NOTES, LINKS),
            List.of(
                    Relation.cascading(USERS, "team", TEAMS),
                    Relation.cascading(NOTES, "author", USERS).on(OnDelete.SET_NULL, OnDelete.SET_NULL),
                    Relation.cascading(LINKS, "author", USERS).on(OnDelete.KEEP, OnDelete.CASCADE)))));
    private static final Workbench BENCH = new Workbench(ENGINE, ENGINE.ports(), ENGINE.backgroundPorts());

    /** Users 1 and 2 are in the live team 1; user 2 is hidden, and note 2 was detached from that. */
    @BeforeAll
    static void fill() {
        BENCH.with(
                NewRow.of("teams", "1"),
                NewRow.of("users", "1").with("team", "1"),
                NewRow.of("users", "2").with("team", "1"),
                NewRow.of("users", "3").with("team", "1"),
                NewRow.of("notes", "2").with("author", "2"),
                NewRow.link("links").with("author", "1"));
        new Scenario(ENGINE).delete("users/2");
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static EntityStore store() {
        return BENCH.store();
    }

    /** Whether another transaction gets that lock at once. */
    private static boolean free(String query) {
        try (Connection other = ENGINE.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            try {
                statement.executeQuery(query);
                return true;
            } catch (SQLException locked) {
                assertThat(locked.getErrorCode()).as(locked.getMessage()).isIn(NOT_AT_ONCE);
                return false;
            } finally {
                other.rollback();
            }
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** MySQL's error for a row that is locked, and MariaDB's. */
    private static final Set<Integer> NOT_AT_ONCE = Set.of(3572, 1205);

    private static boolean writable(String table, String id) {
        return free("SELECT id FROM " + table + " WHERE id = " + id + " FOR UPDATE NOWAIT");
    }

    /** Waits where it is locked exclusively: so it is asked only where it is not. */
    private static boolean readable(String table, String id) {
        return free("SELECT id FROM " + table + " WHERE id = " + id + " LOCK IN SHARE MODE");
    }

    private static void during(Runnable reads, Runnable then) {
        BENCH.inTransaction(() -> {
            reads.run();
            then.run();
            return true;
        });
        assertThat(writable("users", "1")).isTrue();
        assertThat(writable("teams", "1")).isTrue();
    }

    @Test
    void rowsThatAreLoadedToBeChangedAreLocked() {
        during(() -> store().load(USERS, Workbench.keys("1"), Lock.EXCLUSIVE), () -> {
            assertThat(writable("users", "1")).isFalse();
            assertThat(writable("users", "3")).isTrue();
        });
    }

    @Test
    void rowsThatAreLoadedToStayAsTheyAreCanBeReadByOthers() {
        during(() -> store().load(USERS, Workbench.keys("1"), Lock.SHARE), () -> {
            assertThat(writable("users", "1")).isFalse();
            assertThat(readable("users", "1")).isTrue();
        });
    }

    @Test
    void rowsThatAreLookedAtAreNotLocked() {
        during(
                () -> store().load(USERS, Workbench.keys("1"), Lock.NONE),
                () -> assertThat(writable("users", "1")).isTrue());
    }

    @Test
    void rowsThatOthersHaveLockedAreSkipped() {
        during(
                () -> store().load(USERS, Workbench.keys("1"), Lock.EXCLUSIVE),
                () -> assertThat(skipping("users", "1")).isTrue());
    }

    private static boolean skipping(String table, String id) {
        try (Connection other = ENGINE.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            return !statement
                    .executeQuery("SELECT id FROM " + table + " WHERE id = " + id + " FOR UPDATE SKIP LOCKED")
                    .next();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void childrenAreLockedAndTheirParentIsNot() {
        Relation team = BENCH.relation("users.team");
        during(() -> store().children(Children.live(team, Workbench.keys("1"), 10), Lock.EXCLUSIVE), () -> {
            assertThat(writable("users", "1")).isFalse();
            assertThat(writable("users", "3")).isFalse();
            assertThat(writable("teams", "1")).isTrue();
        });
        during(() -> store().children(Children.live(team, Workbench.keys("1"), 10), Lock.SHARE), () -> {
            assertThat(writable("users", "1")).isFalse();
            assertThat(readable("users", "1")).isTrue();
        });
    }

    @Test
    void membersAreLocked() {
        during(
                () -> assertThat(store().members(USERS, List.of(holder()), Lock.EXCLUSIVE, 10))
                        .hasSize(1),
                () -> {
                    assertThat(writable("users", "2")).isFalse();
                    assertThat(writable("users", "1")).isTrue();
                });
    }

    private static DeletionId holder() {
        return ENGINE.snapshot().deletions().keySet().iterator().next();
    }

    @Test
    void linksAreLocked() {
        during(
                () -> store().links(BENCH.relation("links.author"), Workbench.keys("1"), Lock.EXCLUSIVE, 10),
                () -> assertThat(free("SELECT author FROM links WHERE author = 1 FOR UPDATE NOWAIT"))
                        .isFalse());
    }

    @Test
    void whatIsRememberedIsLocked() {
        during(
                () -> assertThat(store().remembered(BENCH.relation("notes.author"), Workbench.keys("2"), 10))
                        .hasSize(1),
                () -> assertThat(free("SELECT child_key FROM paranoid_detached FOR UPDATE NOWAIT"))
                        .isFalse());
    }

    /** Else a delete of that parent could commit before its child becomes live. */
    @Test
    void theLiveParentOfARowThatBecomesLiveIsLocked() {
        during(
                () -> {
                    List<StoredEntity> members = store().members(USERS, List.of(holder()), Lock.EXCLUSIVE, 10);
                    Resolution resolution = new Resolution(
                            store(), ENGINE.ports().ledger(), ENGINE.schema().graph(), List.of(holder()));
                    resolution.members(members);
                    resolution.decide();
                    assertThat(resolution.freed()).containsKey(USERS);
                },
                () -> {
                    assertThat(writable("teams", "1")).isFalse();
                    assertThat(readable("teams", "1")).isTrue();
                });
    }
}
