package dev.paranoid.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Children that were detached from one row, and are more than a transaction may touch: they come back or are forgotten a few at a time. */
public abstract class ManyDetachedContract {

    private static final Caller CALLER = Scenario.CALLER;
    private static final EntityRef TEAM = new EntityRef("teams", "1");
    private static final EntityRef DESK = new EntityRef("desks", "1");
    private static final int PEOPLE = 9;
    private static final int ROWS = 2;
    private static final int MOST_CHUNKS = 1_000;

    /** {@return an engine over these tables, empty, that carries on in the background what is more than a row} */
    protected abstract SteppedEngine engine(TestSchema schema);

    /** Teams have desks; people sit at a desk, and are not hidden with it. */
    private SteppedEngine office() {
        EntityType teams = EntityType.paranoid("teams");
        EntityType desks = EntityType.paranoid("desks");
        EntityType people = EntityType.paranoid("people");
        SteppedEngine engine = engine(TestSchema.of(EntityGraph.of(
                List.of(teams, desks, people),
                List.of(
                        Relation.cascading(desks, "team", teams),
                        Relation.cascading(people, "desk", desks).on(OnDelete.SET_NULL, OnDelete.SET_NULL)))));
        List<NewRow> rows =
                new ArrayList<>(List.of(NewRow.of(TEAM), NewRow.of(DESK).with("team", "1")));
        IntStream.rangeClosed(1, PEOPLE)
                .forEach(id -> rows.add(NewRow.of("people", "" + id).with("desk", "1")));
        engine.insert(rows);
        return engine;
    }

    private SteppedEngine withoutDesk() {
        SteppedEngine engine = office();
        delete(engine, DeletionMode.SOFT, DESK);
        drain(engine);
        assertThat(seated(engine)).isZero();
        return engine;
    }

    private static Deleted delete(SteppedEngine engine, DeletionMode mode, EntityRef row) {
        return engine.deletions()
                .delete(CALLER, mode, List.of(DeleteRequest.of(row)))
                .get(0)
                .orThrow();
    }

    private static Restoration restore(SteppedEngine engine, EntityRef row) {
        return engine.deletions()
                .restore(CALLER, Parents.REFUSE, List.of(row))
                .get(0)
                .orThrow();
    }

    private static long seated(SteppedEngine engine) {
        return engine.snapshot().rows().values().stream()
                .filter(row -> row.get("desk") != null)
                .count();
    }

    /** {@return how many people at most came to their desk in one chunk} */
    private static long drain(SteppedEngine engine) {
        long most = 0;
        long before = seated(engine);
        for (int chunks = 0; engine.advance(0, ROWS); chunks++) {
            assertThat(chunks).as("chunks").isLessThan(MOST_CHUNKS);
            most = Math.max(most, seated(engine) - before);
            before = seated(engine);
        }
        Law.holds(engine);
        return most;
    }

    @Test
    void comeBackAFewAtATime() {
        SteppedEngine engine = withoutDesk();

        Restoration restored = restore(engine, DESK);

        assertThat(restored.inProgress()).isTrue();
        assertThat(seated(engine)).isZero();
        assertThat(drain(engine)).isBetween(1L, (long) ROWS);
        assertThat(seated(engine)).isEqualTo(PEOPLE);
        assertThat(engine.snapshot().live(DESK)).isTrue();
        assertThat(engine.deletions()
                        .outcome(CALLER, restored)
                        .orElseThrow()
                        .orThrow()
                        .visible())
                .isTrue();
    }

    @Test
    void comeBackAFewAtATimeWithTheRowAboveToo() {
        SteppedEngine engine = office();
        delete(engine, DeletionMode.SOFT, TEAM);
        drain(engine);

        restore(engine, TEAM);

        assertThat(drain(engine)).isBetween(1L, (long) ROWS);
        assertThat(seated(engine)).isEqualTo(PEOPLE);
        assertThat(engine.snapshot().live(DESK)).isTrue();
    }

    /** Some have come back when the desk is hidden by another deletion: they are detached once more. */
    @Test
    void areDetachedAgainWhereTheirParentIsHiddenMeanwhile() {
        SteppedEngine engine = withoutDesk();
        restore(engine, DESK);
        for (int chunks = 0; seated(engine) == 0 && chunks < MOST_CHUNKS; chunks++) {
            engine.advance(0, ROWS);
        }
        assertThat(seated(engine)).isBetween(1L, PEOPLE - 1L);

        delete(engine, DeletionMode.SOFT, TEAM);
        drain(engine);
        assertThat(engine.snapshot().hidden(DESK)).isTrue();
        assertThat(seated(engine)).isZero();

        restore(engine, TEAM);
        drain(engine);
        assertThat(seated(engine)).isEqualTo(PEOPLE);
    }

    @Test
    void areForgottenInTheBackground() {
        SteppedEngine engine = withoutDesk();

        Deleted removing = delete(engine, DeletionMode.HARD, DESK);

        assertThat(removing.job()).isPresent();
        drain(engine);
        assertThat(engine.snapshot().rows()).doesNotContainKey(DESK);
        engine.insert(List.of(NewRow.of(DESK).with("team", "1")));
        delete(engine, DeletionMode.SOFT, DESK);
        drain(engine);
        restore(engine, DESK);
        drain(engine);
        assertThat(seated(engine)).isZero();
    }

    /** However far it has come: what stays is as it was. */
    @Test
    void areNotForgottenWhereTheRemovalIsRefusedOnTheWay() {
        int stayed = 0;
        int gone = 0;
        for (int chunks = 1; gone == 0; chunks++) {
            assertThat(chunks).isLessThan(MOST_CHUNKS);
            SteppedEngine engine = withoutDesk();
            delete(engine, DeletionMode.HARD, DESK);
            for (int chunk = 0; chunk < chunks; chunk++) {
                engine.advance(0, ROWS);
            }
            engine.holds()
                    .place(
                            CALLER,
                            List.of(HoldRequest.of(new HoldRequest.On.Row(DESK), HoldKind.PRESERVATION, "a lawsuit")));
            drain(engine);
            if (!engine.snapshot().rows().containsKey(DESK)) {
                gone++;
                continue;
            }
            stayed++;
            assertThat(seated(engine)).as("after %d chunks", chunks).isZero();
            restore(engine, DESK);
            drain(engine);
            assertThat(seated(engine)).as("after %d chunks", chunks).isEqualTo(PEOPLE);
        }
        assertThat(stayed).isGreaterThan(PEOPLE / ROWS);
    }
}
