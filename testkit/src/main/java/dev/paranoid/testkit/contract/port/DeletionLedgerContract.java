package dev.paranoid.testkit.contract.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.caller.Asker;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.DeletionLedger.AlreadyActive;
import dev.paranoid.application.port.DeletionLedger.Closing;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** One entry a deletion; at most one active for a root. */
public abstract class DeletionLedgerContract {

    private static final Instant AT = Instant.parse("2026-03-29T01:30:00.123456Z");
    private static final EntityRef ONE = new EntityRef("users", "1");
    private static final EntityRef TWO = new EntityRef("users", "2");

    private final Workbench bench;
    private static final Asker SOMEBODY = Asker.of(Caller.named("somebody", "test"));

    private final DeletionLedger ledger;

    public DeletionLedgerContract(Function<TestSchema, Workbench> workbench) {
        this.bench = workbench.apply(TutorialRows.SCHEMA).with(TutorialRows.rows());
        this.ledger = bench.ports().ledger();
    }

    private static Entry entry(EntityRef root, DeletionMode mode) {
        return new Entry(root, mode, AT, "somebody", "test", SOMEBODY, Optional.empty(), Optional.empty(), Map.of());
    }

    private Deletion open(EntityRef root, DeletionMode mode) {
        return bench.inTransaction(() -> ledger.open(List.of(entry(root, mode))))
                .get(0);
    }

    private Map<EntityRef, Deletion> activeOf(EntityRef... roots) {
        return bench.inTransaction(() -> ledger.activeOf(List.of(roots)));
    }

    private Map<EntityRef, Deletion> purgedOf(EntityRef... roots) {
        return bench.inTransaction(() -> ledger.purgedOf(List.of(roots)));
    }

    private void close(Deletion deletion, DeletionState state) {
        bench.inTransaction(() -> {
            ledger.close(Closing.by("closer", List.of(deletion.id())), state, AT);
            return state;
        });
    }

    private DeletionState state(Deletion deletion) {
        return Optional.ofNullable(ledger.find(List.of(deletion.id())).get(deletion.id()))
                .map(Deletion::state)
                .orElseThrow();
    }

    @Test
    void allotsRisingIdsInTheOrderGiven() {
        List<Deletion> opened = bench.inTransaction(() -> ledger.open(
                List.of(entry(TWO, DeletionMode.SOFT), entry(ONE, DeletionMode.SOFT), entry(TWO, DeletionMode.HARD))));

        assertThat(opened).extracting(Deletion::root).isEqualTo(List.of(TWO, ONE, TWO));
        assertThat(opened).extracting(Deletion::id).isSorted().doesNotHaveDuplicates();
        assertThat(opened)
                .extracting(Deletion::state)
                .isEqualTo(List.of(DeletionState.ACTIVE, DeletionState.ACTIVE, DeletionState.PURGED));
        assertThat(open(new EntityRef("users", "3"), DeletionMode.SOFT).id())
                .isGreaterThan(opened.get(2).id());
    }

    @Test
    void findsWhatWasOpenedAsItWasOpened() {
        Entry entry = new Entry(
                new EntityRef("users", "ü".repeat(255)),
                DeletionMode.SOFT,
                AT,
                "☂".repeat(255),
                "s".repeat(32),
                SOMEBODY,
                Optional.of("😀".repeat(500)),
                Optional.of(AT.plusSeconds(1)),
                Map.of("users", 1L, "stories", 9_999_999_999L));

        Deletion opened = bench.inTransaction(() -> ledger.open(List.of(entry))).get(0);

        assertThat(opened.took()).isEqualTo(entry.took());
        assertThat(opened.deletedAt()).isEqualTo(AT);
        assertThat(opened.reason()).isEqualTo(entry.reason());
        assertThat(ledger.find(List.of(opened.id()))).containsExactly(Map.entry(opened.id(), opened));
        assertThat(ledger.find(List.of(new DeletionId(Integer.MAX_VALUE)))).isEmpty();
    }

    @Test
    void knowsWhoAskedFromAllWhoAreCalledAlike() {
        Deletion purged = open(ONE, DeletionMode.HARD);
        Deletion active = open(TWO, DeletionMode.SOFT);
        List<DeletionId> ids = List.of(purged.id(), active.id(), new DeletionId(Integer.MAX_VALUE));

        assertThat(ledger.openedFor(SOMEBODY, ids)).containsExactlyInAnyOrder(purged.id(), active.id());
        assertThat(ledger.openedFor(SOMEBODY, List.of(active.id()))).containsExactly(active.id());
        assertThat(ledger.openedFor(SOMEBODY, List.of())).isEmpty();
        assertThat(ledger.openedFor(Asker.of(Caller.named("somebody", "else")), ids))
                .isEmpty();
        assertThat(ledger.openedFor(new Asker("a".repeat(Asker.LENGTH)), ids)).isEmpty();
    }

    @Test
    void aRootHasAtMostOneActiveEntry() {
        Deletion first = open(ONE, DeletionMode.SOFT);

        assertThatThrownBy(() -> open(ONE, DeletionMode.SOFT)).isInstanceOf(AlreadyActive.class);

        assertThat(activeOf(ONE, TWO)).containsExactly(Map.entry(ONE, first));
        close(first, DeletionState.LIFTED);
        Deletion second = open(ONE, DeletionMode.SOFT);
        assertThat(activeOf(ONE, TWO)).containsExactly(Map.entry(ONE, second));
    }

    @Test
    void rootsAreComparedExactly() {
        EntityRef lower = new EntityRef("users", "abc");
        open(lower, DeletionMode.SOFT);
        open(lower, DeletionMode.HARD);

        for (String other : List.of("ABC", "äbc", "abc ")) {
            assertThat(activeOf(new EntityRef("users", other))).isEmpty();
            assertThat(purgedOf(new EntityRef("users", other))).isEmpty();
        }
        assertThat(activeOf(new EntityRef("stories", "abc"))).isEmpty();
        assertThat(activeOf(lower)).containsOnlyKeys(lower);
    }

    @Test
    void remembersWhatEachTook() {
        Deletion one = open(ONE, DeletionMode.SOFT);
        Deletion two = open(TWO, DeletionMode.SOFT);

        bench.inTransaction(() -> {
            ledger.recordTook(Map.of(one.id(), Map.of("users", 1L, "stories", 7L), two.id(), Map.of("users", 1L)));
            return AT;
        });

        assertThat(ledger.find(List.of(one.id(), two.id())))
                .containsOnly(
                        Map.entry(one.id(), one.having(Map.of("users", 1L, "stories", 7L))),
                        Map.entry(two.id(), two.having(Map.of("users", 1L))));
    }

    @Test
    void knowsTheLastRemovalOfARoot() {
        open(ONE, DeletionMode.HARD);
        Deletion last = open(ONE, DeletionMode.HARD);
        close(open(ONE, DeletionMode.HARD), DeletionState.REFUSED);
        close(open(TWO, DeletionMode.SOFT), DeletionState.PURGED);

        assertThat(purgedOf(ONE, TWO)).containsExactly(Map.entry(ONE, last));
    }

    @Test
    void closesWhatIsActiveAndLeavesTheRestAsItIs() {
        Deletion one = open(ONE, DeletionMode.SOFT);
        Deletion two = open(TWO, DeletionMode.SOFT);

        close(one, DeletionState.LIFTED);
        close(one, DeletionState.PURGED);

        assertThat(state(one)).isEqualTo(DeletionState.LIFTED);
        assertThat(state(two)).isEqualTo(DeletionState.ACTIVE);
        assertThat(activeOf(ONE, TWO)).containsOnlyKeys(TWO);
    }

    @Test
    void whatWasLiftedCanBeActiveAgain() {
        Deletion one = open(ONE, DeletionMode.SOFT);
        Deletion two = open(TWO, DeletionMode.SOFT);
        close(one, DeletionState.LIFTED);
        close(two, DeletionState.PURGED);
        bench.inTransaction(() -> {
            ledger.reopen(List.of(one.id(), two.id()));
            return true;
        });

        assertThat(activeOf(ONE, TWO)).containsExactly(Map.entry(ONE, one));
        assertThat(state(two)).isEqualTo(DeletionState.PURGED);
        close(one, DeletionState.LIFTED);
        assertThat(state(one)).isEqualTo(DeletionState.LIFTED);
    }

    @Test
    void locksEntriesWhateverTheirState() {
        Deletion one = open(ONE, DeletionMode.SOFT);
        Deletion two = open(TWO, DeletionMode.SOFT);
        close(two, DeletionState.LIFTED);

        for (Lock lock : Lock.values()) {
            Map<DeletionId, Deletion> locked = bench.inTransaction(
                    () -> ledger.lock(List.of(one.id(), two.id(), new DeletionId(Integer.MAX_VALUE)), lock));

            assertThat(locked)
                    .containsOnly(Map.entry(one.id(), one), Map.entry(two.id(), two.in(DeletionState.LIFTED)));
        }
    }

    @Test
    void aHardDeleteCanBeRefusedAfterItWasOpened() {
        Deletion hard = open(TWO, DeletionMode.HARD);

        close(hard, DeletionState.LIFTED);
        assertThat(state(hard)).isEqualTo(DeletionState.PURGED);
        close(hard, DeletionState.REFUSED);
        assertThat(state(hard)).isEqualTo(DeletionState.REFUSED);
    }

    @Test
    void nothingGivenIsNothingDone() {
        Deletion one = open(ONE, DeletionMode.SOFT);

        bench.inTransaction(() -> {
            assertThat(ledger.open(List.of())).isEmpty();
            ledger.recordTook(Map.of());
            assertThat(ledger.activeOf(List.of())).isEmpty();
            assertThat(ledger.purgedOf(List.of())).isEmpty();
            assertThat(ledger.find(List.of())).isEmpty();
            assertThat(ledger.lock(List.of(), Lock.EXCLUSIVE)).isEmpty();
            ledger.close(List.of(), DeletionState.LIFTED, AT);
            ledger.ask(List.of());
            assertThat(ledger.askedBy(List.of())).isEmpty();
            assertThat(ledger.asked(List.of())).isEmpty();
            ledger.withdraw(List.of());
            return AT;
        });

        assertThat(state(one)).isEqualTo(DeletionState.ACTIVE);
    }

    @Test
    void aFullLastPageIsTheEnd() {
        open(ONE, DeletionMode.SOFT);
        open(TWO, DeletionMode.SOFT);

        assertThat(ledger.list(DeletionQuery.newest(2), Set.of()).items()).hasSize(2);
        assertThat(ledger.list(DeletionQuery.newest(2), Set.of()).next()).isEmpty();
        assertThat(ledger.list(DeletionQuery.newest(1), Set.of()).next()).isPresent();
        assertThat(ledger.list(DeletionQuery.newest(1), Set.of("users")).items())
                .isEmpty();
        assertThat(ledger.list(DeletionQuery.newest(2), Set.of("stories", "reviews"))
                        .items())
                .hasSize(2);
    }
}
