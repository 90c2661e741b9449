package dev.paranoid.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.Holds.Placed;
import dev.paranoid.application.Parents;
import dev.paranoid.application.RetentionChange;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
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
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers and those who follow can rely on when something comes to a deletion that is in progress. */
public abstract class InProgressContract {

    private static final Caller CALLER = Scenario.CALLER;
    private static final EntityRef PARENT = new EntityRef("parents", "1");
    private static final int CHILDREN = 9;
    private static final int MOST_CHUNKS = 1_000;

    @SuppressWarnings("NullAway.Init") // by insert()
    private SteppedEngine engine;

    /** {@return an engine over these tables, empty, that carries on in the background what is more than a row} */
    protected abstract SteppedEngine engine(TestSchema schema, DeletionRules rules);

    private SteppedEngine engine(TestSchema schema) {
        return engine(schema, DeletionRules.NONE);
    }

    @BeforeEach
    void insert() {
        engine = engine(ContractGroup.parentsAndChildren(OnDelete.CASCADE, OnDelete.CASCADE));
        List<NewRow> rows = new ArrayList<>(List.of(ContractGroup.parent(1)));
        for (int child = 1; child <= CHILDREN; child++) {
            rows.add(ContractGroup.child(child, 1));
        }
        engine.insert(rows);
    }

    private Deletion begin(DeletionMode mode) {
        return engine.deletions()
                .inBackground()
                .delete(CALLER, mode, List.of(DeleteRequest.of(PARENT)))
                .get(0)
                .orThrow()
                .deletion();
    }

    private Deletion find(Deletion deletion) {
        return engine.deletions().find(CALLER, deletion.id()).orElseThrow();
    }

    private Map<String, Long> hidden() {
        long children = engine.snapshot().rows().keySet().stream()
                .filter(row ->
                        row.type().equals("children") && engine.snapshot().hidden(row))
                .count();
        return children == 0 ? Map.of("parents", 1L) : Map.of("parents", 1L, "children", children);
    }

    /** Some children are hidden, and not all. */
    private Deletion half() {
        Deletion deletion = begin(DeletionMode.SOFT);
        for (int chunk = 0; hidden().size() == 1 && chunk < MOST_CHUNKS; chunk++) {
            engine.advance(0, 2);
        }
        assertThat(hidden().get("children")).isBetween(1L, CHILDREN - 1L);
        return deletion;
    }

    private void drain() {
        int chunks = 0;
        while (engine.advance(0, 2)) {
            assertThat(chunks++).as("chunks").isLessThan(MOST_CHUNKS);
        }
        Law.holds(engine);
        Followers.know(engine);
    }

    private List<Heard> heard(Deletion deletion) {
        return engine.heard().stream()
                .filter(heard -> heard.deletion().equals(deletion.id()))
                .toList();
    }

    @Test
    void whatIsLiftedWhileItHidesTookWhatItHadHidden() {
        Deletion deletion = half();
        Map<String, Long> hidden = hidden();

        engine.deletions()
                .restore(CALLER, Parents.REFUSE, List.of(PARENT))
                .get(0)
                .orThrow();
        drain();

        assertThat(heard(deletion))
                .isEqualTo(List.of(
                        new Heard(Kind.OPENED, deletion.id(), hidden), new Heard(Kind.LIFTED, deletion.id(), hidden)));
        assertThat(find(deletion).took()).isEqualTo(hidden);
        assertThat(find(deletion).state()).isEqualTo(DeletionState.LIFTED);
    }

    @Test
    void whatIsLiftedBeforeItHidMoreTookItsRoot() {
        Deletion deletion = begin(DeletionMode.SOFT);

        engine.deletions()
                .restore(CALLER, Parents.REFUSE, List.of(PARENT))
                .get(0)
                .orThrow();
        drain();

        Map<String, Long> root = Map.of("parents", 1L);
        assertThat(heard(deletion))
                .isEqualTo(List.of(
                        new Heard(Kind.OPENED, deletion.id(), root), new Heard(Kind.LIFTED, deletion.id(), root)));
        assertThat(find(deletion).took()).isEqualTo(root);
    }

    @Test
    void whatLosesItsRootWhileItHidesTookWhatItHadHidden() {
        Deletion deletion = half();
        Map<String, Long> hidden = hidden();

        Deletion removed = begin(DeletionMode.HARD);
        drain();

        assertThat(heard(deletion))
                .isEqualTo(List.of(
                        new Heard(Kind.OPENED, deletion.id(), hidden),
                        new Heard(Kind.PURGED, deletion.id(), Map.of())));
        assertThat(heard(removed))
                .isEqualTo(List.of(
                        new Heard(Kind.PURGED, removed.id(), Map.of("parents", 1L, "children", (long) CHILDREN))));
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
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(child)))
                .get(0)
                .orThrow();
        drain();
        begin(DeletionMode.HARD);
        engine.deletions().restore(CALLER, Parents.LIFT, List.of(child)).get(0).orThrow();
        engine.updateColumn(child, "parent", "2");
        drain();

        assertThat(engine.snapshot().live(child)).isTrue();
        assertThat(engine.snapshot().rows()).doesNotContainKey(PARENT);
    }

    private List<Answer<Placed>> hold(EntityRef row) {
        return engine.holds()
                .place(
                        CALLER,
                        List.of(HoldRequest.of(new HoldRequest.On.Row(row), HoldKind.PRESERVATION, "a lawsuit")));
    }

    private static final EntityRef LAST = new EntityRef("children", "9");

    private long rows() {
        return engine.snapshot().rows().size();
    }

    @Test
    void whatIsHeldBeforeTheFirstRemovalIsKeptWhole() {
        Deletion hidden = engine.deletions()
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(PARENT)))
                .get(0)
                .orThrow()
                .deletion();
        drain();
        Deleted removing =
                engine.deletions().inBackground().purge(CALLER, hidden.id()).orThrow();
        engine.advance(0, 2);

        assertThat(hold(LAST).get(0).orThrow().gone()).isEmpty();
        drain();

        assertThat(rows()).isEqualTo(1L + CHILDREN);
        Answer<Deleted> outcome = engine.deletions().outcome(CALLER, removing).orElseThrow();
        assertThat(Scenario.refusal(outcome, Held.class).gone()).isEmpty();
        assertThat(find(hidden).state()).isEqualTo(DeletionState.ACTIVE);
        assertThat(hidden()).isEqualTo(Map.of("parents", 1L, "children", (long) CHILDREN));
    }

    @Test
    void whatIsHeldAfterTheFirstRemovalIsToldWhatHasGoneAndNothingMoreGoes() {
        Deleted removing = engine.deletions()
                .inBackground()
                .delete(CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(PARENT)))
                .get(0)
                .orThrow();
        for (int chunk = 0; rows() == 1 + CHILDREN && chunk < MOST_CHUNKS; chunk++) {
            engine.advance(0, 2);
        }
        long gone = 1 + CHILDREN - rows();
        assertThat(gone).isBetween(1L, CHILDREN - 1L);

        Map<String, Long> expected = Map.of("children", gone);
        assertThat(hold(PARENT).get(0).orThrow().gone())
                .isEqualTo(Map.of(removing.deletion().id(), expected));
        drain();

        assertThat(rows()).isEqualTo(1 + CHILDREN - gone);
        Answer<Deleted> outcome = engine.deletions().outcome(CALLER, removing).orElseThrow();
        assertThat(Scenario.refusal(outcome, Held.class).gone()).isEqualTo(expected);
        assertThat(find(removing.deletion()).state()).isEqualTo(DeletionState.REFUSED);
        assertThat(find(removing.deletion()).took()).isEqualTo(expected);
        assertThat(engine.snapshot().live(PARENT)).isTrue();
    }

    @Test
    void aHoldElsewhereStopsNoRemoval() {
        engine.insert(List.of(ContractGroup.parent(2)));
        engine.deletions()
                .inBackground()
                .delete(CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(PARENT)))
                .get(0)
                .orThrow();
        for (int chunk = 0; rows() == 2 + CHILDREN && chunk < MOST_CHUNKS; chunk++) {
            engine.advance(0, 2);
        }

        assertThat(hold(new EntityRef("parents", "2")).get(0).orThrow().gone()).isEmpty();
        drain();

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whatIsReleasedInTimeStopsNoRemoval() {
        Deleted removing = engine.deletions()
                .inBackground()
                .delete(CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(PARENT)))
                .get(0)
                .orThrow();
        engine.advance(0, 2);
        Hold hold = hold(LAST).get(0).orThrow().hold();
        engine.holds()
                .release(CALLER, List.of(hold.id()), Optional.empty())
                .get(0)
                .orThrow();
        drain();

        assertThat(rows()).isZero();
        engine.deletions().outcome(CALLER, removing).orElseThrow().orThrow();
    }

    /** Those who follow have not heard of it yet. */
    @Test
    void howLongItIsKeptIsNotMovedWhileItHides() {
        Deletion deletion = half();
        RetentionChange change = RetentionChange.to(deletion.deletedAt().plus(Duration.ofDays(1)), "an audit");

        Scenario.refusal(engine.retention().change(CALLER, deletion.id(), change), InProgress.class);
        drain();
        engine.retention().change(CALLER, deletion.id(), change).orThrow();

        assertThat(heard(deletion)).extracting(Heard::kind).containsExactly(Kind.OPENED, Kind.SHORTENED);
        Followers.know(engine);
    }

    /** Something is frozen elsewhere: so the restore looks at all before it lifts the deletion, once that has hidden all. */
    @Test
    void howLongItIsKeptIsNotMovedWhileARestoreWaitsForWhatItHides() {
        engine.insert(List.of(ContractGroup.parent(2)));
        engine.holds()
                .place(
                        CALLER,
                        List.of(HoldRequest.of(
                                new HoldRequest.On.Row(new EntityRef("parents", "2")), HoldKind.FREEZE, "a lawsuit")))
                .get(0)
                .orThrow();
        Deletion deletion = half();
        engine.deletions()
                .restore(CALLER, Parents.REFUSE, List.of(PARENT))
                .get(0)
                .orThrow();

        RetentionChange change = RetentionChange.to(deletion.deletedAt().plus(Duration.ofDays(1)), "an audit");
        Scenario.refusal(engine.retention().change(CALLER, deletion.id(), change), InProgress.class);
        drain();

        assertThat(heard(deletion)).extracting(Heard::kind).containsExactly(Kind.OPENED, Kind.LIFTED);
    }

    @Test
    void whatIsBeingRemovedIsNeitherRestoredNorKeptForLonger() {
        Deletion deletion = begin(DeletionMode.SOFT);
        drain();
        Deletion removal = engine.deletions()
                .inBackground()
                .purge(CALLER, deletion.id())
                .orThrow()
                .deletion();
        for (int chunk = 0; rows() == 1 + CHILDREN && chunk < MOST_CHUNKS; chunk++) {
            engine.advance(0, 2);
        }
        assertThat(rows()).isBetween(2L, (long) CHILDREN);

        Scenario.refusal(engine.deletions().restore(CALLER, Parents.REFUSE, deletion.id()), Purged.class);
        Scenario.refusal(
                engine.retention()
                        .change(
                                CALLER,
                                deletion.id(),
                                RetentionChange.to(deletion.deletedAt().plus(Duration.ofDays(1)), "an audit")),
                InProgress.class);
        drain();

        assertThat(rows()).isZero();
        assertThat(find(removal).state()).isEqualTo(DeletionState.PURGED);
        assertThat(find(deletion).state()).isEqualTo(DeletionState.PURGED);
    }
}
