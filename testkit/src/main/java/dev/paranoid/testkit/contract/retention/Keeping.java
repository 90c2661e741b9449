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
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long what was deleted is kept, and who moves that. */
public abstract class Keeping extends ContractGroup {

    public Keeping(Engines engines) {
        super(engines);
    }

    private Scenario kept() {
        return tutorial(new DeletionRules(Map.of(), Map.of("users", MONTH)));
    }

    private static Instant purgeAt(Scenario scenario, Deletion deletion) {
        return scenario.engine()
                .deletions()
                .find(Scenario.CALLER, deletion.id())
                .flatMap(Deletion::purgeAt)
                .orElseThrow();
    }

    @Test
    void aRetentionIsExtendedAndShortened() {
        Scenario scenario = kept();
        Deletion deletion = scenario.delete("users/1");
        Instant end = deletion.purgeAt().orElseThrow();

        assertThat(change(scenario, deletion, RetentionChange.extending(DAY, WHY))
                        .orThrow()
                        .purgeAt())
                .contains(end.plus(DAY));
        change(scenario, deletion, RetentionChange.shortening(DAY.multipliedBy(2), WHY))
                .orThrow();
        assertThat(purgeAt(scenario, deletion)).isEqualTo(end.minus(DAY));
        change(scenario, deletion, RetentionChange.to(end, WHY)).orThrow();
        change(scenario, deletion, RetentionChange.to(end, "the same again")).orThrow();

        assertThat(purgeAt(scenario, deletion)).isEqualTo(end);
        assertThat(history(scenario, deletion)).containsExactly("deleted", "extended", "shortened", "extended");
        assertThat(last(scenario, deletion).by().reason()).contains(WHY);
        assertThat(last(scenario, deletion).moved().orElseThrow().from()).contains(end.minus(DAY));
    }

    @Test
    void whatIsShortenedToNowGoesAndWhatIsExtendedStays() {
        Scenario scenario = kept();
        Deletion one = scenario.delete("users/1");
        Deletion two = scenario.delete("users/2");
        change(scenario, one, RetentionChange.to(one.deletedAt(), WHY)).orThrow();
        change(scenario, two, RetentionChange.to(two.deletedAt(), WHY)).orThrow();
        change(scenario, two, RetentionChange.extending(Duration.ofDays(36_525), WHY))
                .orThrow();

        assertThat(scenario.engine()
                        .purge()
                        .run(Expiring.LIMITS, removed -> true)
                        .removed())
                .isEqualTo(1);
        assertThat(scenario.hidden()).contains("users/2").doesNotContain("users/1");
        assertThat(history(scenario, one)).containsExactly("deleted", "shortened", "purged");
        assertThat(last(scenario, one).by().actor()).isEqualTo("retention");
        assertThat(last(scenario, one).by().reason()).contains("expired");
        assertThat(last(scenario, one).cause()).isPresent();
    }

    @Test
    void nobodyShortensItBelowThePolicysMinimum() {
        Scenario scenario =
                tutorial(new DeletionRules(Map.of("users", DeletionPolicy.hardOnlyAfter(DAY)), Map.of("users", MONTH)));
        Deletion deletion = scenario.delete("users/1");
        Instant earliest = deletion.deletedAt().plus(DAY);

        HeldBack refused = Scenario.refusal(
                change(scenario, deletion, RetentionChange.to(earliest.minusNanos(1000), WHY)), HeldBack.class);
        assertThat(refused.until()).contains(earliest);
        assertThat(last(scenario, deletion).refused()).contains("minimum-retention");
        assertThat(purgeAt(scenario, deletion)).isEqualTo(deletion.purgeAt().orElseThrow());
        change(scenario, deletion, RetentionChange.to(earliest, WHY)).orThrow();
        assertThat(history(scenario, deletion)).containsExactly("deleted", "change-refused", "shortened");
    }

    @Test
    void wrongInputMovesNothing() {
        Scenario scenario = kept();
        Deletion deletion = scenario.delete("users/1");
        Deletion endless = scenario.delete("stories/3");
        List.of(
                        RetentionChange.to(deletion.deletedAt().minusSeconds(1), WHY),
                        RetentionChange.to(Instant.MAX, WHY),
                        RetentionChange.to(Instant.MIN, WHY),
                        RetentionChange.extending(Duration.ZERO, WHY),
                        RetentionChange.extending(DAY.negated(), WHY),
                        RetentionChange.shortening(Duration.ofSeconds(Long.MAX_VALUE), WHY),
                        RetentionChange.extending(DAY, " "))
                .forEach(wrong -> Scenario.refusal(change(scenario, deletion, wrong), Malformed.class));
        Scenario.refusal(change(scenario, endless, RetentionChange.extending(DAY, WHY)), Malformed.class);

        assertThat(history(scenario, deletion)).containsExactly("deleted");
        assertThat(change(scenario, deletion, RetentionChange.extending(Duration.ofSeconds(Long.MAX_VALUE), WHY))
                        .orThrow()
                        .purgeAt()
                        .orElseThrow()
                        .toString())
                .startsWith("9999-12-31");
        assertThat(change(
                                scenario,
                                endless,
                                RetentionChange.to(endless.deletedAt().plus(DAY), WHY))
                        .orThrow()
                        .purgeAt())
                .isPresent();
    }

    @Test
    void whatHasEndedIsNotMoved() {
        Scenario scenario = kept();
        Deletion restored = scenario.delete("users/1");
        scenario.restore("users/1");
        Deletion purged = scenario.delete("users/2");
        scenario.tryPurge(purged.id()).orThrow();
        RetentionChange change = RetentionChange.extending(DAY, WHY);

        Scenario.refusal(change(scenario, restored, change), NotDeleted.class);
        Scenario.refusal(change(scenario, purged, change), Purged.class);
        Scenario.refusal(change(scenario, new Retained.Only(Caller.Verb.HOLD), purged, change), NotFound.class);
        assertThat(history(scenario, restored)).containsExactly("deleted", "restored");
        assertThat(last(scenario, restored).by().actor()).isEqualTo(Scenario.CALLER.name());
        assertThat(last(scenario, restored).by().reason()).isEmpty();
        assertThat(last(scenario, restored).cause()).isEmpty();
        assertThat(history(scenario, purged)).containsExactly("deleted", "purged");
    }
}
