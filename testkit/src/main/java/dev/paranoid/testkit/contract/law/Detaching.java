package dev.paranoid.testkit.contract.law;

import static dev.paranoid.domain.relation.OnDelete.CASCADE;
import static dev.paranoid.domain.relation.OnDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Set-null: the old value is remembered for the hidden parent row, and put back when that row becomes live. */
public abstract class Detaching extends ContractGroup {

    private static final EntityType TEAMS = EntityType.paranoid("teams");
    private static final EntityType DESKS = EntityType.paranoid("desks");
    private static final EntityType PEOPLE = EntityType.paranoid("people");

    /** Teams have desks; people sit at a desk and belong to a team. Nothing is hidden because its desk is. */
    private static final TestSchema OFFICE = TestSchema.of(EntityGraph.of(
            List.of(TEAMS, DESKS, PEOPLE),
            List.of(
                    Relation.cascading(DESKS, "team", TEAMS),
                    Relation.cascading(PEOPLE, "desk", DESKS).on(SET_NULL, SET_NULL),
                    Relation.cascading(PEOPLE, "team", TEAMS))));

    public Detaching(Engines engines) {
        super(engines);
    }

    private Scenario office() {
        return over(OFFICE)
                .with(NewRow.of("teams", "1"), NewRow.of("teams", "2"))
                .with(desk(1, 1), desk(2, 2), person(1, 1, 1), person(2, 1, 2), person(3, 2, 2));
    }

    private static NewRow desk(int id, int team) {
        return NewRow.of("desks", "" + id).with("team", "" + team);
    }

    private static NewRow person(int id, int desk, int team) {
        return NewRow.of("people", "" + id).with("desk", "" + desk).with("team", "" + team);
    }

    @Test
    void theOldValueIsPutBackAndUpdatedAtNeverMoves() {
        Scenario scenario = office();
        Snapshot before = scenario.snapshot();

        scenario.delete("desks/1");
        assertThat(scenario.value("people/2", "desk")).isNull();
        assertThat(scenario.value("people/2", "updated_at")).isEqualTo(NewRow.LONG_AGO);
        scenario.restore("desks/1");

        assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());
    }

    @Test
    void itAppliesToHiddenChildrenAndToThoseTakenByTheSameDelete() {
        Scenario scenario = office();
        Snapshot before = scenario.snapshot();
        scenario.delete("people/2");

        scenario.delete("teams/1");
        assertThat(scenario.value("people/1", "desk")).isNull();
        assertThat(scenario.value("people/2", "desk")).isNull();

        scenario.restore("teams/1");
        assertThat(scenario.value("people/2", "desk")).isEqualTo("1");
        scenario.restore("people/2");
        assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());
    }

    @Test
    void itIsPutBackWhenTheParentBecomesLiveWhicheverDeletionHeldItLast() {
        Scenario scenario = office();
        scenario.delete("desks/1");
        scenario.delete("teams/1");

        scenario.restore(Parents.LIFT, "desks/1");
        assertThat(scenario.value("people/2", "desk")).isNull();
        scenario.restore("teams/1");

        assertThat(scenario.value("people/2", "desk")).isEqualTo("1");
    }

    @Test
    void itIsPutBackOnlyWhereTheValueIsStillNull() {
        Scenario scenario = office();
        scenario.delete("desks/1");

        scenario.change("people/2", "desk", "2");
        scenario.restore("desks/1");

        assertThat(scenario.value("people/1", "desk")).isEqualTo("1");
        assertThat(scenario.value("people/2", "desk")).isEqualTo("2");
    }

    @Test
    void whatWasNotPutBackIsForgottenWhenTheParentBecomesLive() {
        Scenario scenario = office();
        scenario.delete("desks/1");
        scenario.change("people/2", "desk", "2");
        scenario.restore("desks/1");

        scenario.change("people/2", "desk", null);
        scenario.delete("desks/1");
        scenario.restore("desks/1");

        assertThat(scenario.value("people/2", "desk")).isNull();
    }

    @Test
    void itIsForgottenWhenTheChildIsRemoved() {
        Scenario scenario = office();
        scenario.delete("desks/1");
        scenario.remove("people/2");
        scenario.with(NewRow.of("people", "2"));

        scenario.restore("desks/1");

        assertThat(scenario.value("people/2", "desk")).isNull();
        assertThat(scenario.value("people/1", "desk")).isEqualTo("1");
    }

    @Test
    void itIsForgottenWhenTheParentIsRemoved() {
        Scenario scenario = office();
        scenario.delete("desks/1");
        scenario.remove("desks/1");
        scenario.with(desk(1, 1));

        scenario.delete("desks/1");
        scenario.restore("desks/1");

        assertThat(scenario.value("people/1", "desk")).isNull();
        assertThat(scenario.value("people/2", "desk")).isNull();
    }

    @Test
    void eachOfTwoHiddenParentsRemembersItsOwnChildren() {
        Scenario scenario = office();
        Snapshot before = scenario.snapshot();
        scenario.tryDeleteAll(DeletionMode.SOFT, "desks/1", "desks/2");

        scenario.restore("desks/2");
        assertThat(scenario.value("people/3", "desk")).isEqualTo("2");
        assertThat(scenario.value("people/1", "desk")).isNull();
        scenario.restore("desks/1");

        assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());
    }

    @Test
    void aSecondDeleteOfAHiddenParentDetachesNothingMore() {
        Scenario scenario = office();
        scenario.delete("teams/1");
        scenario.change("people/3", "desk", "1");

        scenario.delete("desks/1");

        assertThat(scenario.value("people/3", "desk")).isEqualTo("1");
    }

    @Test
    void aReferenceToItselfIsPutBackAsWell() {
        EntityType nodes = EntityType.paranoid("nodes");
        TestSchema schema = TestSchema.of(EntityGraph.of(
                List.of(nodes),
                List.of(
                        Relation.cascading(nodes, "friend", nodes).on(SET_NULL, SET_NULL),
                        Relation.cascading(nodes, "parent", nodes).on(CASCADE, CASCADE))));
        Scenario scenario = over(schema)
                .with(
                        NewRow.of("nodes", "1").with("friend", "1"),
                        NewRow.of("nodes", "2").with("friend", "1").with("parent", "1"),
                        NewRow.of("nodes", "3").with("friend", "2"));
        Snapshot before = scenario.snapshot();

        scenario.delete("nodes/1");
        assertThat(scenario.snapshot().rows().values())
                .allSatisfy(row -> assertThat(row.get("friend")).isNull());
        scenario.restore("nodes/1");

        assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());
    }
}
