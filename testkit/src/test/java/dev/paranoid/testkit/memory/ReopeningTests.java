package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Restores that the database refuses in the background when others wait for them, or have to resolve them before: whether they
 * compare unique values before, and however much of the work is in one transaction.
 */
@ParameterizedClass
@CsvSource({"1, false", "3, false", "1000, false", "1, true", "3, true", "1000, true"})
class ReopeningTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final RefusedByDatabase REFUSAL = new RefusedByDatabase("It stays");
    private static final EntityType NODES = EntityType.paranoid("nodes");
    private static final EntityRef TOP = node("1");
    private static final EntityRef MIDDLE = node("2");
    private static final EntityRef LOW = node("3");
    private static final EntityRef LEAF = node("4");

    private final int slices;
    private final boolean unique;
    private final InMemoryEngine engine;

    ReopeningTests(int slices, boolean unique) {
        TestSchema plain =
                TestSchema.of(EntityGraph.of(List.of(NODES), List.of(Relation.cascading(NODES, "parent", NODES))));
        this.slices = slices;
        this.unique = unique;
        this.engine = InMemoryEngine.inBackground(
                unique ? plain.with("nodes", table -> table.uniqueBy("note")) : plain, DeletionRules.NONE, 1);
        engine.insert(List.of(
                NewRow.of(TOP),
                NewRow.of(MIDDLE).with("parent", "1"),
                NewRow.of(LOW).with("parent", "2"),
                NewRow.of(LEAF).with("parent", "3")));
    }

    private static EntityRef node(String id) {
        return new EntityRef("nodes", id);
    }

    private void delete(EntityRef row) {
        begin(DeletionMode.SOFT, row);
        drain();
    }

    private void begin(DeletionMode mode, EntityRef row) {
        engine.deletions()
                .delete(CALLER, mode, List.of(DeleteRequest.of(row)))
                .get(0)
                .orThrow();
    }

    private List<Restoration> restore(Parents parents, EntityRef... rows) {
        return engine.deletions().restore(CALLER, parents, List.of(rows)).stream()
                .map(Answer::orThrow)
                .toList();
    }

    private void drain() {
        work();
        Law.holds(engine);
    }

    private void work() {
        Background background = engine.paranoid().background().orElseThrow();
        for (List<JobId> open = engine.jobs(); !open.isEmpty(); open = engine.jobs()) {
            JobId job = open.get(0);
            long claim = background.claim(job);
            for (int chunks = 0; background.chunk(job, claim, 2, chunk()).isPresent(); chunks++) {
                assertThat(chunks).isLessThan(1_000);
            }
        }
    }

    private BooleanSupplier chunk() {
        AtomicInteger done = new AtomicInteger();
        return () -> done.incrementAndGet() >= slices;
    }

    private Refusal refusal(Restoration accepted) {
        Answer<Restoration> outcome =
                engine.deletions().outcome(CALLER, accepted).orElseThrow();
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused<Restoration>) outcome).refusal();
    }

    private Stream<DeletionState> states() {
        return engine.snapshot().deletions().values().stream().map(Deletion::state);
    }

    @Test
    void whatWasLiveAlreadyIsHiddenAgain() {
        delete(TOP);
        engine.refuse(LOW, "It stays");
        Restoration refused = restore(Parents.REFUSE, TOP).get(0);
        drain();

        assertThat(refusal(refused)).isEqualTo(REFUSAL);
        assertThat(engine.snapshot().rows().keySet()).allMatch(engine.snapshot()::hidden);
        assertThat(states()).containsExactly(DeletionState.ACTIVE);
    }

    @Test
    void whatNeedsIsRefusedWithIt() {
        delete(LEAF);
        delete(TOP);
        engine.refuse(LOW, "It stays");
        List<Restoration> both = restore(Parents.REFUSE, TOP, LEAF);
        drain();

        assertThat(refusal(both.get(0))).isEqualTo(REFUSAL);
        assertThat(refusal(both.get(1)).code()).isEqualTo("parent-deleted");
        assertThat(states()).containsOnly(DeletionState.ACTIVE);
        assertThat(engine.snapshot().rows().keySet()).allMatch(engine.snapshot()::hidden);
    }

    @Test
    void whatIsRestoredAlongIsActiveAgainAsWell() {
        delete(LOW);
        delete(TOP);
        engine.refuse(MIDDLE, "It stays");
        Restoration all = restore(Parents.RESTORE, LOW).get(0);
        drain();

        assertThat(refusal(all)).isEqualTo(REFUSAL);
        assertThat(states()).containsOnly(DeletionState.ACTIVE);
    }

    /** The first job has to resolve what the second has lifted, since its own rows are below that. */
    @Test
    void anotherJobMayMeetTheRefusal() {
        assumeFalse(unique, "where it compares, the first job is alone still when it hands its row over");
        delete(MIDDLE);
        delete(TOP);
        Restoration first = restore(Parents.LIFT, MIDDLE).get(0);
        engine.refuse(MIDDLE, "It stays");
        Restoration second = restore(Parents.REFUSE, TOP).get(0);
        drain();

        assertThat(refusal(second)).isEqualTo(REFUSAL);
        assertThat(engine.deletions()
                        .outcome(CALLER, first)
                        .orElseThrow()
                        .orThrow()
                        .visible())
                .isFalse();
        assertThat(states()).containsExactly(DeletionState.LIFTED, DeletionState.ACTIVE);
        assertThat(engine.snapshot().rows().keySet()).allMatch(engine.snapshot()::hidden);
    }

    /** Node 2 is handed over to the deletion of node 1, which has nothing more to do, while node 3 below it is live still. */
    private void oweWhatTheDatabaseRefuses() {
        begin(DeletionMode.SOFT, MIDDLE);
        begin(DeletionMode.SOFT, TOP);
        restore(Parents.LIFT, MIDDLE);
        engine.refuse(LOW, "It stays");
    }

    private static List<String> warnings(Runnable during) {
        List<String> messages = new ArrayList<>();
        Handler handler = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord warning) {
                messages.add(new SimpleFormatter().formatMessage(warning));
            }
        };
        Logger logger = Logger.getLogger("dev.paranoid.application.background.RefusedSlices");
        logger.addHandler(handler);
        try {
            during.run();
        } finally {
            logger.removeHandler(handler);
        }
        return messages;
    }

    @Test
    void whatTheDatabaseRefusesBelowRowsOfOthersIsHiddenLater() {
        oweWhatTheDatabaseRefuses();
        assertThat(warnings(this::work))
                .isNotEmpty()
                .allSatisfy(warning -> assertThat(warning).contains("below the hidden row nodes/2: It stays"));

        assertThat(engine.snapshot().hidden(MIDDLE)).isTrue();
        assertThat(engine.snapshot().hidden(LOW)).isFalse();
        assertThat(states()).containsExactly(DeletionState.LIFTED, DeletionState.ACTIVE);
        engine.permit(LOW);
        delete(beside());
        assertThat(engine.snapshot().rows().keySet()).allMatch(engine.snapshot()::hidden);
    }

    @Test
    void whatTheDatabaseRefusesBelowRowsOfOthersRefusesNoOtherDelete() {
        oweWhatTheDatabaseRefuses();
        EntityRef beside = beside();
        begin(DeletionMode.SOFT, beside);
        work();

        assertThat(states()).containsExactly(DeletionState.LIFTED, DeletionState.ACTIVE, DeletionState.ACTIVE);
        assertThat(engine.snapshot().hidden(node("12"))).isTrue();
    }

    /** Node 11 with node 12 below it. */
    private EntityRef beside() {
        engine.insert(List.of(NewRow.of(node("11")), NewRow.of(node("12")).with("parent", "11")));
        return node("11");
    }

    /** Its root has been deleted anew: it cannot be active again, and what it holds belongs to the new one. */
    @Test
    void whoseRootIsDeletedAnewGivesUpWhatItHolds() {
        delete(TOP);
        restore(Parents.REFUSE, TOP);
        engine.deletions().delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(TOP)));
        drain();

        assertThat(states()).containsExactly(DeletionState.LIFTED, DeletionState.ACTIVE);
        assertThat(engine.snapshot().rows().keySet()).allMatch(engine.snapshot()::hidden);
    }

    /** What has gone stays gone: the removal is not refused for a row that it leaves, and that cannot become live. */
    @Test
    void aRemovalThatHasCarriedOutWhatWasAskedIsNotRefused() {
        delete(TOP);
        engine.updateColumn(LOW, "parent", null);
        begin(DeletionMode.HARD, TOP);
        engine.refuse(LOW, "It stays");

        assertThatThrownBy(this::drain).isInstanceOf(DatabaseRefused.class).hasMessageContaining("It stays");
        assertThat(engine.snapshot().rows()).containsOnlyKeys(LOW, LEAF);
        assertThat(states()).containsExactly(DeletionState.PURGED, DeletionState.PURGED);
    }

    @Test
    void aRemovalIsRefusedThoughItHasRemovedTheRootOfAnotherDeletion() {
        EntityRef beside = node("11");
        engine.insert(List.of(NewRow.of(beside).with("parent", "1")));
        delete(beside);
        begin(DeletionMode.HARD, TOP);
        engine.refuse(LEAF, "It stays");
        drain();

        assertThat(engine.snapshot().rows()).containsOnlyKeys(MIDDLE, LOW, LEAF);
        assertThat(states()).containsExactly(DeletionState.PURGED);
    }
}
