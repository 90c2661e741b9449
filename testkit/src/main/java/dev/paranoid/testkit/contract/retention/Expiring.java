package dev.paranoid.testkit.contract.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.application.purge.PurgeLimits;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes when its time is over, and what does not. */
public abstract class Expiring extends ContractGroup {

    public static final PurgeLimits LIMITS =
            new PurgeLimits(2, 0.5, 100, Duration.ZERO, Duration.ofHours(1), Optional.empty());

    private static final Duration LONG = Duration.ofDays(30);

    public Expiring(Engines engines) {
        super(engines);
    }

    private Scenario keeping(Map<String, Duration> retentions) {
        return tutorial(new DeletionRules(Map.of(), retentions));
    }

    private Scenario atOnce() {
        return keeping(Map.of("users", Duration.ZERO, "stories", Duration.ZERO, "reviews", Duration.ZERO));
    }

    private static Run run(Scenario scenario) {
        return run(scenario, LIMITS);
    }

    private static Run run(Scenario scenario, PurgeLimits limits) {
        Run run = scenario.engine().purge().run(limits, removed -> true);
        Law.holds(scenario.engine());
        return run;
    }

    private static List<Long> counts(Run run) {
        return List.of(run.before(), run.removed(), run.blocked(), run.after());
    }

    private static DeletionState state(Scenario scenario, Deletion deletion) {
        return scenario.engine()
                .deletions()
                .find(Scenario.CALLER, deletion.id())
                .orElseThrow()
                .state();
    }

    private static long rows(Scenario scenario) {
        return scenario.snapshot().rows().size();
    }

    @Test
    void whatHasExpiredGoesWithAllThatIsBelow() {
        Scenario scenario = atOnce();
        Deletion one = scenario.delete("users/1");
        Deletion two = scenario.delete("users/3");
        scenario.delete("reviews/3");

        assertThat(counts(run(scenario))).containsExactly(3L, 2L /* reviews/3 goes with its author */, 0L, 0L);
        assertThat(scenario.live()).isEqualTo("stories/3 users/2");
        assertThat(rows(scenario)).isEqualTo(2);
        assertThat(state(scenario, one)).isEqualTo(DeletionState.PURGED);
        assertThat(state(scenario, two)).isEqualTo(DeletionState.PURGED);
        assertThat(counts(run(scenario))).containsExactly(0L, 0L, 0L, 0L);
    }

    @Test
    void whatHasNotExpiredStays() {
        Scenario scenario = keeping(Map.of("users", LONG, "stories", Duration.ofDays(36_525)));
        scenario.delete("users/1");
        scenario.delete("stories/3");
        scenario.delete("reviews/3");

        assertThat(counts(run(scenario))).containsExactly(0L, 0L, 0L, 0L);
        assertThat(rows(scenario)).isEqualTo(10);
    }

    @Test
    void anEndlessRetentionIsKeptToTheEndOfTheCalendar() {
        Scenario scenario = keeping(Map.of("users", Duration.ofDays(10_000_000)));

        assertThat(scenario.delete("users/1").purgeAt().orElseThrow().toString())
                .startsWith("9999-12-31");
    }

    @Test
    void whatIsRestoredStays() {
        Scenario scenario = atOnce();
        scenario.delete("users/1");
        scenario.restore("users/1");

        assertThat(counts(run(scenario))).containsExactly(0L, 0L, 0L, 0L);
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void aLiveRowIsNotRemovedAndStopsNobodyElse() {
        Scenario scenario = atOnce();
        scenario.delete("users/1");
        scenario.delete("users/3");
        scenario.engine().insert(List.of(TutorialRows.story(9, 1)));

        Run run = scenario.engine().purge().run(LIMITS, removed -> true);

        assertThat(counts(run)).containsExactly(2L, 1L, 1L, 1L);
        assertThat(scenario.live()).contains("stories/9");
        assertThat(scenario.hidden()).contains("users/1").doesNotContain("users/3");
    }

    @Test
    void whatIsHeldWaits() {
        Scenario scenario = atOnce();
        Deletion deletion = scenario.delete("users/1");
        scenario.delete("users/2");
        scenario.engine()
                .holds()
                .place(
                        Scenario.CALLER,
                        List.of(HoldRequest.of(
                                new On.Row(Scenario.ref("stories/2")), HoldKind.PRESERVATION, "a lawsuit")))
                .get(0)
                .orThrow();

        assertThat(counts(run(scenario))).containsExactly(2L, 0L, 2L, 2L);
        assertThat(state(scenario, deletion)).isEqualTo(DeletionState.ACTIVE);
    }

    @Test
    void whatIsBlockedIsTriedAgainLater() {
        Scenario scenario = atOnce();
        scenario.delete("users/1");
        scenario.engine().insert(List.of(TutorialRows.story(9, 1)));
        PurgeLimits atOnce = new PurgeLimits(2, 1, 0, Duration.ZERO, Duration.ofNanos(1000), Optional.empty());
        scenario.engine().purge().run(LIMITS, removed -> true);

        assertThat(counts(scenario.engine().purge().run(LIMITS, removed -> true)))
                .as("not before its time")
                .containsExactly(1L, 0L, 0L, 1L);

        scenario.removeFromOutside("stories/9");
        scenario.restore("users/1");
        scenario.delete("users/1");
        assertThat(counts(run(scenario, atOnce))).containsExactly(1L, 1L, 0L, 0L);
    }

    @Test
    void aChildThatIsKeptForLongerKeepsItsParent() {
        Scenario scenario = keeping(Map.of("users", Duration.ZERO, "stories", LONG));
        scenario.delete("users/1");
        scenario.delete("users/3");

        assertThat(counts(run(scenario))).containsExactly(2L, 1L, 1L, 1L);
        assertThat(scenario.hidden()).contains("users/1", "stories/1");
    }

    @Test
    void aDeletionBelowThatHasNotExpiredKeepsItsParent() {
        Scenario scenario = keeping(Map.of("users", Duration.ZERO, "reviews", LONG));
        scenario.delete("reviews/3");
        scenario.delete("users/1");

        assertThat(counts(run(scenario))).containsExactly(1L, 0L, 1L, 1L);
    }

    @Test
    void aPolicyThatRefusesKeepsIt() {
        Scenario scenario = tutorial(
                new DeletionRules(Map.of("stories", DeletionPolicy.softOnly()), Map.of("users", Duration.ZERO)));
        scenario.delete("users/1");

        assertThat(counts(run(scenario))).containsExactly(1L, 0L, 1L, 1L);
    }

    @Test
    void aRunThatWouldRemoveTooMuchOfTheBinStops() {
        Scenario scenario = atOnce();
        scenario.delete("users/1");
        scenario.delete("users/2");
        PurgeLimits limits = new PurgeLimits(2, 0.5, 1, Duration.ZERO, LONG, Optional.empty());

        Run stopped = run(scenario, limits);

        assertThat(stopped.stopped()).contains("it would remove 2 of 2 deletions");
        assertThat(counts(stopped)).containsExactly(2L, 0L, 0L, 2L);
        assertThat(rows(scenario)).isEqualTo(10);
    }

    @Test
    void aRunThatIsToldToStopStops() {
        Scenario scenario = atOnce();
        scenario.delete("users/1");

        Run run = scenario.engine().purge().run(LIMITS, removed -> false);

        assertThat(run.stopped()).contains("paused");
        assertThat(rows(scenario)).isEqualTo(10);
        assertThat(counts(run(scenario))).containsExactly(1L, 1L, 0L, 0L);
    }

    private static Hold hold(Scenario scenario, String row) {
        return scenario.engine()
                .holds()
                .place(
                        Scenario.CALLER,
                        List.of(HoldRequest.of(new On.Row(Scenario.ref(row)), HoldKind.PRESERVATION, "a lawsuit")))
                .get(0)
                .orThrow()
                .hold();
    }

    @Test
    void whatIsBlockedIsNotCountedAmongWhatARunWouldRemove() {
        Scenario scenario = atOnce().with(TutorialRows.user(4));
        hold(scenario, "users/1");
        hold(scenario, "users/2");
        List.of("users/1", "users/2").forEach(scenario::delete);
        assertThat(counts(run(scenario))).containsExactly(2L, 0L, 2L, 2L);
        scenario.delete("users/4");

        Run run = run(scenario, new PurgeLimits(2, 0.5, 1, Duration.ZERO, LONG, Optional.empty()));

        assertThat(run.stopped()).isEmpty();
        assertThat(counts(run)).containsExactly(3L, 1L, 0L, 2L);
    }

    @Test
    void aRunRemovesNoMoreThanItsShareWhateverBecomesFree() {
        Scenario scenario = atOnce().with(TutorialRows.user(4));
        List<String> users = List.of("users/1", "users/2", "users/4");
        List<Hold> holds = users.stream().map(user -> hold(scenario, user)).toList();
        users.forEach(scenario::delete);
        PurgeLimits soon = new PurgeLimits(2, 0.5, 1, Duration.ZERO, Duration.ZERO, Optional.empty());
        run(scenario, new PurgeLimits(2, 1, 100, Duration.ZERO, Duration.ZERO, Optional.empty()));
        scenario.engine()
                .holds()
                .release(Scenario.CALLER, holds.stream().map(Hold::id).toList(), Optional.empty());

        Run run = run(scenario, soon);

        assertThat(run.stopped()).contains("it has removed 1 of 3 deletions");
        assertThat(counts(run)).containsExactly(3L, 1L, 0L, 2L);
        goesOnWhereSomebodyHasLookedAlone(scenario, soon);
    }

    private static void goesOnWhereSomebodyHasLookedAlone(Scenario scenario, PurgeLimits soon) {
        assertThat(run(scenario, soon).stopped()).contains("it would remove 2 of 2 deletions");
        assertThat(run(scenario, soon).removed()).isZero();
        PurgeLimits confirmed = new PurgeLimits(
                soon.chunk(),
                soon.maxShare(),
                soon.smallBin(),
                Duration.ZERO,
                Duration.ZERO,
                Optional.of(scenario.engine().purge().now().plus(LONG)));

        assertThat(counts(run(scenario, confirmed))).containsExactly(2L, 2L, 0L, 0L);
    }

    @Test
    void aRunThatWasKilledHasCountedWhatItDid() {
        Scenario scenario = atOnce().with(TutorialRows.user(4));
        List.of("users/1", "users/2", "users/4").forEach(scenario::delete);

        assertThatThrownBy(() -> scenario.engine().purge().run(LIMITS, removed -> {
                    if (removed > 0) {
                        throw new IllegalStateException("killed");
                    }
                    return true;
                }))
                .hasMessage("killed");

        Run killed = scenario.engine().purge().latest().orElseThrow();
        assertThat(List.of(killed.before(), killed.removed(), killed.blocked())).containsExactly(3L, 2L, 0L);
        assertThat(killed.ended()).isEmpty();
        assertThat(counts(run(scenario))).containsExactly(1L, 1L, 0L, 0L);
    }
}
