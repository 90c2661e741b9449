package dev.paranoid.testkit.contract.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.ParanoidEntity;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.policy.Proposal;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Policies are asked about the root and about every type that the delete reaches; retentions say when to purge. */
public abstract class Policies extends ContractGroup {

    private static final DeletionPolicy FEW = proposal ->
            proposal.rows() > 3 ? DeletionPolicy.no(proposal, "few", "At most 3 at once.") : Optional.empty();

    public Policies(Engines engines) {
        super(engines);
    }

    private Scenario with(String type, DeletionPolicy policy) {
        return tutorial(new DeletionRules(Map.of(type, policy), Map.of()));
    }

    private static HeldBack heldBack(Answer<?> answer) {
        return Scenario.refusal(answer, HeldBack.class);
    }

    @Test
    void softOnlyAllowsHidingAndIsNotGotRoundByRemovingAParent() {
        Scenario scenario = with("reviews", DeletionPolicy.softOnly());
        Snapshot before = scenario.snapshot();

        HeldBack refusal = heldBack(scenario.tryDelete(DeletionMode.HARD, "users/1"));
        assertThat(refusal.policy()).isEqualTo("soft-only");
        assertThat(refusal.type()).isEqualTo("reviews");
        assertThat(scenario.snapshot()).isEqualTo(before);

        Deletion deletion = scenario.delete("users/1");
        assertThat(heldBack(scenario.tryPurge(deletion.id())).type()).isEqualTo("reviews");
        scenario.restore("users/1");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void neverHoldsForEveryDeleteThatReachesTheType() {
        Scenario scenario = with("stories", DeletionPolicy.never());

        assertThat(heldBack(scenario.tryDelete(DeletionMode.SOFT, "users/1")).policy())
                .isEqualTo("never");
        assertThat(heldBack(scenario.tryDelete(DeletionMode.HARD, "users/2")).type())
                .isEqualTo("stories");
        assertThat(scenario.delete("users/3").took()).containsOnlyKeys("reviews", "users");
    }

    @Test
    void hardOnlyAfterIsRefusedWhileRowsAreLive() {
        Scenario scenario = with("users", DeletionPolicy.hardOnlyAfter(Duration.ZERO));

        assertThat(heldBack(scenario.tryDelete(DeletionMode.HARD, "users/3")).until())
                .isEmpty();

        Deletion deletion = scenario.delete("users/3");
        assertThat(scenario.tryPurge(deletion.id()).orThrow().deletion().took()).containsEntry("users", 1L);
    }

    @Test
    void hardOnlyAfterIsRefusedUntilRowsWereHiddenLongEnough() {
        Scenario scenario = with("reviews", DeletionPolicy.hardOnlyAfter(Duration.ofDays(30)));
        Deletion deletion = scenario.delete("users/3");

        HeldBack refusal = heldBack(scenario.tryDelete(DeletionMode.HARD, "users/3"));

        assertThat(refusal.until()).contains(deletion.deletedAt().plus(Duration.ofDays(30)));
    }

    @Test
    void aLiveRowOfTheTypeAnywhereBelowRefuses() {
        Scenario scenario = with("reviews", DeletionPolicy.hardOnlyAfter(Duration.ZERO));
        scenario.delete("reviews/1");

        assertThat(heldBack(scenario.tryDelete(DeletionMode.HARD, "stories/1")).policy())
                .isEqualTo("hard-after");

        scenario.delete("reviews/4");
        assertThat(scenario.remove("stories/1").took()).containsEntry("reviews", 2L);
    }

    @Test
    void aPolicyOfOnesOwnIsAskedByTheSet() {
        Scenario scenario = with("reviews", FEW);

        HeldBack refusal = heldBack(scenario.tryDelete(DeletionMode.SOFT, "users/1"));

        assertThat(refusal.policy()).isEqualTo("few");
        assertThat(refusal.detail()).isEqualTo("At most 3 at once.");
        assertThat(scenario.delete("users/2").took()).containsEntry("reviews", 3L);
    }

    @Test
    void whatAPolicyRefusesIsLeftOutOfABatch() {
        Scenario scenario = with("stories", DeletionPolicy.never());

        assertThat(Scenario.codes(
                        scenario.tryDeleteAll(DeletionMode.SOFT, "users/3", "users/1", "stories/3", "reviews/3")))
                .containsExactly("ok", "refused-by-policy", "refused-by-policy", "ok");
        assertThat(scenario.hidden()).isEqualTo("reviews/3 reviews/4 users/3");
    }

    @Test
    void aPolicyIsToldWhatIsAboutToHappen() {
        List<Proposal> told = new ArrayList<>();
        Scenario scenario = with("reviews", proposal -> {
            told.add(proposal);
            return Optional.empty();
        });

        Deletion soft = scenario.delete("stories/1");
        Deletion hard = scenario.remove("users/1");

        assertThat(told).hasSize(2);
        assertThat(told.get(0))
                .isEqualTo(new Proposal(
                        DeletionMode.SOFT,
                        root(told, soft),
                        "reviews",
                        2,
                        2,
                        Optional.empty(),
                        soft.deletedAt(),
                        Scenario.CALLER.name()));
        assertThat(told.get(1))
                .isEqualTo(new Proposal(
                        DeletionMode.HARD,
                        root(told, hard),
                        "reviews",
                        4,
                        2 /* of stories 2 and 3 */,
                        Optional.of(soft.deletedAt()),
                        hard.deletedAt(),
                        Scenario.CALLER.name()));
    }

    private static ParanoidEntity root(List<Proposal> told, Deletion of) {
        return told.stream()
                .map(Proposal::root)
                .filter(root -> root.ref().equals(of.root()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPolicyIsToldOfTheRootAsItWasBefore() {
        List<ParanoidEntity> roots = new ArrayList<>();
        Scenario scenario = with("reviews", proposal -> {
            roots.add(proposal.root());
            return Optional.empty();
        });

        Deletion own = scenario.delete("reviews/1");
        scenario.remove("reviews/1");

        assertThat(roots).extracting(ParanoidEntity::ref).containsOnly(own.root());
        assertThat(roots)
                .extracting(ParanoidEntity::deletedAt)
                .containsExactly(Optional.empty(), Optional.of(own.deletedAt()));
    }

    @Test
    void aRetentionSaysWhenToPurge() {
        Scenario scenario = tutorial(new DeletionRules(Map.of(), Map.of("users", Duration.ofDays(30))));

        Deletion ofUser = scenario.delete("users/1");

        assertThat(ofUser.purgeAt()).contains(ofUser.deletedAt().plus(Duration.ofDays(30)));
        assertThat(scenario.engine().deletions().find(Scenario.CALLER, ofUser.id()))
                .contains(ofUser);
        assertThat(scenario.delete("stories/3").purgeAt()).isEmpty();
        assertThat(scenario.remove("users/3").purgeAt()).isEmpty();
    }
}
