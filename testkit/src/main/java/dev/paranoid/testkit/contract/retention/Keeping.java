package dev.paranoid.testkit.contract.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.RetentionChange;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.history.HistoryEntry;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.retention.RetentionMode;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long what was deleted is kept, who moves that, and what is kept of it. */
public abstract class Keeping extends ContractGroup {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String WHY = "because";

    public Keeping(Engines engines) {
        super(engines);
    }

    private Scenario kept() {
        return tutorial(new DeletionRules(Map.of(), Map.of("users", MONTH)));
    }

    private Scenario bound(RetentionMode mode) {
        return tutorial(
                new DeletionRules(Map.of(), Map.of("users", MONTH, "stories", MONTH)).binding(Map.of("users", mode)));
    }

    private static Answer<Deletion> change(Scenario scenario, Deletion deletion, RetentionChange change) {
        return change(scenario, Scenario.CALLER, deletion, change);
    }

    private static Answer<Deletion> change(
            Scenario scenario, Caller caller, Deletion deletion, RetentionChange change) {
        return scenario.engine().retention().change(caller, deletion.id(), change);
    }

    private static List<String> history(Scenario scenario, Deletion deletion) {
        return scenario.engine().retention().history(Scenario.CALLER, deletion.id()).orElseThrow().stream()
                .map(HistoryEntry::what)
                .map(HistoryEntry.What::word)
                .toList();
    }

    private static HistoryEntry last(Scenario scenario, Deletion deletion) {
        List<HistoryEntry> all = scenario.engine()
                .retention()
                .history(Scenario.CALLER, deletion.id())
                .orElseThrow();
        return all.get(all.size() - 1);
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
        Scenario.refusal(change(scenario, new Only(Caller.Verb.HOLD), purged, change), NotFound.class);
        assertThat(history(scenario, restored)).containsExactly("deleted", "restored");
        assertThat(last(scenario, restored).by().actor()).isEqualTo(Scenario.CALLER.name());
        assertThat(last(scenario, restored).by().reason()).isEmpty();
        assertThat(last(scenario, restored).cause()).isEmpty();
        assertThat(history(scenario, purged)).containsExactly("deleted", "purged");
    }

    /** May do one thing, and nothing else. */
    private record Only(Verb verb) implements Caller {
        @Override
        public String name() {
            return "only " + verb.word();
        }

        @Override
        public String source() {
            return "test";
        }

        @Override
        public boolean may(Verb asked, String type) {
            return asked == verb || (asked == Verb.READ && verb != Verb.HOLD);
        }
    }

    @Test
    void whoHasNoRightIsRefusedAndRecorded() {
        Scenario scenario = kept();
        Deletion deletion = scenario.delete("users/1");

        Scenario.refusal(
                change(scenario, new Only(Caller.Verb.PURGE), deletion, RetentionChange.extending(DAY, WHY)),
                Forbidden.class);
        Scenario.refusal(
                change(scenario, new Only(Caller.Verb.RETAIN), deletion, RetentionChange.shortening(DAY, WHY)),
                Forbidden.class);
        assertThat(last(scenario, deletion).by().actor()).isEqualTo("only retain");
        change(scenario, new Only(Caller.Verb.RETAIN), deletion, RetentionChange.extending(DAY, WHY))
                .orThrow();
        assertThat(history(scenario, deletion))
                .containsExactly("deleted", "change-refused", "change-refused", "extended");
        assertThat(scenario.engine().retention().history(new Only(Caller.Verb.HOLD), deletion.id()))
                .isEmpty();
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
                scenario.engine().deletions().purge(Caller.bypassing(new Only(Caller.Verb.PURGE)), deletion.id()),
                HeldBack.class);
        Caller bypassing = Caller.bypassing(Scenario.CALLER);
        change(scenario, bypassing, deletion, RetentionChange.shortening(DAY, WHY))
                .orThrow();
        scenario.engine().deletions().purge(bypassing, deletion.id()).orThrow();
        remove(scenario, bypassing, "users/3").orThrow();

        assertThat(history(scenario, deletion))
                .containsExactly(
                        "deleted", "change-refused", "removal-refused", "removal-refused", "shortened", "purged");
        assertThat(history(scenario, other)).containsExactly("deleted", "purged");
    }

    private static Answer<Deleted> remove(Scenario scenario, Caller caller, String row) {
        return scenario.engine()
                .deletions()
                .delete(caller, DeletionMode.HARD, List.of(DeleteRequest.of(Scenario.ref(row))))
                .get(0);
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
