package dev.paranoid.testkit.contract.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.retention.PurgeFilter;
import dev.paranoid.application.retention.Purges.Confirmation;
import dev.paranoid.application.retention.Purges.Obstacle;
import dev.paranoid.application.retention.Purges.Plan;
import dev.paranoid.application.retention.Purges.Purged;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.PlanChanged;
import dev.paranoid.domain.deletion.Refusal.UnknownType;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is removed by hand is what was seen before. */
public abstract class PurgingByHand extends ContractGroup {

    private static final PurgeFilter USERS = of("users");

    public PurgingByHand(Engines engines) {
        super(engines);
    }

    private static PurgeFilter of(String type) {
        return new PurgeFilter(Optional.of(type), Optional.empty(), Optional.empty(), Set.of());
    }

    private static PurgeFilter ids(DeletionId... ids) {
        return new PurgeFilter(Optional.empty(), Optional.empty(), Optional.empty(), Set.of(ids));
    }

    private static Plan plan(Scenario scenario, PurgeFilter filter) {
        return scenario.engine().purges().plan(Scenario.CALLER, filter).orThrow();
    }

    private static Answer<Purged> purge(Scenario scenario, PurgeFilter filter, Plan seen) {
        Answer<Purged> answer = scenario.engine()
                .purges()
                .purge(
                        Scenario.CALLER,
                        filter,
                        new Confirmation(seen.total(), seen.token(), Optional.of("cleaning up")));
        Law.holds(scenario.engine());
        return answer;
    }

    private static List<Refusal> refusals(List<Obstacle> obstacles) {
        return obstacles.stream().map(Obstacle::refusal).toList();
    }

    @Test
    void aPlanTellsAndChangesNothing() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");
        Deletion last = scenario.delete("users/3");
        scenario.delete("stories/3");

        Plan plan = plan(scenario, USERS);

        assertThat(plan.total()).isEqualTo(2);
        assertThat(plan.deletions()).isEqualTo(Map.of("users", 2L));
        assertThat(plan.rows()).containsEntry("users", 2L).containsEntry("stories", 2L);
        assertThat(plan.samples().get(0).id()).isEqualTo(last.id());
        assertThat(plan.refused()).isZero();
        assertThat(plan.complete()).isTrue();
        assertThat(plan(scenario, USERS).token()).isEqualTo(plan.token());
        assertThat(scenario.snapshot().rows()).hasSize(10);
    }

    @Test
    void whatWasSeenIsRemoved() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");
        scenario.delete("users/3");
        scenario.delete("stories/3");

        Purged purged = purge(scenario, USERS, plan(scenario, USERS)).orThrow();

        assertThat(purged.removed()).isEqualTo(2);
        assertThat(purged.refused()).isZero();
        assertThat(scenario.live()).isEqualTo("users/2");
        assertThat(scenario.hidden()).isEqualTo("stories/3");
        assertThat(scenario.snapshot().deletions().values().stream()
                        .reduce((one, other) -> other)
                        .flatMap(Deletion::reason))
                .contains("cleaning up");
        assertThat(plan(scenario, USERS).total()).isZero();
    }

    @Test
    void whatHasChangedSinceIsNotRemoved() {
        Scenario scenario = tutorial();
        Deletion one = scenario.delete("users/1");
        Plan seen = plan(scenario, USERS);
        scenario.delete("users/3");

        assertThat(Scenario.refusal(purge(scenario, USERS, seen), PlanChanged.class)
                        .total())
                .isEqualTo(2);
        scenario.restore("users/1");
        Scenario.refusal(purge(scenario, USERS, seen), PlanChanged.class);
        Scenario.refusal(purge(scenario, ids(one.id()), seen), PlanChanged.class);
        Plan now = plan(scenario, USERS);
        Confirmation wrong = new Confirmation(now.total() + 1, now.token(), Optional.empty());
        Scenario.refusal(scenario.engine().purges().purge(Scenario.CALLER, USERS, wrong), PlanChanged.class);
        assertThat(scenario.snapshot().rows()).hasSize(10);
    }

    @Test
    void whatWouldRefuseIsToldAndStopsNoOther() {
        Scenario scenario = tutorial();
        Deletion held = scenario.delete("users/1");
        scenario.delete("users/3");
        scenario.engine()
                .holds()
                .place(
                        Scenario.CALLER,
                        List.of(HoldRequest.of(
                                new On.Row(Scenario.ref("stories/2")), HoldKind.PRESERVATION, "a lawsuit")));

        Plan plan = plan(scenario, USERS);
        assertThat(plan.refused()).isEqualTo(1);
        assertThat(plan.obstacles().get(0).deletion().id()).isEqualTo(held.id());
        assertThat(refusals(plan.obstacles()).get(0).code()).isEqualTo("held");

        Purged purged = purge(scenario, USERS, plan).orThrow();
        assertThat(purged.removed()).isEqualTo(1);
        assertThat(purged.refused()).isEqualTo(1);
        assertThat(refusals(purged.obstacles()).get(0).code()).isEqualTo("held");
        assertThat(scenario.hidden()).contains("users/1").doesNotContain("users/3");
    }

    @Test
    void aDeletionWhoseRootAnotherProgramRemovedGoesAsWell() {
        Scenario scenario = tutorial();
        scenario.delete("reviews/1");
        scenario.delete("reviews/2");
        scenario.removeFromOutside("reviews/1");
        PurgeFilter reviews = of("reviews");

        assertThat(purge(scenario, reviews, plan(scenario, reviews)).orThrow().removed())
                .isEqualTo(2);
        assertThat(plan(scenario, reviews).total()).isZero();
    }

    @Test
    void onlyWhatAllOfTheFilterSaysMatches() {
        Scenario scenario = tutorial();
        Deletion user = scenario.delete("users/1");
        Deletion story = scenario.delete("stories/3");

        assertThat(plan(scenario, ids(user.id(), story.id())).total()).isEqualTo(2);
        assertThat(plan(
                                scenario,
                                new PurgeFilter(
                                        Optional.of("users"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Set.of(user.id(), story.id(), new DeletionId(999))))
                        .total())
                .isEqualTo(1);
        assertThat(plan(
                                scenario,
                                new PurgeFilter(
                                        Optional.empty(), Optional.of(user.deletedAt()), Optional.empty(), Set.of()))
                        .total())
                .isZero();
        assertThat(plan(
                                scenario,
                                new PurgeFilter(
                                        Optional.empty(),
                                        Optional.of(story.deletedAt().plusSeconds(1)),
                                        Optional.of("anonymous"),
                                        Set.of()))
                        .total())
                .isEqualTo(2);
        assertThat(plan(scenario, new PurgeFilter(Optional.empty(), Optional.empty(), Optional.of("nobody"), Set.of()))
                        .total())
                .isZero();
    }

    @Test
    void wrongInputAndWhatNobodyMayIsRefused() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");
        PurgeFilter nothing = new PurgeFilter(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

        Scenario.refusal(scenario.engine().purges().plan(Scenario.CALLER, nothing), Malformed.class);
        Scenario.refusal(scenario.engine().purges().plan(Scenario.CALLER, of("ghosts")), UnknownType.class);
        Plan seen = scenario.engine().purges().plan(new Reader(), USERS).orThrow();
        assertThat(refusals(seen.obstacles()).get(0).code()).isEqualTo("forbidden");
        Purged purged = scenario.engine()
                .purges()
                .purge(new Reader(), USERS, new Confirmation(1, seen.token(), Optional.empty()))
                .orThrow();
        assertThat(purged.removed()).isZero();
        assertThat(purged.refused()).isEqualTo(1);
        assertThat(scenario.snapshot().rows()).hasSize(10);
    }

    private record Reader() implements Caller {
        @Override
        public String name() {
            return "reader";
        }

        @Override
        public String source() {
            return "test";
        }

        @Override
        public boolean may(Verb verb, String type) {
            return verb == Verb.READ;
        }
    }
}
