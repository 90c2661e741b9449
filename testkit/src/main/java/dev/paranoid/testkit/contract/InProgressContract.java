package dev.paranoid.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.InProgress;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.testkit.Followers;
import dev.paranoid.testkit.Heard;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.UnderWay;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers and those who follow can rely on when something comes to a deletion that is in progress. */
public abstract class InProgressContract {

    @SuppressWarnings("NullAway.Init") // by insert()
    private SteppedEngine engine;

    @SuppressWarnings("NullAway.Init") // by insert()
    private UnderWay work;

    /** {@return an engine over these tables, empty, that carries on in the background what is more than a row} */
    protected abstract SteppedEngine engine(TestSchema schema, DeletionRules rules);

    private SteppedEngine engine(TestSchema schema) {
        return engine(schema, DeletionRules.NONE);
    }

    @BeforeEach
    void insert() {
        engine = engine(ContractGroup.parentsAndChildren(OnDelete.CASCADE, OnDelete.CASCADE));
        work = new UnderWay(engine);
    }

    @Test
    void whatIsLiftedWhileItHidesTookWhatItHadHidden() {
        Deletion deletion = work.half();
        Map<String, Long> hidden = work.hidden();

        engine.deletions()
                .restore(UnderWay.CALLER, Parents.REFUSE, List.of(UnderWay.PARENT))
                .get(0)
                .orThrow();
        work.drain();

        assertThat(work.heard(deletion))
                .isEqualTo(List.of(
                        new Heard(Kind.OPENED, deletion.id(), hidden), new Heard(Kind.LIFTED, deletion.id(), hidden)));
        assertThat(work.find(deletion).took()).isEqualTo(hidden);
        assertThat(work.find(deletion).state()).isEqualTo(DeletionState.LIFTED);
    }

    @Test
    void whatIsLiftedBeforeItHidMoreTookItsRoot() {
        Deletion deletion = work.begin(DeletionMode.SOFT);

        engine.deletions()
                .restore(UnderWay.CALLER, Parents.REFUSE, List.of(UnderWay.PARENT))
                .get(0)
                .orThrow();
        work.drain();

        Map<String, Long> root = Map.of("parents", 1L);
        assertThat(work.heard(deletion))
                .isEqualTo(List.of(
                        new Heard(Kind.OPENED, deletion.id(), root), new Heard(Kind.LIFTED, deletion.id(), root)));
        assertThat(work.find(deletion).took()).isEqualTo(root);
    }

    @Test
    void whatLosesItsRootWhileItHidesTookWhatItHadHidden() {
        Deletion deletion = work.half();
        Map<String, Long> hidden = work.hidden();

        Deletion removed = work.begin(DeletionMode.HARD);
        work.drain();

        assertThat(work.heard(deletion))
                .isEqualTo(List.of(
                        new Heard(Kind.OPENED, deletion.id(), hidden),
                        new Heard(Kind.PURGED, deletion.id(), Map.of())));
        assertThat(work.heard(removed))
                .isEqualTo(List.of(new Heard(
                        Kind.PURGED, removed.id(), Map.of("parents", 1L, "children", (long) UnderWay.CHILDREN))));
        assertThat(Objects.requireNonNull(engine.snapshot().deletions().get(deletion.id()))
                        .took())
                .isEqualTo(hidden);
    }

    /** What is handed over to a hard delete, and moved before that has come to it, is given up when its root is gone. */
    @Test
    void whatLeavesARootBeforeThatIsRemovedIsLive() {
        EntityRef child = new EntityRef("children", "1");
        engine.insert(List.of(ContractGroup.parent(2)));
        engine.deletions()
                .delete(UnderWay.CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(child)))
                .get(0)
                .orThrow();
        work.drain();
        work.begin(DeletionMode.HARD);
        engine.deletions()
                .restore(UnderWay.CALLER, Parents.LIFT, List.of(child))
                .get(0)
                .orThrow();
        engine.updateColumn(child, "parent", "2");
        work.drain();

        assertThat(engine.snapshot().live(child)).isTrue();
        assertThat(engine.snapshot().rows()).doesNotContainKey(UnderWay.PARENT);
    }

    @Test
    void whatIsHeldBeforeTheFirstRemovalIsKeptWhole() {
        Deletion hidden = engine.deletions()
                .delete(UnderWay.CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(UnderWay.PARENT)))
                .get(0)
                .orThrow()
                .deletion();
        work.drain();
        Deleted removing = engine.deletions()
                .inBackground()
                .purge(UnderWay.CALLER, hidden.id())
                .orThrow();
        engine.advance(0, 2);

        assertThat(work.hold(UnderWay.LAST).get(0).orThrow().gone()).isEmpty();
        work.drain();

        assertThat(work.rows()).isEqualTo(1L + UnderWay.CHILDREN);
        Answer<Deleted> outcome =
                engine.deletions().outcome(UnderWay.CALLER, removing).orElseThrow();
        assertThat(Scenario.refusal(outcome, Held.class).gone()).isEmpty();
        assertThat(work.find(hidden).state()).isEqualTo(DeletionState.ACTIVE);
        assertThat(work.hidden()).isEqualTo(Map.of("parents", 1L, "children", (long) UnderWay.CHILDREN));
    }

    @Test
    void whatIsHeldAfterTheFirstRemovalIsToldWhatHasGoneAndNothingMoreGoes() {
        Deleted removing = engine.deletions()
                .inBackground()
                .delete(UnderWay.CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(UnderWay.PARENT)))
                .get(0)
                .orThrow();
        work.advanceWhile(1 + UnderWay.CHILDREN);
        long gone = 1 + UnderWay.CHILDREN - work.rows();
        assertThat(gone).isBetween(1L, UnderWay.CHILDREN - 1L);

        Map<String, Long> expected = Map.of("children", gone);
        assertThat(work.hold(UnderWay.PARENT).get(0).orThrow().gone())
                .isEqualTo(Map.of(removing.deletion().id(), expected));
        work.drain();

        assertThat(work.rows()).isEqualTo(1 + UnderWay.CHILDREN - gone);
        Answer<Deleted> outcome =
                engine.deletions().outcome(UnderWay.CALLER, removing).orElseThrow();
        assertThat(Scenario.refusal(outcome, Held.class).gone()).isEqualTo(expected);
        assertThat(work.find(removing.deletion()).state()).isEqualTo(DeletionState.REFUSED);
        assertThat(work.find(removing.deletion()).took()).isEqualTo(expected);
        assertThat(engine.snapshot().live(UnderWay.PARENT)).isTrue();
    }

    @Test
    void aHoldElsewhereStopsNoRemoval() {
        engine.insert(List.of(ContractGroup.parent(2)));
        engine.deletions()
                .inBackground()
                .delete(UnderWay.CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(UnderWay.PARENT)))
                .get(0)
                .orThrow();
        work.advanceWhile(2 + UnderWay.CHILDREN);

        assertThat(work.hold(new EntityRef("parents", "2")).get(0).orThrow().gone())
                .isEmpty();
        work.drain();

        assertThat(work.rows()).isEqualTo(1);
    }

    @Test
    void whatIsReleasedInTimeStopsNoRemoval() {
        Deleted removing = engine.deletions()
                .inBackground()
                .delete(UnderWay.CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(UnderWay.PARENT)))
                .get(0)
                .orThrow();
        engine.advance(0, 2);
        Hold hold = work.hold(UnderWay.LAST).get(0).orThrow().hold();
        engine.holds()
                .release(UnderWay.CALLER, List.of(hold.id()), Optional.empty())
                .get(0)
                .orThrow();
        work.drain();

        assertThat(work.rows()).isZero();
        engine.deletions().outcome(UnderWay.CALLER, removing).orElseThrow().orThrow();
    }

    /** Those who follow have not heard of it yet. */
    @Test
    void howLongItIsKeptIsNotMovedWhileItHides() {
        Deletion deletion = work.half();
        RetentionChange change = RetentionChange.to(deletion.deletedAt().plus(Duration.ofDays(1)), "an audit");

        Scenario.refusal(engine.retention().change(UnderWay.CALLER, deletion.id(), change), InProgress.class);
        work.drain();
        engine.retention().change(UnderWay.CALLER, deletion.id(), change).orThrow();

        assertThat(work.heard(deletion)).extracting(Heard::kind).containsExactly(Kind.OPENED, Kind.SHORTENED);
        Followers.know(engine);
    }

    /** Something is frozen elsewhere: so the restore looks at all before it lifts the deletion, once that has hidden all. */
    @Test
    void howLongItIsKeptIsNotMovedWhileARestoreWaitsForWhatItHides() {
        engine.insert(List.of(ContractGroup.parent(2)));
        engine.holds()
                .place(
                        UnderWay.CALLER,
                        List.of(HoldRequest.of(
                                new HoldRequest.On.Row(new EntityRef("parents", "2")), HoldKind.FREEZE, "a lawsuit")))
                .get(0)
                .orThrow();
        Deletion deletion = work.half();
        engine.deletions()
                .restore(UnderWay.CALLER, Parents.REFUSE, List.of(UnderWay.PARENT))
                .get(0)
                .orThrow();

        RetentionChange change = RetentionChange.to(deletion.deletedAt().plus(Duration.ofDays(1)), "an audit");
        Scenario.refusal(engine.retention().change(UnderWay.CALLER, deletion.id(), change), InProgress.class);
        work.drain();

        assertThat(work.heard(deletion)).extracting(Heard::kind).containsExactly(Kind.OPENED, Kind.LIFTED);
    }

    @Test
    void whatIsBeingRemovedIsNeitherRestoredNorKeptForLonger() {
        Deletion deletion = work.begin(DeletionMode.SOFT);
        work.drain();
        Deletion removal = engine.deletions()
                .inBackground()
                .purge(UnderWay.CALLER, deletion.id())
                .orThrow()
                .deletion();
        work.advanceWhile(1 + UnderWay.CHILDREN);
        assertThat(work.rows()).isBetween(2L, (long) UnderWay.CHILDREN);

        Scenario.refusal(engine.deletions().restore(UnderWay.CALLER, Parents.REFUSE, deletion.id()), Purged.class);
        Scenario.refusal(
                engine.retention()
                        .change(
                                UnderWay.CALLER,
                                deletion.id(),
                                RetentionChange.to(deletion.deletedAt().plus(Duration.ofDays(1)), "an audit")),
                InProgress.class);
        work.drain();

        assertThat(work.rows()).isZero();
        assertThat(work.find(removal).state()).isEqualTo(DeletionState.PURGED);
        assertThat(work.find(deletion).state()).isEqualTo(DeletionState.PURGED);
    }
}
