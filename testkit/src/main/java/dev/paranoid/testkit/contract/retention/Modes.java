package dev.paranoid.testkit.contract.retention;

import static dev.paranoid.testkit.contract.retention.Retained.DAY;
import static dev.paranoid.testkit.contract.retention.Retained.MONTH;
import static dev.paranoid.testkit.contract.retention.Retained.WHY;
import static dev.paranoid.testkit.contract.retention.Retained.change;
import static dev.paranoid.testkit.contract.retention.Retained.history;
import static dev.paranoid.testkit.contract.retention.Retained.last;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.retention.RetentionMode;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a retention mode keeps, from everybody. */
public abstract class Modes extends ContractGroup {

    public Modes(Engines engines) {
        super(engines);
    }

    private Scenario bound(RetentionMode mode) {
        return tutorial(
                new DeletionRules(Map.of(), Map.of("users", MONTH, "stories", MONTH)).binding(Map.of("users", mode)));
    }

    @Test
    void underComplianceNobodyShortensOrRemoves() {
        Scenario scenario = bound(RetentionMode.COMPLIANCE);
        Deletion deletion = scenario.delete("users/1");
        Caller bypassing = Caller.bypassing(Scenario.CALLER);

        Scenario.refusal(change(scenario, bypassing, deletion, RetentionChange.shortening(DAY, WHY)), HeldBack.class);
        Scenario.refusal(scenario.engine().deletions().purge(bypassing, deletion.id()), HeldBack.class);
        Scenario.refusal(scenario.tryDelete(DeletionMode.HARD, "users/1"), HeldBack.class);
        Scenario.refusal(scenario.tryDelete(DeletionMode.HARD, "users/2"), HeldBack.class);
        change(scenario, deletion, RetentionChange.extending(DAY, WHY)).orThrow();

        assertThat(history(scenario, deletion))
                .containsExactly("deleted", "change-refused", "removal-refused", "removal-refused", "extended");
        assertThat(last(scenario, deletion).moved()).isPresent();
        assertThat(scenario.hidden()).contains("users/1");
        scenario.restore("users/1");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void underGovernanceWhoMayAndSaysSoShortensAndRemoves() {
        Scenario scenario = bound(RetentionMode.GOVERNANCE);
        Deletion deletion = scenario.delete("users/1");
        Deletion other = scenario.delete("users/3");

        Scenario.refusal(change(scenario, deletion, RetentionChange.shortening(DAY, WHY)), HeldBack.class);
        Scenario.refusal(scenario.tryPurge(deletion.id()), HeldBack.class);
        Scenario.refusal(
                scenario.engine()
                        .deletions()
                        .purge(Caller.bypassing(new Retained.Only(Caller.Verb.PURGE)), deletion.id()),
                HeldBack.class);
        Caller bypassing = Caller.bypassing(Scenario.CALLER);
        change(scenario, bypassing, deletion, RetentionChange.shortening(DAY, WHY))
                .orThrow();
        scenario.engine().deletions().purge(bypassing, deletion.id()).orThrow();
        scenario.tryRemove(bypassing, "users/3").orThrow();

        assertThat(history(scenario, deletion))
                .containsExactly(
                        "deleted", "change-refused", "removal-refused", "removal-refused", "shortened", "purged");
        assertThat(history(scenario, other)).containsExactly("deleted", "purged");
    }

    @Test
    void aModeBelowIsNotGotRoundByRemovingTheParent() {
        Scenario scenario = tutorial(new DeletionRules(Map.of(), Map.of("stories", MONTH))
                .binding(Map.of("stories", RetentionMode.COMPLIANCE)));
        Deletion user = scenario.delete("users/1");

        Scenario.refusal(scenario.tryPurge(user.id()), HeldBack.class);
        Scenario.refusal(scenario.tryDelete(DeletionMode.HARD, "users/2"), HeldBack.class);
        scenario.delete("users/3");
        scenario.remove("users/3");
        assertThat(scenario.hidden()).contains("users/1", "stories/1");
    }

    @Test
    void whatHasExpiredIsRemovedWhateverTheMode() {
        Scenario scenario = tutorial(new DeletionRules(Map.of(), Map.of("users", Duration.ZERO))
                .binding(Map.of("users", RetentionMode.COMPLIANCE)));
        Deletion deletion = scenario.delete("users/1");
        scenario.delete("users/3");

        scenario.tryPurge(deletion.id()).orThrow();
        assertThat(scenario.engine()
                        .purge()
                        .run(Expiring.LIMITS, removed -> true)
                        .removed())
                .isEqualTo(1);
    }
}
