package dev.paranoid.testkit.contract.law;

import static dev.paranoid.domain.relation.OnDelete.CASCADE;
import static dev.paranoid.domain.relation.OnDelete.RESTRICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An answer names no row, no deletion and no type that its caller may not read: he is told how many there are. */
public abstract class UnseenRows extends ContractGroup {

    public UnseenRows(Engines engines) {
        super(engines);
    }

    /** Someone who may do everything, but not read rows of that type. */
    private record Blindfolded(String type) implements Caller {

        @Override
        public String name() {
            return "blindfolded";
        }

        @Override
        public String source() {
            return "test";
        }

        @Override
        public boolean may(Verb verb, String asked) {
            return verb != Verb.READ || !asked.equals(type);
        }
    }

    private static final Caller NO_CHILDREN = new Blindfolded("children");
    private static final Caller NO_USERS = new Blindfolded("users");

    private static Answer<Deleted> delete(Scenario scenario, Caller caller, String row) {
        return scenario.engine()
                .deletions()
                .delete(caller, DeletionMode.SOFT, List.of(DeleteRequest.of(Scenario.ref(row))))
                .get(0);
    }

    private static Answer<Restoration> restore(Scenario scenario, Caller caller, Parents parents, String row) {
        return scenario.engine()
                .deletions()
                .restore(caller, parents, List.of(Scenario.ref(row)))
                .get(0);
    }

    private Scenario restricted() {
        return over(parentsAndChildren(RESTRICT, RESTRICT)).with(parent(1), child(11, 1), child(12, 1));
    }

    @Test
    void blockersAreCounted() {
        Answer<Deleted> answer = delete(restricted(), NO_CHILDREN, "parents/1");

        assertThat(Scenario.refusal(answer, Restricted.class)).isEqualTo(new Restricted(List.of(), 2));
        assertThat(Scenario.refusal(answer, Restricted.class).detail())
                .contains("2 rows that you may not see")
                .doesNotContain("children");
    }

    @Test
    void aPreviewCountsThemToo() {
        Preview preview = restricted()
                .engine()
                .deletions()
                .preview(NO_CHILDREN, DeletionMode.SOFT, Scenario.ref("parents/1"))
                .orThrow();

        assertThat(preview.refusals()).containsExactly(new Restricted(List.of(), 2));
    }

    @Test
    void aPolicyIsToldWithoutTheTypeThatItProtects() {
        DeletionRules rules = new DeletionRules(Map.of("children", DeletionPolicy.never()), Map.of());
        Scenario scenario = over(parentsAndChildren(CASCADE, CASCADE), rules).with(parent(1), child(11, 1));

        HeldBack unseen = Scenario.refusal(delete(scenario, NO_CHILDREN, "parents/1"), HeldBack.class);
        HeldBack seen = Scenario.refusal(delete(scenario, Scenario.CALLER, "parents/1"), HeldBack.class);

        assertThat(unseen.toString()).doesNotContain("children").contains(Refusal.UNSEEN);
        assertThat(unseen.protects()).isEmpty();
        assertThat(seen.protects()).contains("children");
    }

    @Test
    void deletionsInTheWayAreCounted() {
        Scenario scenario = tutorial();
        scenario.delete("stories/1");
        scenario.delete("users/1");

        Answer<Restoration> unseen = restore(scenario, NO_USERS, Parents.REFUSE, "stories/1");
        Answer<Restoration> seen = restore(scenario, Scenario.CALLER, Parents.REFUSE, "stories/1");

        assertThat(Scenario.refusal(unseen, ParentDeleted.class)).isEqualTo(new ParentDeleted(List.of(), 1, 1));
        assertThat(Scenario.refusal(unseen, ParentDeleted.class).detail())
                .contains("1 deletion that you may not see")
                .doesNotContain("users", "…");
        assertThat(Scenario.refusal(seen, ParentDeleted.class).detail()).contains("users/1");
    }

    @Test
    void holdersAreCounted() {
        Scenario scenario = tutorial();
        scenario.delete("stories/1");
        scenario.delete("users/1");

        Restoration told =
                restore(scenario, NO_USERS, Parents.LIFT, "stories/1").orThrow();

        assertThat(told.hiddenBy()).isEmpty();
        assertThat(told.unseen()).isEqualTo(1);
        assertThat(told.visible()).isFalse();
    }

    @Test
    void conflictsAreCounted() {
        TestSchema schema = parentsAndChildren(CASCADE, CASCADE).with("children", table -> table.uniqueBy("note"));
        Scenario scenario = over(schema).with(parent(1), child(11, 1).with("note", "taken"));
        scenario.delete("parents/1");
        scenario.with(parent(2), child(12, 2).with("note", "taken"));

        Answer<Restoration> answer = restore(scenario, NO_CHILDREN, Parents.REFUSE, "parents/1");

        assertThat(Scenario.refusal(answer, UniqueConflict.class)).isEqualTo(new UniqueConflict(List.of(), 1));
        assertThat(Scenario.refusal(answer, UniqueConflict.class).detail()).doesNotContain("children");
    }

    @Test
    void whoDeletesAgainIsNotToldWhatWasDoneBefore() {
        Scenario scenario = tutorial();
        Deletion before = scenario.engine()
                .deletions()
                .delete(
                        Scenario.CALLER,
                        DeletionMode.SOFT,
                        List.of(new DeleteRequest(Scenario.ref("users/1"), Optional.of("case 7"))))
                .get(0)
                .orThrow()
                .deletion();

        Deleted unseen = delete(scenario, NO_USERS, "users/1").orThrow();
        Deleted seen = delete(scenario, NO_CHILDREN, "users/1").orThrow();

        assertThat(unseen.unchanged()).isTrue();
        assertThat(unseen.deletion())
                .isEqualTo(new Deletion(
                        before.id(),
                        Scenario.ref("users/1"),
                        DeletionMode.SOFT,
                        DeletionState.ACTIVE,
                        Instant.EPOCH,
                        Refusal.UNSEEN,
                        Optional.empty(),
                        new TreeMap<>(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(seen).isEqualTo(new Deleted(before, true));
    }

    @Test
    void whatTheCallerNamedHimselfIsTold() {
        Scenario scenario = tutorial();

        assertThat(delete(scenario, NO_USERS, "users/1").orThrow().deletion().root())
                .isEqualTo(Scenario.ref("users/1"));
        assertThat(Scenario.refusal(delete(scenario, NO_USERS, "users/99"), Refusal.class)
                        .detail())
                .contains("users/99");
    }
}
