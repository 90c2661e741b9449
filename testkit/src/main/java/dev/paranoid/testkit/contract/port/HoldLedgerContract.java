package dev.paranoid.testkit.contract.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.Page;
import dev.paranoid.application.port.hold.HeldTypes;
import dev.paranoid.application.port.hold.HoldLedger;
import dev.paranoid.application.port.hold.HoldLedger.Entry;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.Hold.Release;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.hold.HoldTarget;
import dev.paranoid.domain.hold.HoldTarget.OfDeletion;
import dev.paranoid.domain.hold.HoldTarget.OfRow;
import dev.paranoid.domain.hold.HoldTarget.OfType;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One entry a hold; what is released stays, and is found no more by what it was on. */
public abstract class HoldLedgerContract {

    private static final Instant AT = Instant.parse("2026-03-29T01:30:00.123456Z");
    private static final EntityRef ONE = new EntityRef("users", "1");
    private static final EntityRef TWO = new EntityRef("users", "2");

    private final Workbench bench;
    private final HoldLedger holds;

    public HoldLedgerContract(Function<TestSchema, Workbench> workbench) {
        this.bench = workbench.apply(TutorialRows.SCHEMA).with(TutorialRows.rows());
        this.holds = bench.ports().holds();
    }

    private static Entry entry(HoldKind kind, HoldTarget target) {
        return new Entry(
                kind,
                target,
                "because",
                Optional.of("case 7"),
                AT,
                "somebody",
                "test",
                AT.plusSeconds(1),
                Optional.of(AT.plusSeconds(9)));
    }

    private List<Hold> place(Entry... entries) {
        return bench.inTransaction(() -> {
            holds.guardExclusively();
            return holds.place(List.of(entries));
        });
    }

    private HeldTypes guard() {
        return bench.inTransaction(holds::guard);
    }

    private void release(Hold... some) {
        bench.inTransaction(() -> {
            holds.guardExclusively();
            holds.release(List.of(some), new Release(AT.plusSeconds(5), "another", Optional.of("over")));
            return true;
        });
    }

    @Test
    void aHoldIsKeptAsItWasPlaced() {
        Hold hold = place(entry(HoldKind.FREEZE, new OfRow(ONE))).get(0);

        assertThat(hold)
                .isEqualTo(new Hold(
                        hold.id(),
                        HoldKind.FREEZE,
                        new OfRow(ONE),
                        "because",
                        Optional.of("case 7"),
                        AT,
                        "somebody",
                        AT.plusSeconds(1),
                        Optional.of(AT.plusSeconds(9)),
                        Optional.empty()));
        assertThat(holds.find(List.of(hold.id(), new HoldId(hold.id().value() + 1))))
                .isEqualTo(Map.of(hold.id(), hold));
    }

    @Test
    void itIsFoundByWhatItIsOn() {
        Deletion deletion = bench.inTransaction(() -> bench.open(DeletionMode.SOFT, "users/2"))
                .get(0);
        List<Hold> placed = place(
                entry(HoldKind.PRESERVATION, new OfRow(ONE)),
                entry(HoldKind.PRESERVATION, new OfDeletion(deletion.id(), TWO)),
                entry(HoldKind.PRESERVATION, new OfType("users")));

        bench.inTransaction(() -> {
            assertThat(holds.onRows(bench.type("users"), List.of(RowKey.of(ONE), RowKey.of(TWO)), Lock.SHARE))
                    .containsExactlyInAnyOrder(placed.get(0), placed.get(1));
            assertThat(holds.onRows(bench.type("stories"), List.of(RowKey.of(ONE)), Lock.SHARE))
                    .isEmpty();
            assertThat(holds.onDeletions(List.of(deletion.id()), Lock.SHARE)).containsExactly(placed.get(1));
            assertThat(holds.onTypes(List.of("users", "stories"), Lock.SHARE)).containsExactly(placed.get(2));
            assertThat(holds.onRows(bench.type("users"), List.of(), Lock.SHARE)).isEmpty();
            assertThat(holds.onDeletions(List.of(), Lock.SHARE)).isEmpty();
            assertThat(holds.onTypes(List.of(), Lock.SHARE)).isEmpty();
            return true;
        });
    }

    @Test
    void whatIsReleasedStaysAndIsFoundNoMoreByWhatItIsOn() {
        List<Hold> placed = place(entry(HoldKind.PRESERVATION, new OfRow(ONE)), entry(HoldKind.FREEZE, new OfRow(ONE)));

        release(placed.get(0));

        assertThat(bench.inTransaction(() -> holds.onRows(bench.type("users"), List.of(RowKey.of(ONE)), Lock.SHARE)))
                .containsExactly(placed.get(1));
        assertThat(holds.find(List.of(placed.get(0).id())).values())
                .containsExactly(
                        placed.get(0).released(new Release(AT.plusSeconds(5), "another", Optional.of("over"))));
        assertThat(holds.list(HoldQuery.newest(10), Set.of()).items())
                .extracting(Hold::id)
                .containsExactly(placed.get(1).id(), placed.get(0).id());
    }

    @Test
    void theGuardTellsOnWhichTypesHoldsAreOpen() {
        assertThat(guard().types()).isEmpty();
        long before = guard().placed();
        List<Hold> placed = place(
                entry(HoldKind.PRESERVATION, new OfRow(ONE)),
                entry(HoldKind.FREEZE, new OfType("stories")),
                entry(HoldKind.PRESERVATION, new OfRow(TWO)));

        assertThat(guard().types())
                .isEqualTo(Map.of(HoldKind.PRESERVATION, Set.of("users"), HoldKind.FREEZE, Set.of("stories")));
        assertThat(guard().placed()).isGreaterThan(before);
        assertThat(bench.inTransaction(holds::look)).isEqualTo(guard());

        release(placed.get(0), placed.get(1));

        assertThat(guard().types()).isEqualTo(Map.of(HoldKind.PRESERVATION, Set.of("users")));
    }

    @Test
    void theNextThatBeginsIsTheFirstAfterThatTime() {
        Hold hold = place(entry(HoldKind.PRESERVATION, new OfRow(ONE))).get(0);

        assertThat(bench.inTransaction(() -> holds.nextFrom(AT))).contains(AT.plusSeconds(1));
        assertThat(bench.inTransaction(() -> holds.nextFrom(AT.plusSeconds(1)))).isEmpty();

        release(hold);

        assertThat(bench.inTransaction(() -> holds.nextFrom(AT))).isEmpty();
    }

    @Test
    void aListNarrowsAndGoesOn() {
        List<Hold> placed = place(
                entry(HoldKind.PRESERVATION, new OfRow(ONE)),
                entry(HoldKind.PRESERVATION, new OfRow(TWO)),
                entry(HoldKind.PRESERVATION, new OfType("stories")));

        Page<Hold> first = holds.list(HoldQuery.newest(2), Set.of());
        assertThat(first.items()).containsExactly(placed.get(2), placed.get(1));
        assertThat(first.next()).contains(placed.get(1).id().toString());
        assertThat(holds.list(HoldQuery.newest(3), Set.of()).next()).isEmpty();
        assertThat(holds.list(HoldQuery.newest(9), Set.of("users")).items()).containsExactly(placed.get(2));
        HoldQuery ofTwo = new HoldQuery(
                Optional.of("users"),
                Optional.of("2"),
                Optional.empty(),
                Optional.of("case 7"),
                Optional.of(false),
                9,
                Optional.of(placed.get(2).id()));
        assertThat(holds.list(ofTwo, Set.of()).items()).containsExactly(placed.get(1));
    }

    @Test
    void manyAreReleasedTogether() {
        List<Hold> placed = place(IntStream.range(0, 3000)
                .mapToObj(i -> entry(HoldKind.PRESERVATION, new OfRow(ONE)))
                .toArray(Entry[]::new));

        release(placed.toArray(Hold[]::new));

        assertThat(guard().types()).isEmpty();
        assertThat(placed).extracting(Hold::id).isSorted().doesNotHaveDuplicates();
    }
}
