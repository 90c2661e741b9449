package dev.paranoid.testkit.contract.retention;

import static dev.paranoid.testkit.contract.scenario.Asking.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.Parents;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Head;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.history.HistoryEntry;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.retention.RetentionMode;
import dev.paranoid.testkit.Heard;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.contract.scenario.Asking;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hard deletes that can be undone for a while. */
public abstract class Undoing extends ContractGroup {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration MONTH = Duration.ofDays(30);

    public Undoing(Engines engines) {
        super(engines);
    }

    private Scenario undoable(Map<String, Duration> windows) {
        return tutorial(DeletionRules.NONE.undoing(windows));
    }

    private Scenario undoable() {
        return undoable(Map.of("users", WINDOW));
    }

    private static Run run(Scenario scenario) {
        Run run = scenario.engine().purge().run(Expiring.LIMITS, removed -> true);
        Law.holds(scenario.engine());
        return run;
    }

    private static Deletion now(Scenario scenario, DeletionId id) {
        return scenario.engine().deletions().find(Scenario.CALLER, id).orElseThrow();
    }

    private static List<Kind> heard(Scenario scenario, DeletionId id) {
        return scenario.engine().heard().stream()
                .filter(heard -> heard.deletion().equals(id))
                .map(Heard::kind)
                .toList();
    }

    private static void over(Scenario scenario, Deletion deletion) {
        scenario.engine()
                .retention()
                .change(Scenario.CALLER, deletion.id(), RetentionChange.to(deletion.deletedAt(), "time passes"))
                .orThrow();
    }

    @Test
    void itHidesAtOnceAndRemovesNothing() {
        Scenario scenario = undoable();

        Deletion deletion = scenario.remove("users/1");

        assertThat(deletion.mode()).isEqualTo(DeletionMode.HARD);
        assertThat(deletion.state()).isEqualTo(DeletionState.ACTIVE);
        assertThat(deletion.purgeAt()).contains(deletion.deletedAt().plus(WINDOW));
        assertThat(deletion.took()).isEqualTo(Map.of("users", 1L, "stories", 2L, "reviews", 4L));
        assertThat(scenario.live()).isEqualTo("stories/3 users/2 users/3");
        assertThat(run(scenario).before()).isZero();
        assertThat(scenario.snapshot().rows()).hasSize(10);
        assertThat(heard(scenario, deletion.id())).containsExactly(Kind.OPENED);
    }

    @Test
    void aRestoreUndoesIt() {
        Scenario scenario = undoable();
        Deletion deletion = scenario.remove("users/1");

        scenario.restore("users/1");

        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
        assertThat(now(scenario, deletion.id()).state()).isEqualTo(DeletionState.LIFTED);
        assertThat(run(scenario).before()).isZero();
        assertThat(heard(scenario, deletion.id())).containsExactly(Kind.OPENED, Kind.LIFTED);
    }

    @Test
    void whenItsTimeIsOverItIsCarriedOut() {
        Scenario scenario = undoable();
        Deletion deletion = scenario.remove("users/1");
        over(scenario, deletion);

        assertThat(run(scenario).removed()).isEqualTo(1);

        assertThat(scenario.snapshot().rows()).hasSize(3 /* stories/3 users/2 users/3 */);
        assertThat(now(scenario, deletion.id()).state()).isEqualTo(DeletionState.PURGED);
        assertThat(heard(scenario, deletion.id())).containsExactly(Kind.OPENED, Kind.SHORTENED, Kind.PURGED);
        Scenario.refusal(scenario.tryRestore(Parents.REFUSE, deletion.id()), Purged.class);
        Scenario.refusal(scenario.tryDelete(DeletionMode.HARD, "users/1"), Purged.class);
    }

    @Test
    void whatIsKeptForLongerGoesAlongAsWithAnyHardDelete() {
        Scenario scenario = tutorial(new DeletionRules(Map.of(), Map.of("stories", MONTH, "reviews", MONTH))
                .undoing(Map.of("users", WINDOW)));
        scenario.delete("reviews/3");
        Deletion deletion = scenario.remove("users/1");
        over(scenario, deletion);

        assertThat(run(scenario).removed()).isEqualTo(1);
        assertThat(scenario.snapshot().rows()).hasSize(3);
    }

    @Test
    void aRowThatAnotherProgramInsertsBelowKeepsIt() {
        Scenario scenario = undoable();
        Deletion deletion = scenario.remove("users/1");
        scenario.engine().insert(List.of(TutorialRows.story(9, 1)));
        over(scenario, deletion);

        Run run = scenario.engine().purge().run(Expiring.LIMITS, removed -> true);

        assertThat(List.of(run.removed(), run.blocked())).containsExactly(0L, 1L);
        assertThat(scenario.live()).contains("stories/9");
        assertThat(scenario.engine().purge().blocked(9).get(0).detail()).contains("live stories");
    }

    @Test
    void whatWasHiddenBeforeGoesWhenTheWindowIsOver() {
        Scenario scenario =
                tutorial(new DeletionRules(Map.of(), Map.of("users", MONTH)).undoing(Map.of("users", WINDOW)));
        Deletion deletion = scenario.delete("users/1");

        Deletion scheduled = scenario.remove("users/1");

        assertThat(scheduled.id()).isEqualTo(deletion.id());
        assertThat(scheduled.mode()).isEqualTo(DeletionMode.HARD);
        assertThat(scheduled.purgeAt().orElseThrow())
                .isBetween(
                        deletion.deletedAt().plus(WINDOW), deletion.deletedAt().plus(WINDOW.multipliedBy(2)));
        assertThat(now(scenario, deletion.id())).isEqualTo(scheduled);
        assertThat(scenario.engine().retention().history(Scenario.CALLER, deletion.id()).orElseThrow().stream()
                        .map(HistoryEntry::what))
                .containsExactly(HistoryEntry.What.DELETED, HistoryEntry.What.SHORTENED);
        scenario.restore("users/1");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void askedTwiceItIsTheSame() {
        Scenario scenario = undoable();
        Deletion first = scenario.remove("users/1");

        Deleted hard = scenario.tryDelete(DeletionMode.HARD, "users/1").orThrow();
        Deleted soft = scenario.tryDelete(DeletionMode.SOFT, "users/1").orThrow();

        assertThat(List.of(hard, soft)).allMatch(Deleted::unchanged);
        assertThat(List.of(hard.deletion(), soft.deletion())).containsOnly(first);
    }

    @Test
    void whoPurgesTheDeletionDoesNotWait() {
        Scenario scenario = undoable();
        Deletion deletion = scenario.remove("users/1");

        assertThat(scenario.tryPurge(deletion.id()).orThrow().deletion().state())
                .isEqualTo(DeletionState.PURGED);
        assertThat(scenario.snapshot().rows()).hasSize(3);
    }

    @Test
    void theLongestWindowOfAllThatWouldGoCounts() {
        Scenario scenario = undoable(Map.of("users", WINDOW, "stories", MONTH));

        Deletion user = scenario.remove("users/1");

        assertThat(user.purgeAt()).contains(user.deletedAt().plus(MONTH));
        assertThat(scenario.remove("reviews/4").state()).isEqualTo(DeletionState.PURGED);
    }

    @Test
    void someOfABatchWaitAndOthersGo() {
        Scenario scenario = undoable(Map.of("stories", WINDOW));

        List<Answer<Deleted>> answers =
                scenario.tryDeleteAll(DeletionMode.HARD, "reviews/3", "stories/1", "users/9", "reviews/2");

        assertThat(Scenario.codes(answers)).containsExactly("ok", "ok", "not-found", "ok");
        assertThat(scenario.live()).isEqualTo("stories/2 stories/3 users/1 users/2 users/3");
        assertThat(scenario.hidden()).isEqualTo("reviews/1 reviews/4 stories/1");
    }

    @Test
    void whatRefusesAHardDeleteRefusesItAtOnce() {
        Scenario policy = tutorial(new DeletionRules(Map.of("stories", DeletionPolicy.softOnly()), Map.of())
                .undoing(Map.of("users", WINDOW)));
        Scenario mode = tutorial(new DeletionRules(Map.of(), Map.of("stories", MONTH))
                .binding(Map.of("stories", RetentionMode.COMPLIANCE))
                .undoing(Map.of("users", WINDOW)));
        Scenario held = undoable();
        held.engine()
                .holds()
                .place(
                        Scenario.CALLER,
                        List.of(HoldRequest.of(
                                new On.Row(Scenario.ref("stories/1")), HoldKind.PRESERVATION, "a lawsuit")));

        Scenario.refusal(policy.tryDelete(DeletionMode.HARD, "users/1"), HeldBack.class);
        Scenario.refusal(mode.tryDelete(DeletionMode.HARD, "users/1"), HeldBack.class);
        Scenario.refusal(held.tryDelete(DeletionMode.HARD, "users/1"), Held.class);
        assertThat(List.of(policy.live(), mode.live(), held.live())).containsOnly(TutorialRows.ALL);
    }

    /** A job never removes a live row, so it could never be carried out. */
    @Test
    void whatWouldGoButStaysLiveMeanwhileRefusesIt() {
        Scenario scenario = over(
                        parentsAndChildren(OnDelete.KEEP, OnDelete.CASCADE),
                        DeletionRules.NONE.undoing(Map.of("parents", WINDOW)))
                .with(parent(1), child(1, 1), parent(2));

        Scenario.refusal(scenario.tryDelete(DeletionMode.HARD, "parents/1"), Restricted.class);
        scenario.remove("parents/2");
        assertThat(scenario.live()).isEqualTo("children/1 parents/1");
    }

    @Test
    void aRequestIsAcceptedAndWithdrawn() {
        Scenario scenario = undoable();
        Asking asking = new Asking(scenario.engine());
        Request remove = new Request(
                new Head(new RequestId("a"), "f", "users/1", Optional.empty()),
                new Request.Delete(DeletionMode.HARD, List.of(Scenario.ref("users/1")), Optional.empty()));

        assertThat(asking.ask(remove)).containsExactly("accepted");
        assertThat(scenario.live()).doesNotContain("users/1");
        assertThat(asking.ask(withdraw("b", "a"))).containsExactly("done");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
        assertThat(run(scenario).before()).isZero();
    }
}
