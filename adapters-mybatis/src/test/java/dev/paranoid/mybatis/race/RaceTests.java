package dev.paranoid.mybatis.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.HaltingDataSource;
import dev.paranoid.mybatis.race.Race.Outcome;
import dev.paranoid.mybatis.race.Race.Run;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.SchemaDdl;
import dev.paranoid.testkit.schema.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Races that the locking protocol closes: one transaction stops between two statements while the other runs. */
class RaceTests {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType REVIEWS = EntityType.paranoid("reviews");
    private static final EntityType INVOICES = EntityType.paranoid("invoices");

    private static final TestSchema SCHEMA = TestSchema.of(EntityGraph.of(
            List.of(USERS, STORIES, REVIEWS, INVOICES),
            List.of(
                    Relation.cascading(STORIES, "created_by", USERS),
                    Relation.cascading(REVIEWS, "created_by", USERS),
                    Relation.cascading(REVIEWS, "story_id", STORIES),
                    Relation.cascading(INVOICES, "user_id", USERS).on(OnDelete.RESTRICT, OnDelete.RESTRICT))));

    /** User 1 wrote story 1, of which review 1 is user 2's; invoice 3 is user 3's. */
    private static final List<NewRow> ROWS = List.of(
            NewRow.of("users", "1"),
            NewRow.of("users", "2"),
            NewRow.of("users", "3"),
            NewRow.of("stories", "1").with("created_by", "1"),
            NewRow.of("reviews", "1").with("created_by", "2").with("story_id", "1"),
            NewRow.of("invoices", "3").with("user_id", "3"));

    private static final String CLEARED = "`deletion_id` = NULL";

    private final List<Race> open = new ArrayList<>();

    private Race race(Operation... prelude) {
        Race race = new Race(SCHEMA, ROWS, prelude);
        open.add(race);
        return race;
    }

    @AfterEach
    void dropDatabases() {
        open.forEach(Race::close);
    }

    @Test
    void aDeleteOfAMembersOtherParentWaitsForALift() {
        Race race = race(Operation.delete("users/1"));

        Run run =
                race.run(Halt.before("`reviews`", CLEARED), Operation.restore("users/1"), Operation.delete("users/2"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("invoices/3 stories/1 users/1 users/3", "ok", "ok")));
        Law.holds(race.engine());
    }

    /**
     * On MySQL. MariaDB keeps rows locked that a locking read has passed by, so that the lift waits for the children already, and
     * finds their parents as the delete has left them.
     */
    @Test
    void aLiftThatDoesNotLockParentsBreaksTheLaw() {
        Race race = race(Operation.delete("users/1"));
        boolean keepsLocks = race.engine().jdbc().queryForList("SELECT VERSION()", String.class).stream()
                .anyMatch(version -> version.contains("MariaDB"));

        Run run = race.run(
                Halt.before("INSERT INTO paranoid_deletion"),
                statement -> statement.replace("LOCK IN SHARE MODE", ""),
                Operation.delete("users/2"),
                Operation.restore("users/1"));

        assertThat(run.halted()).isTrue();
        assertThat(run.waited()).isEqualTo(keepsLocks);
        if (keepsLocks) {
            Law.holds(race.engine());
            return;
        }
        assertThat(Law.violations(SCHEMA.graph(), race.engine().snapshot()))
                .contains("reviews/1 is live but an active deletion reaches it");
    }

    @Test
    void aLiftWaitsForADeleteOfAMembersOtherParent() {
        Race race = race(Operation.delete("users/1"));

        Run run = race.run(
                Halt.before("INSERT INTO paranoid_deletion"),
                Operation.delete("users/2"),
                Operation.restore("users/1"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("invoices/3 stories/1 users/1 users/3", "ok", "ok")));
        Law.holds(race.engine());
    }

    @Test
    void aDeleteOfAParentSkipsAChildThatWasDeletedBeforeItGotThere() {
        Race race = race();

        Run run = race.run(
                Halt.before("`stories`", "FOR UPDATE"), Operation.delete("users/1"), Operation.delete("stories/1"));

        assertThat(run).isEqualTo(new Run(true, false, new Outcome("invoices/3 users/2 users/3", "ok", "ok")));
        Law.holds(race.engine());
    }

    @Test
    void aDeleteOfAChildWaitsForTheParentsThatHasMarkedIt() {
        Race race = race();

        Run run = race.run(
                Halt.before(HaltingDataSource.COMMIT), Operation.delete("users/1"), Operation.delete("stories/1"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("invoices/3 users/2 users/3", "ok", "ok")));
        Law.holds(race.engine());
    }

    @Test
    void aDeleteOfTheOtherParentWaitsForTheOneThatHasMarkedTheChild() {
        Race race = race();

        Run run = race.run(
                Halt.before(HaltingDataSource.COMMIT), Operation.delete("stories/1"), Operation.delete("users/2"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("invoices/3 users/1 users/3", "ok", "ok")));
        Law.holds(race.engine());
    }

    @Test
    void aLiftOfARestrictingChildWaitsForTheDeleteThatFoundItHidden() {
        Race race = race(Operation.delete("invoices/3"));

        Run run = race.run(
                Halt.before(HaltingDataSource.COMMIT), Operation.delete("users/3"), Operation.restore("invoices/3"));

        assertThat(run)
                .isEqualTo(new Run(
                        true, true, new Outcome("reviews/1 stories/1 users/1 users/2", "ok", "parent-deleted")));
        Law.holds(race.engine());
    }

    @Test
    void aDeleteThatWouldBeRestrictedWaitsForTheLiftOfTheChild() {
        Race race = race(Operation.delete("invoices/3"));

        Run run = race.run(
                Halt.before("`invoices`", CLEARED), Operation.restore("invoices/3"), Operation.delete("users/3"));

        assertThat(run)
                .isEqualTo(new Run(
                        true,
                        true,
                        new Outcome("invoices/3 reviews/1 stories/1 users/1 users/2 users/3", "ok", "restricted")));
        Law.holds(race.engine());
    }

    @Test
    void aDeleteWaitsForAnInsertOfARestrictingChildAndIsRefused() throws SQLException {
        Race race = race(Operation.remove("invoices/3"));
        Future<String> delete;
        try (Connection application = race.engine().dataSource().getConnection();
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement.execute(invoice());
            delete = race.start(() -> Operation.delete("users/3").on(race.engine()));
            assertThat(Race.waits(delete)).isTrue();
            application.commit();
            application.setAutoCommit(true);
        }

        assertThat(Race.answer(delete)).isEqualTo("restricted");
        Law.holds(race.engine());
    }

    /** Nothing in the database keeps the application from inserting it afterwards: that is for its own checks. */
    @Test
    void anInsertOfARestrictingChildWaitsForTheDeleteThatDidNotFindIt() {
        Race race = race(Operation.remove("invoices/3"));
        Halt halt = Halt.before(HaltingDataSource.COMMIT);
        Future<String> delete = race.start(() ->
                HaltingDataSource.hooked(halt, () -> Operation.delete("users/3").on(race.engine())));
        assertThat(halt.reachedBeforeEndOf(delete)).isTrue();

        Future<Integer> insert = race.start(() -> race.engine().jdbc().update(invoice()));
        assertThat(Race.waits(insert)).isTrue();
        halt.release();

        assertThat(Race.answer(delete)).isEqualTo("ok");
        assertThat(Race.answer(insert)).isEqualTo(1);
        assertThat(Law.violations(SCHEMA.graph(), race.engine().snapshot()))
                .contains("invoices/4 is live but an active deletion reaches it");
    }

    private static String invoice() {
        return "INSERT INTO " + SchemaDdl.quoted("invoices") + " (id, user_id) VALUES (4, 3)";
    }

    @Test
    void aLiftWaitsForTheLiftThatHandsRowsOverToItsDeletion() {
        Race race = race(Operation.delete("users/1"), Operation.delete("users/2"));

        Run run = race.run(Halt.before("`users`", CLEARED), Operation.restore("users/1"), Operation.restore("users/2"));

        assertThat(run)
                .isEqualTo(new Run(
                        true, true, new Outcome("invoices/3 reviews/1 stories/1 users/1 users/2 users/3", "ok", "ok")));
        Law.holds(race.engine());
    }

    @Test
    void aLiftThatWouldHandOverWaitsForTheLiftOfThatDeletion() {
        Race race = race(Operation.delete("users/1"), Operation.delete("users/2"));

        Run run = race.run(Halt.before("`users`", CLEARED), Operation.restore("users/2"), Operation.restore("users/1"));

        assertThat(run)
                .isEqualTo(new Run(
                        true, true, new Outcome("invoices/3 reviews/1 stories/1 users/1 users/2 users/3", "ok", "ok")));
        Law.holds(race.engine());
    }

    static Stream<Arguments> pairs() {
        List<Operation> none = List.of();
        List<Operation> first = List.of(Operation.delete("users/1"));
        List<Operation> both = List.of(Operation.delete("users/1"), Operation.delete("users/2"));
        List<Operation> nested =
                List.of(Operation.delete("reviews/1"), Operation.delete("stories/1"), Operation.delete("users/1"));
        List<Operation> invoice = List.of(Operation.delete("invoices/3"));
        return Stream.of(
                Arguments.of(none, Operation.delete("users/1"), Operation.delete("stories/1")),
                Arguments.of(none, Operation.delete("users/1"), Operation.delete("users/1")),
                Arguments.of(none, Operation.delete("users/2"), Operation.delete("stories/1")),
                Arguments.of(none, Operation.delete("users/3"), Operation.delete("invoices/3")),
                Arguments.of(none, Operation.delete("users/1"), Operation.remove("stories/1")),
                Arguments.of(none, Operation.remove("users/1"), Operation.remove("users/2")),
                Arguments.of(invoice, Operation.delete("users/3"), Operation.restore("invoices/3")),
                Arguments.of(invoice, Operation.delete("users/3"), Operation.restore(Parents.LIFT, "invoices/3")),
                Arguments.of(first, Operation.restore("users/1"), Operation.delete("users/2")),
                Arguments.of(first, Operation.restore("users/1"), Operation.delete("stories/1")),
                Arguments.of(first, Operation.restore("users/1"), Operation.restore("users/1")),
                Arguments.of(first, Operation.restore("users/1"), Operation.purge("users/1")),
                Arguments.of(first, Operation.restore("users/1"), Operation.remove("users/2")),
                Arguments.of(both, Operation.restore("users/1"), Operation.restore("users/2")),
                Arguments.of(both, Operation.restore("users/1"), Operation.purge("users/2")),
                Arguments.of(both, Operation.purge("users/1"), Operation.purge("users/2")),
                Arguments.of(nested, Operation.restore(Parents.LIFT, "stories/1"), Operation.restore("users/1")),
                Arguments.of(nested, Operation.restore(Parents.RESTORE, "reviews/1"), Operation.restore("users/1")),
                Arguments.of(nested, Operation.restore(Parents.RESTORE, "reviews/1"), Operation.delete("users/2")),
                Arguments.of(nested, Operation.restore(Parents.RESTORE, "reviews/1"), Operation.purge("stories/1")));
    }

    @EnabledIfSystemProperty(named = "paranoid.races.pairs", matches = "true", disabledReason = "takes minutes")
    @ParameterizedTest(name = "{0}: {1} and {2}")
    @MethodSource("pairs")
    void whereverOneStopsItEndsAsIfTheyHadComeOneAfterTheOther(
            List<Operation> prelude, Operation one, Operation other) {
        Race race = race(prelude.toArray(Operation[]::new));

        atEveryStatement(race, one, other);
        atEveryStatement(race, other, one);
    }

    private static void atEveryStatement(Race race, Operation first, Operation second) {
        boolean halted = true;
        for (int number = 1; halted; number++) {
            race.again();
            Run run = race.run(Halt.beforeStatement(number), first, second);
            assertThat(race.serial(first, second))
                    .as("%s halted before statement %s, and %s: %s", first, number, second, run)
                    .contains(run.outcome());
            Law.holds(race.engine());
            halted = run.halted();
        }
    }
}
