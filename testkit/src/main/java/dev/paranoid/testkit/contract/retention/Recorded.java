package dev.paranoid.testkit.contract.retention;

import static dev.paranoid.testkit.contract.retention.Retained.DAY;
import static dev.paranoid.testkit.contract.retention.Retained.MONTH;
import static dev.paranoid.testkit.contract.retention.Retained.WHY;
import static dev.paranoid.testkit.contract.retention.Retained.change;
import static dev.paranoid.testkit.contract.retention.Retained.history;
import static dev.paranoid.testkit.contract.retention.Retained.last;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is recorded of a deletion, and for how long. */
public abstract class Recorded extends ContractGroup {

    public Recorded(Engines engines) {
        super(engines);
    }

    private Scenario kept() {
        return tutorial(new DeletionRules(Map.of(), Map.of("users", MONTH)));
    }

    @Test
    void whoHasNoRightIsRefusedAndRecorded() {
        Scenario scenario = kept();
        Deletion deletion = scenario.delete("users/1");

        Scenario.refusal(
                change(scenario, new Retained.Only(Caller.Verb.PURGE), deletion, RetentionChange.extending(DAY, WHY)),
                Forbidden.class);
        Scenario.refusal(
                change(scenario, new Retained.Only(Caller.Verb.RETAIN), deletion, RetentionChange.shortening(DAY, WHY)),
                Forbidden.class);
        assertThat(last(scenario, deletion).by().actor()).isEqualTo("only retain");
        change(scenario, new Retained.Only(Caller.Verb.RETAIN), deletion, RetentionChange.extending(DAY, WHY))
                .orThrow();
        assertThat(history(scenario, deletion))
                .containsExactly("deleted", "change-refused", "change-refused", "extended");
        assertThat(scenario.engine().retention().history(new Retained.Only(Caller.Verb.HOLD), deletion.id()))
                .isEmpty();
    }

    /** He may read it, and tries on and on. */
    @Test
    void refusedAttemptsCrowdOutNothingThatWasDone() {
        Scenario scenario = kept();
        Deletion deletion = scenario.delete("users/1");
        for (int attempt = 0; attempt <= Retention.REFUSALS; attempt++) {
            Scenario.refusal(
                    change(
                            scenario,
                            new Retained.Only(Caller.Verb.READ),
                            deletion,
                            RetentionChange.extending(DAY, WHY)),
                    Forbidden.class);
        }

        change(scenario, deletion, RetentionChange.extending(DAY, WHY)).orThrow();

        assertThat(history(scenario, deletion)).hasSize(Retention.REFUSALS + 2).endsWith("extended");
    }

    @Test
    void holdsAreInTheHistory() {
        Scenario scenario = kept();
        Deletion deletion = scenario.delete("users/1");
        HoldId onDeletion = hold(scenario, new On.OfDeletion(deletion.id()));
        HoldId onRow = hold(scenario, new On.Row(Scenario.ref("users/1")));
        hold(scenario, new On.Row(Scenario.ref("users/3")));
        scenario.engine().holds().release(Scenario.CALLER, List.of(onDeletion, onRow), Optional.of("over"));
        scenario.restore("users/1");

        assertThat(scenario.engine().retention().history(Scenario.CALLER, deletion.id()).orElseThrow().stream()
                        .flatMap(entry -> entry.hold().stream()))
                .containsExactlyInAnyOrder(onDeletion, onDeletion, onRow, onRow);
        assertThat(history(scenario, deletion)).startsWith("deleted").endsWith("restored");
    }

    private static HoldId hold(Scenario scenario, On on) {
        return scenario.engine()
                .holds()
                .place(Scenario.CALLER, List.of(HoldRequest.of(on, HoldKind.PRESERVATION, WHY)))
                .get(0)
                .orThrow()
                .hold()
                .id();
    }

    @Test
    void whatHasEndedLongAgoIsForgottenButForWhatAHoldNeeds() {
        Scenario scenario = kept();
        Deletion active = scenario.delete("users/3");
        scenario.removeFromOutside("reviews/4");
        Deletion restored = scenario.delete("stories/1");
        HoldId hold = hold(scenario, new On.OfDeletion(restored.id()));
        scenario.restore("stories/1");
        Deletion purged = scenario.delete("stories/3");
        Deletion removal = scenario.tryPurge(purged.id()).orThrow().deletion();

        assertThat(scenario.engine().paranoid().closed().forget(DAY)).isZero();
        Duration nothing = Duration.ofDays(-1);
        assertThat(scenario.engine().paranoid().closed().forget(nothing)).isEqualTo(2);
        assertThat(scenario.snapshot().deletions().keySet()).containsExactly(active.id(), restored.id());
        assertThat(scenario.engine().retention().history(Scenario.CALLER, removal.id()))
                .isEmpty();
        scenario.engine().holds().release(Scenario.CALLER, List.of(hold), Optional.empty());
        assertThat(scenario.engine().paranoid().closed().forget(nothing)).isEqualTo(1);
        assertThat(history(scenario, active)).containsExactly("deleted");
        assertThat(scenario.restore("users/3").restored()).isNotEmpty();
    }
}
