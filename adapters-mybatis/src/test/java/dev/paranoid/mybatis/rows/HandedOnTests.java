package dev.paranoid.mybatis.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.SteppedMyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows come to deletions that walk no more: below their roots all was hidden when they were opened, or they are being lifted. */
class HandedOnTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final EntityType NODES = EntityType.paranoid("nodes");
    private static final EntityRef TOP = node("1");
    private static final EntityRef MIDDLE = node("2");
    private static final EntityRef LOW = node("3");
    private static final EntityRef LEAF = node("4");
    private static final EntityRef OTHER = node("5");
    private static final EntityRef BELOW_OTHER = node("6");
    private static final EntityType FRUITS = EntityType.paranoid("fruits");
    private static final EntityRef FRUIT = new EntityRef("fruits", "1");

    private static final TestSchema SCHEMA = TestSchema.of(EntityGraph.of(
            List.of(NODES, FRUITS),
            List.of(
                    Relation.cascading(NODES, "parent", NODES),
                    Relation.cascading(NODES, "mother", NODES),
                    Relation.cascading(FRUITS, "node", NODES).on(OnDelete.RESTRICT, OnDelete.RESTRICT))));

    private final MyBatisEngine whole = MyBatisEngine.limited(SCHEMA, TestDatabase.fresh());
    private final SteppedMyBatisEngine engine = new SteppedMyBatisEngine(whole);

    private static EntityRef node(String id) {
        return new EntityRef("nodes", id);
    }

    @AfterEach
    void close() {
        whole.close();
    }

    @BeforeEach
    void insert() {
        engine.insert(List.of(
                NewRow.of(TOP),
                NewRow.of(MIDDLE).with("parent", "1"),
                NewRow.of(LOW).with("parent", "2").with("mother", "5"),
                NewRow.of(LEAF).with("parent", "3"),
                NewRow.of(OTHER),
                NewRow.of(BELOW_OTHER).with("parent", "5")));
    }

    @Test
    void whatIsBelowThemIsHiddenAsWell() {
        Deletion low = engine.begin(DeletionMode.SOFT, LOW);
        settle(engine.begin(DeletionMode.SOFT, TOP), 1);
        deleteMiddleAndOther();
        engine.deletions().restore(CALLER, Parents.LIFT, List.of(LOW));
        settle(low, 2);
        engine.drain();

        assertThat(engine.snapshot().hidden(LEAF)).isTrue();
    }

    @Test
    void theyAreHiddenAnewWithTheirDeletionWhenAnotherOfTheSameCallIsRefused() {
        engine.insert(List.of(NewRow.of(FRUIT).with("node", "5")));
        Deletion top = engine.begin(DeletionMode.SOFT, TOP);
        settle(top, 0);
        deleteMiddleAndOther();
        restore(TOP);
        settle(top, 1);
        engine.drain();

        assertThat(engine.snapshot().live(TOP)).isTrue();
        assertThat(engine.snapshot().live(OTHER)).isTrue();
        assertThat(engine.snapshot().hidden(LEAF)).isTrue();
    }

    @Test
    void whatIsBelowThemIsHiddenWhereTheyComeToADeletionThatIsBeingLiftedAndGoOnToAThird() {
        Deletion low = engine.begin(DeletionMode.SOFT, LOW);
        Deletion middle = engine.begin(DeletionMode.SOFT, MIDDLE);
        settle(middle, 1);
        restore(MIDDLE);
        restore(LOW);
        settle(low, 2);
        assertThat(engine.snapshot().live(LOW)).isTrue();
        settle(engine.begin(DeletionMode.SOFT, OTHER), 2);
        engine.drain();

        assertThat(engine.snapshot().live(MIDDLE)).isTrue();
        assertThat(engine.snapshot().hidden(LEAF)).isTrue();
    }

    private void restore(EntityRef row) {
        engine.deletions()
                .inBackground()
                .restore(CALLER, Parents.REFUSE, List.of(row))
                .get(0)
                .orThrow();
    }

    private void deleteMiddleAndOther() {
        engine.deletions()
                .inBackground()
                .delete(
                        CALLER,
                        DeletionMode.SOFT,
                        Stream.of(MIDDLE, OTHER).map(DeleteRequest::of).toList());
    }

    private void settle(Deletion deletion, int job) {
        while (engine.deletions()
                .find(CALLER, deletion.id())
                .orElseThrow()
                .activity()
                .isPresent()) {
            engine.advance(job, 1);
        }
    }
}
