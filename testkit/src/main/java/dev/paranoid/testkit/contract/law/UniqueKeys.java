package dev.paranoid.testkit.contract.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.NewValue;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.TestSchema;
import dev.paranoid.testkit.schema.TestTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A hidden row does not block its value, and comes back only where nobody took it. */
public abstract class UniqueKeys extends ContractGroup {

    private static final EntityType TEAMS = EntityType.paranoid("teams");
    private static final EntityType USERS = EntityType.paranoid("users");

    /** Users belong to teams, and no two live ones have the same {@code note}. */
    private static final TestSchema SCHEMA = TestSchema.of(
                    EntityGraph.of(List.of(TEAMS, USERS), List.of(Relation.cascading(USERS, "team", TEAMS))))
            .with("users", table -> table.named("people").uniqueBy("note"));

    private static final EntityType OFFICES = EntityType.paranoid("offices");

    /** The same, and users sit in offices. */
    private static final TestSchema TWO_PARENTS = TestSchema.of(EntityGraph.of(
                    List.of(TEAMS, OFFICES, USERS),
                    List.of(Relation.cascading(USERS, "team", TEAMS), Relation.cascading(USERS, "office", OFFICES))))
            .with("users", table -> table.named("people").uniqueBy("note"));

    public UniqueKeys(Engines engines) {
        super(engines);
    }

    private Scenario teams() {
        return over(SCHEMA)
                .with(NewRow.of("teams", "1"), NewRow.of("teams", "2"), NewRow.of("teams", "3"))
                .with(user(1, 1, "ann"));
    }

    private static NewRow user(int id, int team, String name) {
        return NewRow.of("users", "" + id).with("team", "" + team).with("note", name);
    }

    private static Conflict conflict(String restored, String holder) {
        return new Conflict("users", "people", "uq_people_note", Optional.of(restored), Optional.of(holder));
    }

    private static List<Conflict> conflicts(Answer<Restoration> answer) {
        return Scenario.refusal(answer, UniqueConflict.class).conflicts();
    }

    @Test
    void aHiddenRowDoesNotBlockItsValue() {
        Scenario scenario = teams();

        for (int id = 2; id < 5; id++) {
            scenario.delete("users/" + (id - 1));
            scenario.with(user(id, 2, "ann"));
        }

        assertThat(scenario.hidden()).isEqualTo("users/1 users/2 users/3");
    }

    @Test
    void aRestoreWhoseValueIsTakenIsRefusedWholeAndNamesTheHolder() {
        Scenario scenario = teams().with(user(2, 1, "bob"));
        Deletion deletion = scenario.delete("teams/1");
        scenario.with(user(3, 2, "ann"));
        Snapshot before = scenario.snapshot();

        assertThat(conflicts(scenario.tryRestore(Parents.REFUSE, "teams/1"))).containsExactly(conflict("1", "3"));
        assertThat(conflicts(scenario.tryRestore(Parents.LIFT, "teams/1"))).containsExactly(conflict("1", "3"));
        assertThat(conflicts(scenario.tryRestore(Parents.RESTORE, deletion.id())))
                .containsExactly(conflict("1", "3"));
        assertThat(scenario.snapshot()).isEqualTo(before);
    }

    private static Answer<Restoration> given(Scenario scenario, Deletion deletion, String row, String value) {
        Answer<Restoration> answer = scenario.engine()
                .deletions()
                .restore(
                        Scenario.CALLER,
                        Parents.REFUSE,
                        deletion.id(),
                        List.of(new NewValue(Scenario.ref(row), "note", value)));
        Law.holds(scenario.engine());
        return answer;
    }

    @Test
    void aRowComesBackWithAnotherValueWhereItsOwnWasTaken() {
        Scenario scenario = teams().with(user(2, 1, "bob"));
        Deletion deletion = scenario.delete("teams/1");
        scenario.with(user(3, 2, "ann"), user(4, 2, "eve"));
        Snapshot before = scenario.snapshot();

        Answer<Restoration> taken = given(scenario, deletion, "users/1", "eve");
        assertThat(scenario.snapshot()).isEqualTo(before);
        if (Scenario.refusal(taken, Refusal.class) instanceof Malformed background) {
            assertThat(background.detail()).contains("in the background cannot give rows other values");
            return;
        }
        assertThat(conflicts(taken)).containsExactly(conflict("1", "4"));
        assertThat(given(scenario, deletion, "users/1", "anna").orThrow().restored())
                .containsEntry("users", 2L);
        assertThat(scenario.hidden()).isEmpty();
        assertThat(scenario.value("users/1", "note")).isEqualTo("anna");
        assertThat(scenario.value("users/2", "note")).isEqualTo("bob");
        assertThat(scenario.value("users/1", TestTable.UPDATED_AT))
                .isEqualTo(before.value(Scenario.ref("users/1"), TestTable.UPDATED_AT));
    }

    @Test
    void onlyARowThatComesBackIsGivenAnotherValueAndOnlyInItsUniqueKey() {
        Scenario scenario = teams().with(user(2, 2, "bob"), user(5, 1, "eve"));
        scenario.delete("users/5");
        Deletion deletion = scenario.delete("teams/1");
        scenario.delete("users/2");
        Snapshot before = scenario.snapshot();

        for (String row : List.of("users/2", "users/5", "users/99")) {
            Scenario.refusal(given(scenario, deletion, row, "zoe"), Malformed.class);
        }
        for (String column : List.of("team", "id", "deletion_id", "nothing")) {
            Scenario.refusal(
                    scenario.engine()
                            .deletions()
                            .restore(
                                    Scenario.CALLER,
                                    Parents.REFUSE,
                                    deletion.id(),
                                    List.of(new NewValue(Scenario.ref("users/1"), column, "3"))),
                    Malformed.class);
        }
        NewValue twice = new NewValue(Scenario.ref("users/1"), "note", "zoe");
        Scenario.refusal(
                scenario.engine()
                        .deletions()
                        .restore(Scenario.CALLER, Parents.REFUSE, deletion.id(), List.of(twice, twice)),
                Malformed.class);
        assertThat(scenario.snapshot()).isEqualTo(before);
    }

    @Test
    void aValueThatWasGivenBackIsNoConflict() {
        Scenario scenario = teams();
        scenario.delete("teams/1");
        scenario.with(user(3, 2, "ann"));
        scenario.change("users/3", "note", "carl");

        assertThat(scenario.restore("teams/1").restored()).containsEntry("users", 1L);
    }

    @Test
    void rowsThatStayHiddenAreNoConflict() {
        Scenario scenario = teams();
        scenario.delete("users/1");
        scenario.delete("teams/1");
        scenario.with(user(2, 2, "ann"));

        assertThat(scenario.restore("teams/1").restored()).containsOnlyKeys("teams");
        assertThat(conflicts(scenario.tryRestore(Parents.REFUSE, "users/1"))).containsExactly(conflict("1", "2"));
    }

    @Test
    void rowsWithoutAValueAreNoConflict() {
        Scenario scenario = teams().with(NewRow.of("users", "2").with("team", "1"));
        scenario.delete("teams/1");
        scenario.with(NewRow.of("users", "3").with("team", "2"));

        assertThat(scenario.restore("teams/1").restored()).containsEntry("users", 2L);
    }

    @Test
    void twoRowsThatTheSameRestoreWouldFreeAreBothNamed() {
        Scenario scenario = teams();
        scenario.delete("users/1");
        scenario.with(user(2, 1, "ann"));
        scenario.delete("teams/1");
        scenario.delete("users/2");
        Snapshot before = scenario.snapshot();

        List<Answer<Restoration>> answers = scenario.tryRestoreAll(Parents.REFUSE, "teams/1", "users/1", "users/2");

        assertThat(Scenario.codes(answers)).containsExactly("ok", "ok", "unique-conflict");
        Conflict conflict = conflicts(answers.get(2)).get(0);
        assertThat(List.of(conflict.restored().orElseThrow(), conflict.holder().orElseThrow()))
                .containsExactlyInAnyOrder("1", "2");
        assertThat(scenario.hidden()).isEqualTo("users/2");
        assertThat(before.live(Scenario.ref("users/1"))).isFalse();
    }

    @Test
    void aRestoreThatWouldFreeTwoRowsWithOneValueIsRefusedWhole() {
        Scenario scenario = teams();
        scenario.delete("teams/1");
        scenario.with(user(2, 2, "ann"));
        scenario.delete("teams/2");
        scenario.change("users/1", "team", "3");
        scenario.change("users/1", "team", "1");
        scenario.delete("teams/3");
        Snapshot before = scenario.snapshot();

        List<Answer<Restoration>> answers = scenario.tryRestoreAll(Parents.REFUSE, "teams/2", "teams/3", "teams/1");

        assertThat(Scenario.codes(answers)).containsExactly("ok", "ok", "unique-conflict");
        assertThat(scenario.hidden()).isEqualTo("teams/1 users/1");
        assertThat(before.hidden(Scenario.ref("users/2"))).isTrue();
    }

    @Test
    void inABatchTheFirstOfTheListWins() {
        Scenario scenario = teams();
        for (int id = 2; id < 4; id++) {
            scenario.delete("users/" + (id - 1));
            scenario.with(user(id, id, "ann"));
        }
        scenario.delete("users/3");

        assertThat(Scenario.codes(scenario.tryRestoreAll(Parents.REFUSE, "users/2", "users/3", "users/1")))
                .containsExactly("ok", "unique-conflict", "unique-conflict");
        assertThat(scenario.hidden()).isEqualTo("users/1 users/3");
    }

    @Test
    void inABatchTheFirstOfTheListWinsWhereARowBecomesLiveOnlyWithBoth() {
        Scenario scenario = over(TWO_PARENTS)
                .with(NewRow.of("teams", "1"), NewRow.of("teams", "2"), NewRow.of("offices", "1"))
                .with(user(1, 1, "ann").with("office", "1"));
        scenario.delete("teams/1");
        scenario.delete("offices/1");
        scenario.with(user(2, 2, "ann"));

        assertThat(Scenario.codes(scenario.tryRestoreAll(Parents.REFUSE, "teams/1", "offices/1")))
                .containsExactly("ok", "unique-conflict");
        assertThat(scenario.hidden()).isEqualTo("offices/1 users/1");
    }

    @Test
    void whatIsRefusedForAnotherReasonTakesNoValueInABatch() {
        Scenario scenario = teams();
        scenario.delete("users/1");
        scenario.with(user(2, 2, "ann"));
        scenario.delete("users/2");
        scenario.delete("teams/2");

        assertThat(Scenario.codes(scenario.tryRestoreAll(Parents.REFUSE, "users/2", "users/1")))
                .containsExactly("parent-deleted", "ok");
    }

    @Test
    void inABatchOfLiftsARowThatStaysHiddenTakesNoValue() {
        Scenario scenario = teams();
        scenario.delete("users/1");
        scenario.with(user(2, 2, "ann"));
        scenario.delete("users/2");
        scenario.delete("teams/2");

        assertThat(Scenario.codes(scenario.tryRestoreAll(Parents.LIFT, "users/2", "users/1")))
                .containsExactly("ok", "ok");
        assertThat(scenario.hidden()).isEqualTo("teams/2 users/2");
        assertThat(conflicts(scenario.tryRestore(Parents.REFUSE, "teams/2"))).containsExactly(conflict("2", "1"));
    }

    @Test
    void removalOfTheHolderGivesTheValueBack() {
        Scenario scenario = teams();
        scenario.delete("users/1");
        scenario.with(user(2, 2, "ann"));

        scenario.tryDeleteAll(DeletionMode.HARD, "users/2");

        assertThat(scenario.restore("users/1").visible()).isTrue();
    }
}
