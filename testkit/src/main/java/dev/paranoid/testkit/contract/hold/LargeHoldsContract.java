package dev.paranoid.testkit.contract.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.Holds.Placed;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.PlaceHolds;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.scenario.Asking;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What is held is kept, though what was asked for goes on in the background. Holds are placed behind each of its chunks: before the
 * first row has gone all is kept, column by column, and after that nothing more goes.
 */
public abstract class LargeHoldsContract {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final int CHILDREN = 5;
    private static final int MOST_CHUNKS = 1_000;
    private static final int SLICE = 2;
    private static final EntityRef ROOT = new EntityRef("parents", "1");
    private static final EntityRef LAST = child(CHILDREN);
    private static final EntityType PARENTS = EntityType.paranoid("parents");
    private static final EntityType CHILD = EntityType.paranoid("children");
    private static final EntityType NOTES = EntityType.paranoid("notes");
    private static final EntityType TAGS = EntityType.paranoid("tags");
    private static final EntityType TAGGED = EntityType.link("tagged");

    /** {@return an engine over these tables, empty, that carries on in the background what is more than a row} */
    protected abstract SteppedEngine engine(TestSchema schema, DeletionRules rules);

    /** {@return behind which chunks holds are placed: each such one} */
    protected abstract int stride();

    /** Called when an engine is not needed any more. */
    protected abstract void close(SteppedEngine engine);

    private static EntityRef child(int id) {
        return new EntityRef("children", "" + id);
    }

    private static TestSchema schema(Relation... others) {
        List<Relation> relations = new ArrayList<>(List.of(Relation.cascading(CHILD, "parent", PARENTS)));
        relations.addAll(List.of(others));
        return TestSchema.of(EntityGraph.of(List.of(PARENTS, CHILD, NOTES), relations));
    }

    private static NewRow row(String type, int id, String column, String value) {
        return NewRow.of(new EntityRef(type, "" + id)).with(column, value);
    }

    private static List<NewRow> family() {
        return Stream.concat(
                        Stream.of(NewRow.of(ROOT), NewRow.of(new EntityRef("parents", "2"))),
                        IntStream.rangeClosed(1, CHILDREN).mapToObj(id -> row("children", id, "parent", "1")))
                .toList();
    }

    private SteppedEngine filled(TestSchema schema, List<NewRow> rows) {
        SteppedEngine engine = engine(schema, DeletionRules.NONE);
        engine.insert(rows);
        return engine;
    }

    private static Placed hold(SteppedEngine engine, EntityRef row, HoldKind kind) {
        return engine.holds()
                .place(CALLER, List.of(HoldRequest.of(new On.Row(row), kind, "a lawsuit")))
                .get(0)
                .orThrow();
    }

    private static Deleted delete(SteppedEngine engine, DeletionMode mode) {
        return engine.deletions()
                .inBackground()
                .delete(CALLER, mode, List.of(DeleteRequest.of(ROOT)))
                .get(0)
                .orThrow();
    }

    private static void drain(SteppedEngine engine) {
        for (int chunk = 0; engine.advance(0, SLICE); chunk++) {
            assertThat(chunk).isLessThan(MOST_CHUNKS);
        }
        Law.holds(engine);
    }

    /** Hidden with all that is below, and nothing goes on. */
    private SteppedEngine hidden() {
        SteppedEngine engine = filled(schema(), family());
        delete(engine, DeletionMode.SOFT);
        drain(engine);
        return engine;
    }

    private static Restoration restore(SteppedEngine engine) {
        return engine.deletions()
                .inBackground()
                .restore(CALLER, Parents.REFUSE, List.of(ROOT))
                .get(0)
                .orThrow();
    }

    private static boolean held(Answer<?> answer) {
        return answer instanceof Refused<?> refused && refused.refusal() instanceof Held;
    }

    private static Answer<Restoration> outcome(SteppedEngine engine, Restoration accepted) {
        drain(engine);
        return engine.deletions().outcome(CALLER, accepted).orElseThrow();
    }

    @Test
    void aRestoreInTheBackgroundBringsNothingBackThatIsFrozen() {
        SteppedEngine engine = hidden();
        hold(engine, LAST, HoldKind.FREEZE);
        Map<EntityRef, Map<String, @Nullable Object>> before = rows(engine);

        Answer<Restoration> outcome = outcome(engine, restore(engine));

        assertThat(held(outcome)).as("%s", outcome).isTrue();
        assertThat(rows(engine)).isEqualTo(before);
        assertThat(state(engine)).isEqualTo(DeletionState.ACTIVE);
        close(engine);
    }

    private static DeletionState state(SteppedEngine engine) {
        return engine.snapshot().deletions().values().iterator().next().state();
    }

    /** Each chunk before the deletion is lifted is one behind which a freeze is seen. */
    @Test
    void aFreezeThatComesWhileARestoreLooksIsSeen() {
        int seen = 0;
        boolean more = true;
        while (more) {
            SteppedEngine engine = hidden();
            hold(engine, new EntityRef("parents", "2"), HoldKind.FREEZE);
            Restoration restoration = restore(engine);
            for (int chunk = 0; chunk < seen; chunk++) {
                engine.advance(0, 1);
            }
            more = state(engine) == DeletionState.ACTIVE;
            hold(engine, LAST, HoldKind.FREEZE);
            Answer<Restoration> outcome = outcome(engine, restoration);
            assertThat(held(outcome)).as("behind chunk %s: %s", seen, outcome).isEqualTo(more);
            assertThat(engine.snapshot().hidden(ROOT)).isEqualTo(more);
            close(engine);
            seen += stride();
        }
        assertThat(seen).isGreaterThan(CHILDREN);
    }

    @Test
    void aFreezeElsewhereStopsNoRestoreInTheBackground() {
        SteppedEngine engine = hidden();
        hold(engine, new EntityRef("parents", "2"), HoldKind.FREEZE);

        outcome(engine, restore(engine)).orThrow();

        assertThat(engine.snapshot().live(LAST)).isTrue();
        close(engine);
    }

    /** What is frozen is not hidden yet, or is; either way a restore of what is still being hidden leaves it as it is. */
    @Test
    void whatIsStillBeingHiddenIsNotRestoredWhereSomeOfItIsFrozen() {
        SteppedEngine engine = filled(schema(), family());
        delete(engine, DeletionMode.SOFT);
        engine.advance(0, 1);
        hold(engine, LAST, HoldKind.FREEZE);

        Answer<Restoration> outcome = outcome(engine, restore(engine));

        assertThat(held(outcome)).as("%s", outcome).isTrue();
        assertThat(engine.snapshot().hidden(ROOT)).isTrue();
        assertThat(engine.snapshot().hidden(LAST)).isTrue();
        close(engine);
    }

    private static Map<EntityRef, Map<String, @Nullable Object>> rows(SteppedEngine engine) {
        return engine.snapshot().rows();
    }

    private void heldBehindEachChunk(TestSchema schema, List<NewRow> rows, EntityRef held) {
        boolean whole = false;
        boolean partly = false;
        for (int chunks = 0; chunks < MOST_CHUNKS; chunks += stride()) {
            SteppedEngine engine = filled(schema, rows);
            Map<EntityRef, Map<String, @Nullable Object>> before = rows(engine);
            Deleted removing = delete(engine, DeletionMode.HARD);
            boolean ended = false;
            for (int chunk = 0; chunk < chunks; chunk++) {
                ended |= !engine.advance(0, SLICE);
            }
            int left = rows(engine).size();
            if (ended || !rows(engine).containsKey(held)) {
                close(engine);
                break;
            }
            Placed placed = hold(engine, held, HoldKind.PRESERVATION);
            drain(engine);
            String when = "held behind chunk " + chunks;
            Answer<Deleted> outcome =
                    engine.deletions().outcome(CALLER, removing).orElseThrow();
            assertThat(held(outcome)).as("%s: %s", when, outcome).isTrue();
            assertThat(rows(engine)).as(when).hasSize(left);
            assertThat(placed.gone().isEmpty()).as(when).isEqualTo(left == before.size());
            if (placed.gone().isEmpty()) {
                whole = true;
                assertThat(rows(engine)).as(when).isEqualTo(before);
            } else {
                partly = true;
            }
            close(engine);
        }
        assertThat(whole).isTrue();
        assertThat(partly || stride() > 1).isTrue();
    }

    @Test
    void whatIsHeldBeforeTheFirstRemovalIsAsItWasWhereForeignKeysAreSetToNull() {
        List<NewRow> rows = new ArrayList<>(family());
        IntStream.rangeClosed(1, 7).forEach(id -> rows.add(row("notes", id, "about", "1")));

        heldBehindEachChunk(
                schema(Relation.cascading(NOTES, "about", PARENTS).on(OnDelete.KEEP, OnDelete.SET_NULL)), rows, ROOT);
    }

    @Test
    void whatIsHeldBeforeTheFirstRemovalIsAsItWasInACycle() {
        List<NewRow> rows = new ArrayList<>(family());
        IntStream.rangeClosed(3, 9).forEach(id -> rows.add(row("parents", id, "above", id == 9 ? "8" : "1")));

        heldBehindEachChunk(schema(Relation.cascading(PARENTS, "above", PARENTS)), rows, new EntityRef("parents", "9"));
    }

    @Test
    void aRequestThatComesTooLateIsToldThatSomeHasGone() {
        SteppedEngine engine = filled(schema(), family());
        Deleted removing = delete(engine, DeletionMode.HARD);
        while (rows(engine).size() == family().size()) {
            assertThat(engine.advance(0, SLICE)).isTrue();
        }
        Request request = Asking.request(
                "late",
                ROOT.toString(),
                new PlaceHolds(List.of(HoldRequest.of(new On.Row(ROOT), HoldKind.PRESERVATION, "a lawsuit"))));

        Outcome outcome = engine.requests()
                .carryOut(
                        CALLER,
                        List.of(request),
                        told -> told.stream().map(Asking::text).toList())
                .get(0);

        assertThat(Asking.text(outcome)).isEqualTo("done " + Outcome.PARTLY_REMOVED);
        drain(engine);
        assertThat(held(engine.deletions().outcome(CALLER, removing).orElseThrow()))
                .isTrue();
        close(engine);
    }

    private static NewRow tagged(String tag) {
        return NewRow.link("tagged").with("tagged_parent", ROOT.id()).with("tag", tag);
    }

    /** What another program tags meanwhile was not there when the removal looked for holds. */
    @Test
    void aRowWithoutIdStaysThatComesWhileItsParentIsRemovedAndHangsOnWhatIsHeld() {
        TestSchema schema = TestSchema.of(EntityGraph.of(
                List.of(PARENTS, TAGS, TAGGED),
                List.of(
                        Relation.cascading(TAGGED, "tagged_parent", PARENTS).on(OnDelete.KEEP, OnDelete.CASCADE),
                        Relation.cascading(TAGGED, "tag", TAGS).on(OnDelete.KEEP, OnDelete.CASCADE))));
        List<NewRow> rows = List.of(
                NewRow.of(ROOT),
                NewRow.of(new EntityRef("tags", "1")),
                NewRow.of(new EntityRef("tags", "2")),
                tagged("2"),
                tagged("2"),
                tagged("2"));
        int chunks = 0;
        boolean more = true;
        while (more) {
            SteppedEngine engine = filled(schema, rows);
            hold(engine, new EntityRef("tags", "1"), HoldKind.PRESERVATION);
            delete(engine, DeletionMode.HARD);
            for (int chunk = 0; chunk < chunks; chunk++) {
                engine.advance(0, SLICE);
            }
            more = rows(engine).containsKey(ROOT);
            if (more) {
                engine.insert(List.of(tagged("1")));
                drain(engine);
                assertThat(engine.snapshot().links().getOrDefault("tagged", List.of()))
                        .as("behind chunk %s", chunks)
                        .anyMatch(link -> "1".equals(link.get("tag")));
            }
            close(engine);
            chunks += stride();
        }
        assertThat(chunks).isGreaterThan(2);
    }
}
