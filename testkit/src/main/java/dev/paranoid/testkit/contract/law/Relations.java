package dev.paranoid.testkit.contract.law;

import static dev.paranoid.domain.relation.OnDelete.CASCADE;
import static dev.paranoid.domain.relation.OnDelete.KEEP;
import static dev.paranoid.domain.relation.OnDelete.RESTRICT;
import static dev.paranoid.domain.relation.OnDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each of the four actions does, on soft and on hard delete. */
public abstract class Relations extends ContractGroup {

    public Relations(Engines engines) {
        super(engines);
    }

    /** Parent 1 has the children 1 and 2, parent 2 has child 3. */
    private Scenario family(OnDelete soft, OnDelete hard) {
        return over(parentsAndChildren(soft, hard)).with(parent(1), parent(2), child(1, 1), child(2, 1), child(3, 2));
    }

    @Test
    void softCascadeHidesTheChildren() {
        Scenario scenario = family(CASCADE, CASCADE);

        assertThat(scenario.delete("parents/1").took())
                .containsOnlyKeys("children", "parents")
                .containsEntry("children", 2L)
                .containsEntry("parents", 1L);
        assertThat(scenario.live()).isEqualTo("children/3 parents/2");
    }

    @Test
    void softRestrictIsRefusedByALiveChild() {
        Scenario scenario = family(RESTRICT, RESTRICT);
        Snapshot before = scenario.snapshot();

        Restricted refusal = Scenario.refusal(scenario.tryDelete(DeletionMode.SOFT, "parents/1"), Restricted.class);

        assertThat(refusal.blockers())
                .containsExactly(new Blocker("children", "children.parent", 2, List.of("1", "2")));
        assertThat(scenario.snapshot()).isEqualTo(before);
    }

    @Test
    void softRestrictIsNotRefusedByAHiddenChildWhichThenStaysHiddenWhileItsParentIs() {
        Scenario scenario = family(RESTRICT, RESTRICT);
        scenario.delete("children/3");

        scenario.delete("parents/2");
        assertThat(scenario.live()).isEqualTo("children/1 children/2 parents/1");

        assertThat(scenario.restore(Parents.LIFT, "children/3").visible()).isFalse();
        scenario.restore("parents/2");
        assertThat(scenario.hidden()).isEmpty();
    }

    @Test
    void softRestrictNamesTheFirstTenByAscendingId() {
        Scenario scenario = family(RESTRICT, RESTRICT);
        scenario.with(IntStream.rangeClosed(4, 15).mapToObj(id -> child(id, 2)).toArray(NewRow[]::new));

        Restricted refusal = Scenario.refusal(scenario.tryDelete(DeletionMode.SOFT, "parents/2"), Restricted.class);

        assertThat(refusal.blockers())
                .containsExactly(new Blocker(
                        "children",
                        "children.parent",
                        13,
                        List.of("3", "4", "5", "6", "7", "8", "9", "10", "11", "12")));
    }

    @Test
    void softSetNullDetachesTheChildrenAndLeavesThemLive() {
        Scenario scenario = family(SET_NULL, SET_NULL);

        assertThat(scenario.delete("parents/1").took()).containsOnlyKeys("parents");

        assertThat(scenario.live()).isEqualTo("children/1 children/2 children/3 parents/2");
        assertThat(scenario.value("children/1", "parent")).isNull();
        assertThat(scenario.value("children/3", "parent")).isEqualTo("2");
    }

    @Test
    void softKeepLeavesTheChildrenAlone() {
        Scenario scenario = family(KEEP, CASCADE);

        scenario.delete("parents/1");

        assertThat(scenario.live()).isEqualTo("children/1 children/2 children/3 parents/2");
        assertThat(scenario.value("children/1", "parent")).isEqualTo("1");
    }

    @Test
    void hardCascadeRemovesTheChildrenHiddenOrLive() {
        Scenario scenario = family(CASCADE, CASCADE);
        scenario.delete("children/1");

        assertThat(scenario.remove("parents/1").took())
                .containsOnlyKeys("children", "parents")
                .containsEntry("children", 2L);
        assertThat(scenario.snapshot().rows()).containsOnlyKeys(Scenario.refs("children/3", "parents/2"));
    }

    @Test
    void hardRestrictIsRefusedByAnyChildHiddenOrLive() {
        Scenario scenario = family(CASCADE, RESTRICT);
        scenario.delete("parents/1");
        Snapshot before = scenario.snapshot();

        Restricted refusal = Scenario.refusal(scenario.tryDelete(DeletionMode.HARD, "parents/1"), Restricted.class);

        assertThat(refusal.blockers())
                .containsExactly(new Blocker("children", "children.parent", 2, List.of("1", "2")));
        assertThat(scenario.snapshot()).isEqualTo(before);
    }

    @Test
    void hardSetNullDetachesTheChildrenForGood() {
        Scenario scenario = family(KEEP, SET_NULL);
        scenario.delete("children/2");

        scenario.remove("parents/1");

        assertThat(scenario.value("children/1", "parent")).isNull();
        assertThat(scenario.value("children/2", "parent")).isNull();
        scenario.restore("children/2");
        assertThat(scenario.live()).isEqualTo("children/1 children/2 children/3 parents/2");
    }

    @Test
    void aParentWithoutChildrenIsNotRestricted() {
        Scenario scenario = family(RESTRICT, RESTRICT).with(parent(3));

        assertThat(scenario.delete("parents/3").took()).containsOnlyKeys("parents");
        assertThat(scenario.remove("parents/3").took()).containsOnlyKeys("parents");
    }
}
