package dev.paranoid.testkit.contract.call;

import static dev.paranoid.testkit.contract.scenario.Asking.delete;
import static dev.paranoid.testkit.contract.scenario.Asking.lift;
import static dev.paranoid.testkit.contract.scenario.Asking.request;
import static dev.paranoid.testkit.contract.scenario.Asking.restore;
import static dev.paranoid.testkit.contract.scenario.Asking.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.RequestTooLarge;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Delete;
import dev.paranoid.application.request.Request.Head;
import dev.paranoid.application.request.Request.Unreadable;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.testkit.contract.scenario.Asking;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Requests with an identity have one effect and one answer, however often and in whatever order they come. */
public abstract class Repeats extends ContractGroup {

    private final Scenario scenario = tutorial();
    private final Asking asking = new Asking(scenario.engine());

    public Repeats(Engines engines) {
        super(engines);
    }

    @Test
    void aRequestIsCarriedOutOnce() {
        assertThat(asking.ask(delete("a", "users/1"))).containsExactly("done");
        scenario.restore("users/1");

        assertThat(asking.ask(delete("a", "users/1"))).containsExactly("repeated repeated");

        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
        assertThat(asking.answers()).containsExactly("a done");
    }

    @Test
    void twiceInOneBatchIsOnce() {
        assertThat(asking.ask(delete("a", "users/1"), delete("b", "users/2"), delete("a", "users/1")))
                .containsExactly("done", "done", "repeated repeated");
    }

    @Test
    void anIdIsNotUsedForAnotherRequest() {
        asking.ask(delete("a", "users/1"));

        assertThat(asking.ask(delete("a", "users/2"))).containsExactly("repeated request-id-reused");
        assertThat(asking.ask(delete("A", "users/2"), delete("a ", "users/3"))).containsExactly("done", "done");
        assertThat(asking.ask(delete("x", "stories/1"), delete("x", "stories/2")))
                .containsExactly("done", "repeated request-id-reused");
    }

    @Test
    void refusalsStayWithTheirItem() {
        assertThat(asking.ask(
                        delete("a", "users/1"),
                        delete("b", "users/9"),
                        delete("c", "ghosts/1"),
                        delete("d", "users/x"),
                        delete("e", "users/2")))
                .containsExactly("done", "refused not-found", "refused unknown-type", "refused bad-request", "done");
        assertThat(asking.ask(delete("b", "users/9"))).containsExactly("repeated repeated");
    }

    @Test
    void severalRowsAreOneRequestAndOneAnswer() {
        List<Outcome> outcomes = asking.ask(List.of(delete("a", "users/1", "users/9", "users/2")));

        assertThat(Scenario.codes(outcomes.get(0).deletions())).containsExactly("ok", "not-found", "ok");
        assertThat(asking.answers()).containsExactly("a done");
        assertThat(asking.ask(withdraw("b", "a"))).containsExactly("done");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void theSameRowAgainIsUnchanged() {
        assertThat(asking.ask(delete("a", "users/1"), delete("b", "users/1"))).containsExactly("done", "unchanged");
        assertThat(asking.ask(delete("c", "users/1"))).containsExactly("unchanged");
        assertThat(asking.ask(restore(Parents.REFUSE, "d", "users/1"))).containsExactly("done");
        assertThat(asking.ask(restore(Parents.REFUSE, "e", "users/1"))).containsExactly("unchanged not-deleted");
    }

    @Test
    void requestsOfOneKeyKeepTheirOrder() {
        assertThat(asking.ask(
                        delete("a", "users/1"),
                        delete("b", "users/2"),
                        restore(Parents.REFUSE, "c", "users/1"),
                        delete("d", "users/1"),
                        delete(DeletionMode.HARD, "e", "users/2"),
                        delete("f", "users/2")))
                .containsExactly("done", "done", "done", "done", "done", "refused purged");
        assertThat(scenario.live()).isEqualTo("users/3");
    }

    @Test
    void aDeletionIsLiftedWhenTheLastRequestIsWithdrawn() {
        asking.ask(delete("a", "users/1"));
        asking.ask(delete("b", "users/1"));

        assertThat(asking.ask(withdraw("c", "a"))).containsExactly("done withdrawn");
        assertThat(scenario.live()).doesNotContain("users/1");
        assertThat(asking.ask(withdraw("d", "b"))).containsExactly("done");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
        assertThat(asking.ask(withdraw("e", "b"))).containsExactly("unchanged not-deleted");
    }

    @Test
    void twoWithdrawnTogetherAreBothAnswered() {
        asking.ask(delete("a", "users/1"), delete("b", "users/1"));

        assertThat(asking.ask(withdraw("c", "a"), withdraw("d", "b"), withdraw("e", "a")))
                .containsExactly("done", "done", "done");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void aWithdrawalMayComeFirst() {
        assertThat(asking.ask(withdraw("b", "a"))).containsExactly("done withdrawn");
        assertThat(asking.ask(withdraw("c", "a"))).containsExactly("unchanged not-deleted");
        assertThat(asking.ask(delete("a", "users/1"))).containsExactly("unchanged already-restored");
        assertThat(asking.ask(delete("a", "users/1"))).containsExactly("repeated repeated");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void aPairInOneBatchEndsTheSameInEitherOrder() {
        assertThat(asking.ask(delete("a", "users/1"), withdraw("b", "a"))).containsExactly("done", "done");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
        assertThat(asking.ask(withdraw("d", "c"), delete("c", "users/1")))
                .containsExactly("done withdrawn", "unchanged already-restored");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void whoeverAsksOutrightIsNotWithdrawn() {
        scenario.delete("users/1");
        asking.ask(delete("a", "users/1"));
        asking.ask(withdraw("b", "a"));
        assertThat(scenario.live()).doesNotContain("users/1");

        asking.ask(delete("c", "users/2"));
        scenario.delete("users/2");
        asking.ask(withdraw("d", "c"));
        assertThat(scenario.live()).doesNotContain("users/2");
    }

    @Test
    void requestsOfOneIdFromTwoSourcesAreTwo() {
        Asking elsewhere = new Asking(scenario.engine(), Caller.anonymous("elsewhere"));
        assertThat(elsewhere.ask(withdraw("b", "a"))).containsExactly("done withdrawn");
        assertThat(asking.ask(delete("a", "users/1"))).containsExactly("done");
        assertThat(elsewhere.ask(delete("a", "users/2"))).containsExactly("unchanged already-restored");
        assertThat(elsewhere.ask(delete("c", "users/1"), delete("d", "users/2")))
                .containsExactly("unchanged", "done");
        assertThat(asking.ask(delete("d", "users/3"))).containsExactly("done");

        assertThat(elsewhere.ask(withdraw("e", "d"))).containsExactly("done");

        assertThat(scenario.live()).contains("users/2").doesNotContain("users/1", "users/3");
        assertThat(asking.ask(withdraw("e", "a"))).containsExactly("done withdrawn");
        assertThat(scenario.live()).doesNotContain("users/1");
        assertThat(elsewhere.ask(withdraw("f", "c"))).containsExactly("done");
        assertThat(scenario.live()).contains("users/1").doesNotContain("users/3");
    }

    @Test
    void aRestoreOfTheRowLiftsOutright() {
        asking.ask(delete("a", "users/1"), delete("b", "users/1"));
        scenario.restore("users/1");
        Deletion again = scenario.delete("users/1");

        assertThat(asking.ask(withdraw("c", "a"))).containsExactly("unchanged not-deleted");
        assertThat(scenario.live()).doesNotContain("users/1");
        assertThat(asking.ask(lift("d", again.id()), lift("e", again.id()))).containsExactly("done", "done");
        assertThat(asking.ask(lift("f", again.id()))).containsExactly("unchanged not-deleted");
        assertThat(asking.ask(lift("g", new DeletionId(4711)))).containsExactly("refused not-found");
    }

    @Test
    void aRefusedWithdrawalChangesNothing() {
        asking.ask(delete("a", "stories/1"));
        asking.ask(delete("b", "users/1"));

        assertThat(asking.ask(withdraw(Parents.REFUSE, "c", "a"))).containsExactly("refused parent-deleted");
        scenario.restore("users/1");
        assertThat(scenario.live()).doesNotContain("stories/1");
        assertThat(asking.ask(withdraw(Parents.REFUSE, "d", "a"))).containsExactly("done");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void tooLateIsRefusedAndUnreadableIsRejected() {
        Head late = new Head(new RequestId("a"), "f", "k", Optional.of(Instant.EPOCH));
        Head wrong = new Head(new RequestId("b"), "g", "k", Optional.empty());

        assertThat(asking.ask(
                        new Request(late, delete("x", "users/1").demand()),
                        new Request(wrong, new Unreadable("bad-request", "gibberish")),
                        delete("c", "users/2")))
                .containsExactly("refused expired", "rejected bad-request", "done");
        assertThat(scenario.live()).contains("users/1").doesNotContain("users/2");
    }

    /** Nothing can be written for the culprit once it has been carried out. */
    private List<Outcome> failingFor(Request culprit, List<Request> batch, Supplier<RuntimeException> failure) {
        return scenario.engine()
                .requests()
                .carryOut(
                        Asking.CALLER,
                        batch,
                        told -> told.forEach(outcome -> {
                            if (outcome.request().equals(culprit)
                                    && outcome.code().isEmpty()) {
                                throw failure.get();
                            }
                        }));
    }

    @Test
    void aCulpritStandsAlone() {
        Request culprit =
                request("bad", "k", new Delete(DeletionMode.SOFT, Scenario.refs("users/3"), Optional.empty()));
        List<Request> batch =
                List.of(delete("a", "users/1"), culprit, delete("b", "users/2"), delete("c", "stories/3"));

        List<Outcome> outcomes = failingFor(culprit, batch, () -> new IllegalStateException("on purpose"));

        assertThat(outcomes.stream().map(Asking::text))
                .containsExactly("done", "rejected internal-error", "done", "done");
        assertThat(scenario.live()).isEqualTo("users/3");
        assertThat(asking.ask(batch).stream().map(Asking::text))
                .as("an id that was answered by internal-error is free")
                .containsExactly("repeated repeated", "done", "repeated repeated", "repeated repeated");
    }

    @Test
    void whatIsTooLargeForTheDatabaseStandsAlone() {
        Request culprit = delete("large", "users/3");
        List<Request> batch = List.of(delete("a", "users/1"), culprit);

        List<Outcome> outcomes =
                failingFor(culprit, batch, () -> new RequestTooLarge(new IllegalStateException("on purpose")));

        assertThat(outcomes.stream().map(Asking::text)).containsExactly("done", "rejected too-large");
        assertThat(scenario.live()).contains("users/3").doesNotContain("users/1");
    }

    @Test
    void whenTheDatabaseIsAwayNothingIsAnswered() {
        List<Request> batch = List.of(delete("a", "users/1"), delete("b", "users/2"));

        assertThatThrownBy(() -> scenario.engine().requests().carryOut(Asking.CALLER, batch, told -> {
                    throw new Unavailable("on purpose", Duration.ZERO, new IllegalStateException());
                }))
                .isInstanceOf(Unavailable.class);

        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
        assertThat(asking.ask(batch).stream().map(Asking::text)).containsExactly("done", "done");
    }
}
