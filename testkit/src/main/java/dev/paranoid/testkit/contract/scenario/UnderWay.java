package dev.paranoid.testkit.contract.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.Holds.Placed;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.testkit.Followers;
import dev.paranoid.testkit.Heard;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.SteppedEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A deletion of a parent with children that goes on in the background, a few rows at a time. */
public final class UnderWay {

    /** Who asks. */
    public static final Caller CALLER = Scenario.CALLER;

    /** What is deleted. */
    public static final EntityRef PARENT = new EntityRef("parents", "1");

    /** What is removed or hidden last. */
    public static final EntityRef LAST = new EntityRef("children", "9");

    /** How many there are. */
    public static final int CHILDREN = 9;

    private static final int MOST_CHUNKS = 1_000;

    private final SteppedEngine engine;

    /** The parent and its children, in an engine that is empty. */
    public UnderWay(SteppedEngine engine) {
        this.engine = engine;
        List<NewRow> rows = new ArrayList<>(List.of(ContractGroup.parent(1)));
        for (int child = 1; child <= CHILDREN; child++) {
            rows.add(ContractGroup.child(child, 1));
        }
        engine.insert(rows);
    }

    /** Begins to delete it. */
    public Deletion begin(DeletionMode mode) {
        return engine.deletions()
                .inBackground()
                .delete(CALLER, mode, List.of(DeleteRequest.of(PARENT)))
                .get(0)
                .orThrow()
                .deletion();
    }

    /** {@return the deletion as it is now} */
    public Deletion find(Deletion deletion) {
        return engine.deletions().find(CALLER, deletion.id()).orElseThrow();
    }

    /** {@return how many rows are hidden, by type} */
    public Map<String, Long> hidden() {
        long children = engine.snapshot().rows().keySet().stream()
                .filter(row ->
                        row.type().equals("children") && engine.snapshot().hidden(row))
                .count();
        return children == 0 ? Map.of("parents", 1L) : Map.of("parents", 1L, "children", children);
    }

    /** Some children are hidden, and not all. */
    public Deletion half() {
        Deletion deletion = begin(DeletionMode.SOFT);
        for (int chunk = 0; hidden().size() == 1 && chunk < MOST_CHUNKS; chunk++) {
            engine.advance(0, 2);
        }
        assertThat(hidden().get("children")).isBetween(1L, CHILDREN - 1L);
        return deletion;
    }

    /** Carries on until nothing is left to do. */
    public void drain() {
        int chunks = 0;
        while (engine.advance(0, 2)) {
            assertThat(chunks++).as("chunks").isLessThan(MOST_CHUNKS);
        }
        Law.holds(engine);
        Followers.know(engine);
    }

    /** {@return what was told of the deletion} */
    public List<Heard> heard(Deletion deletion) {
        return engine.heard().stream()
                .filter(heard -> heard.deletion().equals(deletion.id()))
                .toList();
    }

    /** Holds that row. */
    public List<Answer<Placed>> hold(EntityRef row) {
        return engine.holds()
                .place(
                        CALLER,
                        List.of(HoldRequest.of(new HoldRequest.On.Row(row), HoldKind.PRESERVATION, "a lawsuit")));
    }

    /** {@return how many rows there are} */
    public long rows() {
        return engine.snapshot().rows().size();
    }

    /** Carries on while there are as many rows as these. */
    public void advanceWhile(int rows) {
        for (int chunk = 0; rows() == rows && chunk < MOST_CHUNKS; chunk++) {
            engine.advance(0, 2);
        }
    }
}
