package dev.paranoid.testkit.contract.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.Holds.Placed;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.PlaceHolds;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.scenario.Asking;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What is held is kept, though what was asked for goes on in the background. Holds are placed behind each of its chunks: before the
 * first row has gone all is kept, column by column, and after that nothing more goes.
 */
public abstract class LargeHoldsContract {

    /** {@return an engine over these tables, empty, that carries on in the background what is more than a row} */
    protected abstract SteppedEngine engine(TestSchema schema, DeletionRules rules);

    /** {@return behind which chunks holds are placed: each such one} */
    protected abstract int stride();

    /** Called when an engine is not needed any more. */
    protected abstract void close(SteppedEngine engine);

    private SteppedEngine filled(TestSchema schema, List<NewRow> rows) {
        SteppedEngine engine = engine(schema, DeletionRules.NONE);
        engine.insert(rows);
        return engine;
    }

    /** Hidden with all that is below, and nothing goes on. */
    private SteppedEngine hidden() {
        SteppedEngine engine = filled(Family.schema(), Family.family());
        Family.delete(engine, DeletionMode.SOFT);
        Family.drain(engine);
        return engine;
    }

    @Test
    void aRestoreInTheBackgroundBringsNothingBackThatIsFrozen() {
        SteppedEngine engine = hidden();
        Family.hold(engine, Family.LAST, HoldKind.FREEZE);
        Map<EntityRef, Map<String, @Nullable Object>> before = Family.rows(engine);

        Answer<Restoration> outcome = Family.outcome(engine, Family.restore(engine));

        assertThat(Family.held(outcome)).as("%s", outcome).isTrue();
        assertThat(Family.rows(engine)).isEqualTo(before);
        assertThat(Family.state(engine)).isEqualTo(DeletionState.ACTIVE);
        close(engine);
    }

    /** Each chunk before the deletion is lifted is one behind which a freeze is seen. */
    @Test
    void aFreezeThatComesWhileARestoreLooksIsSeen() {
        int seen = 0;
        boolean more = true;
        while (more) {
            SteppedEngine engine = hidden();
            Family.hold(engine, new EntityRef("parents", "2"), HoldKind.FREEZE);
            Restoration restoration = Family.restore(engine);
            for (int chunk = 0; chunk < seen; chunk++) {
                engine.advance(0, 1);
            }
            more = Family.state(engine) == DeletionState.ACTIVE;
            Family.hold(engine, Family.LAST, HoldKind.FREEZE);
            Answer<Restoration> outcome = Family.outcome(engine, restoration);
            assertThat(Family.held(outcome))
                    .as("behind chunk %s: %s", seen, outcome)
                    .isEqualTo(more);
            assertThat(engine.snapshot().hidden(Family.ROOT)).isEqualTo(more);
            close(engine);
            seen += stride();
        }
        assertThat(seen).isGreaterThan(Family.CHILDREN);
    }

    @Test
    void aFreezeElsewhereStopsNoRestoreInTheBackground() {
        SteppedEngine engine = hidden();
        Family.hold(engine, new EntityRef("parents", "2"), HoldKind.FREEZE);

        Family.outcome(engine, Family.restore(engine)).orThrow();

        assertThat(engine.snapshot().live(Family.LAST)).isTrue();
        close(engine);
    }

    /** What is frozen is not hidden yet, or is; either way a restore of what is still being hidden leaves it as it is. */
    @Test
    void whatIsStillBeingHiddenIsNotRestoredWhereSomeOfItIsFrozen() {
        SteppedEngine engine = filled(Family.schema(), Family.family());
        Family.delete(engine, DeletionMode.SOFT);
        engine.advance(0, 1);
        Family.hold(engine, Family.LAST, HoldKind.FREEZE);

        Answer<Restoration> outcome = Family.outcome(engine, Family.restore(engine));

        assertThat(Family.held(outcome)).as("%s", outcome).isTrue();
        assertThat(engine.snapshot().hidden(Family.ROOT)).isTrue();
        assertThat(engine.snapshot().hidden(Family.LAST)).isTrue();
        close(engine);
    }

    private void heldBehindEachChunk(TestSchema schema, List<NewRow> rows, EntityRef held) {
        boolean whole = false;
        boolean partly = false;
        for (int chunks = 0; chunks < Family.MOST_CHUNKS; chunks += stride()) {
            SteppedEngine engine = filled(schema, rows);
            Map<EntityRef, Map<String, @Nullable Object>> before = Family.rows(engine);
            Deleted removing = Family.delete(engine, DeletionMode.HARD);
            boolean ended = false;
            for (int chunk = 0; chunk < chunks; chunk++) {
                ended |= !engine.advance(0, Family.SLICE);
            }
            int left = Family.rows(engine).size();
            if (ended || !Family.rows(engine).containsKey(held)) {
                close(engine);
                break;
            }
            Placed placed = Family.hold(engine, held, HoldKind.PRESERVATION);
            Family.drain(engine);
            String when = "held behind chunk " + chunks;
            Answer<Deleted> outcome =
                    engine.deletions().outcome(Family.CALLER, removing).orElseThrow();
            assertThat(Family.held(outcome)).as("%s: %s", when, outcome).isTrue();
            assertThat(Family.rows(engine)).as(when).hasSize(left);
            assertThat(placed.gone().isEmpty()).as(when).isEqualTo(left == before.size());
            if (placed.gone().isEmpty()) {
                whole = true;
                assertThat(Family.rows(engine)).as(when).isEqualTo(before);
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
        List<NewRow> rows = new ArrayList<>(Family.family());
        IntStream.rangeClosed(1, 7).forEach(id -> rows.add(Family.row("notes", id, "about", "1")));

        heldBehindEachChunk(
                Family.schema(Relation.cascading(Family.NOTES, "about", Family.PARENTS)
                        .on(OnDelete.KEEP, OnDelete.SET_NULL)),
                rows,
                Family.ROOT);
    }

    @Test
    void whatIsHeldBeforeTheFirstRemovalIsAsItWasInACycle() {
        List<NewRow> rows = new ArrayList<>(Family.family());
        IntStream.rangeClosed(3, 9).forEach(id -> rows.add(Family.row("parents", id, "above", id == 9 ? "8" : "1")));

        heldBehindEachChunk(
                Family.schema(Relation.cascading(Family.PARENTS, "above", Family.PARENTS)),
                rows,
                new EntityRef("parents", "9"));
    }

    @Test
    void aRequestThatComesTooLateIsToldThatSomeHasGone() {
        SteppedEngine engine = filled(Family.schema(), Family.family());
        Deleted removing = Family.delete(engine, DeletionMode.HARD);
        while (Family.rows(engine).size() == Family.family().size()) {
            assertThat(engine.advance(0, Family.SLICE)).isTrue();
        }
        Request request = Asking.request(
                "late",
                Family.ROOT.toString(),
                new PlaceHolds(List.of(HoldRequest.of(new On.Row(Family.ROOT), HoldKind.PRESERVATION, "a lawsuit"))));

        Outcome outcome = engine.requests()
                .carryOut(Family.CALLER, List.of(request), told -> {})
                .get(0);

        assertThat(Asking.text(outcome)).isEqualTo("done " + Outcome.PARTLY_REMOVED);
        Family.drain(engine);
        assertThat(Family.held(
                        engine.deletions().outcome(Family.CALLER, removing).orElseThrow()))
                .isTrue();
        close(engine);
    }

    /** What another program tags meanwhile was not there when the removal looked for holds. */
    @Test
    void aRowWithoutIdStaysThatComesWhileItsParentIsRemovedAndHangsOnWhatIsHeld() {
        TestSchema schema = TestSchema.of(EntityGraph.of(
                List.of(Family.PARENTS, Family.TAGS, Family.TAGGED),
                List.of(
                        Relation.cascading(Family.TAGGED, "tagged_parent", Family.PARENTS)
                                .on(OnDelete.KEEP, OnDelete.CASCADE),
                        Relation.cascading(Family.TAGGED, "tag", Family.TAGS).on(OnDelete.KEEP, OnDelete.CASCADE))));
        List<NewRow> rows = List.of(
                NewRow.of(Family.ROOT),
                NewRow.of(new EntityRef("tags", "1")),
                NewRow.of(new EntityRef("tags", "2")),
                Family.tagged("2"),
                Family.tagged("2"),
                Family.tagged("2"));
        int chunks = 0;
        boolean more = true;
        while (more) {
            SteppedEngine engine = filled(schema, rows);
            Family.hold(engine, new EntityRef("tags", "1"), HoldKind.PRESERVATION);
            Family.delete(engine, DeletionMode.HARD);
            for (int chunk = 0; chunk < chunks; chunk++) {
                engine.advance(0, Family.SLICE);
            }
            more = Family.rows(engine).containsKey(Family.ROOT);
            if (more) {
                engine.insert(List.of(Family.tagged("1")));
                Family.drain(engine);
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
