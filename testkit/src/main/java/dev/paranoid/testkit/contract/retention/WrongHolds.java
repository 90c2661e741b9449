package dev.paranoid.testkit.contract.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.Holds.Placed;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Refusal.UnknownType;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds that cannot be placed: on what is not there, without a reason, or that end before they begin. */
public abstract class WrongHolds extends ContractGroup {

    public WrongHolds(Engines engines) {
        super(engines);
    }

    private static Answer<Placed> place(Scenario scenario, On on) {
        return scenario.engine()
                .holds()
                .place(Scenario.CALLER, List.of(HoldRequest.of(on, HoldKind.FREEZE, "a lawsuit")))
                .get(0);
    }

    @Test
    void aHoldOnWhatIsNotThereIsRefused() {
        Scenario scenario = tutorial();
        Deletion lifted = scenario.delete("stories/1");
        scenario.restore("stories/1");
        scenario.remove("stories/2");

        Scenario.refusal(place(scenario, new On.Row(Scenario.ref("stories/9"))), NotFound.class);
        Scenario.refusal(place(scenario, new On.Row(Scenario.ref("stories/2"))), Purged.class);
        Scenario.refusal(place(scenario, new On.Row(Scenario.ref("nobody/1"))), UnknownType.class);
        Scenario.refusal(place(scenario, new On.Type("nobody")), UnknownType.class);
        Scenario.refusal(place(scenario, new On.OfDeletion(lifted.id())), NotDeleted.class);
        Scenario.refusal(place(scenario, new On.OfDeletion(new DeletionId(99_999))), NotFound.class);
    }

    @Test
    void aHoldNeedsAReasonAndAnEndBehindItsBeginning() {
        Scenario scenario = tutorial();
        On story = new On.Row(Scenario.ref("stories/1"));
        Instant now = place(scenario, new On.Row(Scenario.ref("reviews/3")))
                .orThrow()
                .hold()
                .placedAt();
        List<HoldRequest> wrong = List.of(
                HoldRequest.of(story, HoldKind.FREEZE, "  "),
                HoldRequest.of(story, HoldKind.FREEZE, "x".repeat(1001)),
                until(story, now.minusSeconds(1)),
                until(story, Instant.MAX));

        assertThat(Scenario.codes(scenario.engine().holds().place(Scenario.CALLER, wrong)))
                .containsOnly("bad-request");
        scenario.remove("stories/1");
    }

    private static HoldRequest until(On on, Instant until) {
        return new HoldRequest(
                on, HoldKind.FREEZE, "a lawsuit", Optional.empty(), Optional.empty(), Optional.of(until));
    }
}
