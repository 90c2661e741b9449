package dev.paranoid.testkit.contract.call;

import static dev.paranoid.domain.relation.OnDelete.RESTRICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many at once: one transaction, an answer each, and what is refused is as if it had not been asked. */
public abstract class Batches extends ContractGroup {

    private static final EntityType ORDERS = EntityType.paranoid("orders");
    private static final EntityType LINES = EntityType.paranoid("lines");
    private static final EntityType INVOICES = EntityType.paranoid("invoices");

    /** Lines go with their order; an invoice restricts its order and its line. */
    private static final TestSchema SHOP = TestSchema.of(EntityGraph.of(
            List.of(ORDERS, LINES, INVOICES),
            List.of(
                    Relation.cascading(LINES, "order", ORDERS),
                    Relation.cascading(INVOICES, "order", ORDERS).on(RESTRICT, RESTRICT),
                    Relation.cascading(INVOICES, "line", LINES).on(RESTRICT, RESTRICT))));

    public Batches(Engines engines) {
        super(engines);
    }

    /** Orders 1 to 3, each with a line of its number; invoice 1 is of order 1 and of line 2. */
    private Scenario shop() {
        return over(SHOP)
                .with(NewRow.of("orders", "1"), NewRow.of("orders", "2"), NewRow.of("orders", "3"))
                .with(line(1), line(2), line(3))
                .with(NewRow.of("invoices", "1").with("order", "1").with("line", "2"));
    }

    private static NewRow line(int id) {
        return NewRow.of("lines", "" + id).with("order", "" + id);
    }

    @Test
    void anEmptyBatchDoesNothing() {
        Scenario scenario = shop();
        Snapshot before = scenario.snapshot();

        assertThat(scenario.tryDeleteAll(DeletionMode.SOFT)).isEmpty();
        assertThat(scenario.tryDeleteAll(DeletionMode.HARD)).isEmpty();
        assertThat(scenario.tryRestoreAll(Parents.REFUSE)).isEmpty();
        assertThat(scenario.snapshot()).isEqualTo(before);
    }

    @Test
    void whatOneDeleteTakesDoesNotRestrictAnother() {
        Scenario scenario = shop();

        assertThat(Scenario.codes(scenario.tryDeleteAll(DeletionMode.SOFT, "orders/1", "invoices/1")))
                .containsExactly("ok", "ok");
        assertThat(scenario.live()).isEqualTo("lines/2 lines/3 orders/2 orders/3");
    }

    @Test
    void whatIsRefusedIsLeftOutAndTheRestIsCarriedOut() {
        for (DeletionMode mode : DeletionMode.values()) {
            Scenario scenario = shop();

            assertThat(Scenario.codes(
                            scenario.tryDeleteAll(mode, "orders/3", "orders/1", "orders/9", "nothing/1", "lines/1")))
                    .containsExactly("ok", "restricted", "not-found", "unknown-type", "ok");
            assertThat(scenario.live()).isEqualTo("invoices/1 lines/2 orders/1 orders/2");
        }
    }

    @Test
    void whereTwoReachTheSameBlockerBothAreRefused() {
        for (DeletionMode mode : DeletionMode.values()) {
            Scenario scenario = shop();
            Snapshot before = scenario.snapshot();

            assertThat(Scenario.codes(scenario.tryDeleteAll(mode, "orders/1", "orders/2", "lines/2")))
                    .containsExactly("restricted", "restricted", "restricted");
            assertThat(scenario.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void aBlockerWhoseOwnDeleteIsRefusedRestricts() {
        EntityType notes = EntityType.paranoid("notes");
        Scenario scenario = over(TestSchema.of(EntityGraph.of(
                        List.of(ORDERS, INVOICES, notes),
                        List.of(
                                Relation.cascading(INVOICES, "order", ORDERS).on(RESTRICT, RESTRICT),
                                Relation.cascading(notes, "invoice", INVOICES).on(RESTRICT, RESTRICT)))))
                .with(NewRow.of("orders", "1"), NewRow.of("orders", "2"))
                .with(NewRow.of("invoices", "1").with("order", "1"))
                .with(NewRow.of("notes", "1").with("invoice", "1"));

        assertThat(Scenario.codes(scenario.tryDeleteAll(DeletionMode.SOFT, "orders/1", "invoices/1", "orders/2")))
                .containsExactly("restricted", "restricted", "ok");
        assertThat(scenario.live()).isEqualTo("invoices/1 notes/1 orders/1");
    }

    @Test
    void theSameRootTwiceAnswersTheSameDeletion() {
        for (DeletionMode mode : DeletionMode.values()) {
            Scenario scenario = shop();

            List<Answer<Deleted>> answers = scenario.tryDeleteAll(mode, "orders/3", "orders/2", "orders/3");

            assertThat(Scenario.codes(answers)).containsExactly("ok", "restricted", "ok");
            assertThat(answers.get(0)).isEqualTo(answers.get(2));
            assertThat(scenario.snapshot().deletions()).hasSize(1);
        }
    }

    @Test
    void aRootBelowAnotherRootHasADeletionOfItsOwn() {
        Scenario scenario = tutorial();

        List<Answer<Deleted>> answers = scenario.tryDeleteAll(DeletionMode.SOFT, "users/1", "stories/1", "reviews/1");

        assertThat(answers.stream().map(answer -> answer.orThrow().deletion().root()))
                .containsExactlyElementsOf(Scenario.refs("users/1", "stories/1", "reviews/1"));
        assertThat(sum(answers))
                .containsOnly(Map.entry("users", 1L), Map.entry("stories", 2L), Map.entry("reviews", 4L));
        scenario.restore("users/1");
        assertThat(scenario.hidden()).isEqualTo("reviews/1 reviews/4 stories/1");
    }

    @Test
    void aBatchOfDeletesEndsAsTheSameDeletesOneByOne() {
        String[] rows = {"users/1", "stories/3", "reviews/4", "users/3", "stories/1"};
        Scenario together = tutorial();
        Scenario apart = tutorial();

        together.tryDeleteAll(DeletionMode.SOFT, rows);
        Scenario.refs(rows).stream().map(EntityRef::toString).forEach(apart::delete);

        assertThat(together.live()).isEqualTo(apart.live());
    }

    @Test
    void rowsThatAnotherRootTakesAlongAreRemovedOnceAndAnswered() {
        Scenario scenario = tutorial();

        List<Answer<Deleted>> answers = scenario.tryDeleteAll(DeletionMode.HARD, "reviews/1", "users/1", "stories/1");

        assertThat(Scenario.codes(answers)).containsExactly("ok", "ok", "ok");
        assertThat(sum(answers))
                .containsOnly(Map.entry("users", 1L), Map.entry("stories", 2L), Map.entry("reviews", 4L));
        assertThat(scenario.live()).isEqualTo("stories/3 users/2 users/3");
    }

    @Test
    void aRestoreOfManyAnswersEach() {
        Scenario scenario = tutorial();
        Snapshot before = scenario.snapshot();
        scenario.tryDeleteAll(DeletionMode.SOFT, "users/1", "stories/1", "users/3");

        assertThat(Scenario.codes(scenario.tryRestoreAll(
                        Parents.REFUSE, "users/3", "stories/1", "users/1", "users/2", "users/9", "users/3")))
                .containsExactly("ok", "ok", "ok", "not-deleted", "not-found", "ok");
        assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());
    }

    private static Map<String, Long> sum(List<Answer<Deleted>> answers) {
        Map<String, Long> sum = new TreeMap<>();
        answers.forEach(
                answer -> answer.orThrow().deletion().took().forEach((type, rows) -> sum.merge(type, rows, Long::sum)));
        return sum;
    }

    @Test
    void deletionsThatAreRestoredTogetherAreNotInEachOthersWay() {
        Scenario scenario = shop();
        Map<EntityRef, ?> before = scenario.snapshot().rows();
        List<DeletionId> deletions = deletions(scenario, "lines/1", "lines/3", "orders/3");

        assertThat(Scenario.codes(
                        scenario.engine().deletions().restoreDeletions(Scenario.CALLER, Parents.REFUSE, deletions)))
                .containsExactly("ok", "ok", "ok", "not-found");
        assertThat(scenario.snapshot().rows()).isEqualTo(before);
        assertThat(Scenario.codes(
                        scenario.engine().deletions().restoreDeletions(Scenario.CALLER, Parents.REFUSE, deletions)))
                .containsExactly("not-deleted", "not-deleted", "not-deleted", "not-found");
    }

    @Test
    void deletionsArePurgedTogether() {
        Scenario scenario = shop();
        List<DeletionId> deletions = deletions(scenario, "lines/1", "lines/3", "orders/3");

        assertThat(Scenario.codes(scenario.engine().deletions().purge(Scenario.CALLER, deletions)))
                .containsExactly("ok", "ok", "ok", "not-found");
        assertThat(scenario.live()).isEqualTo("invoices/1 lines/2 orders/1 orders/2");
        assertThat(scenario.hidden()).isEmpty();
        assertThat(scenario.engine()
                        .deletions()
                        .find(Scenario.CALLER, deletions)
                        .values())
                .hasSize(3)
                .allMatch(deletion -> deletion.state() == DeletionState.PURGED);
    }

    /** And one that there is not. */
    private static List<DeletionId> deletions(Scenario scenario, String... rows) {
        return Stream.concat(Stream.of(rows).map(row -> scenario.delete(row).id()), Stream.of(new DeletionId(99_999)))
                .toList();
    }
}
