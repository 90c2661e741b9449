package dev.paranoid.testkit.contract.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.Holds.Placed;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
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
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A parent with children, and what else may be below it; and what is done to it in the background, a slice at a time. */
final class Family {

    static final Caller CALLER = Caller.anonymous("test");
    static final int CHILDREN = 5;
    static final int MOST_CHUNKS = 1_000;
    static final int SLICE = 2;
    static final EntityRef ROOT = new EntityRef("parents", "1");
    static final EntityRef LAST = child(CHILDREN);
    static final EntityType PARENTS = EntityType.paranoid("parents");
    static final EntityType CHILD = EntityType.paranoid("children");
    static final EntityType NOTES = EntityType.paranoid("notes");
    static final EntityType TAGS = EntityType.paranoid("tags");
    static final EntityType TAGGED = EntityType.link("tagged");

    private Family() {}

    static EntityRef child(int id) {
        return new EntityRef("children", "" + id);
    }

    static TestSchema schema(Relation... others) {
        List<Relation> relations = new ArrayList<>(List.of(Relation.cascading(CHILD, "parent", PARENTS)));
        relations.addAll(List.of(others));
        return TestSchema.of(EntityGraph.of(List.of(PARENTS, CHILD, NOTES), relations));
    }

    static NewRow row(String type, int id, String column, String value) {
        return NewRow.of(new EntityRef(type, "" + id)).with(column, value);
    }

    static List<NewRow> family() {
        return Stream.concat(
                        Stream.of(NewRow.of(ROOT), NewRow.of(new EntityRef("parents", "2"))),
                        IntStream.rangeClosed(1, CHILDREN).mapToObj(id -> row("children", id, "parent", "1")))
                .toList();
    }

    static Placed hold(SteppedEngine engine, EntityRef row, HoldKind kind) {
        return engine.holds()
                .place(CALLER, List.of(HoldRequest.of(new On.Row(row), kind, "a lawsuit")))
                .get(0)
                .orThrow();
    }

    static Deleted delete(SteppedEngine engine, DeletionMode mode) {
        return engine.deletions()
                .inBackground()
                .delete(CALLER, mode, List.of(DeleteRequest.of(ROOT)))
                .get(0)
                .orThrow();
    }

    static void drain(SteppedEngine engine) {
        for (int chunk = 0; engine.advance(0, SLICE); chunk++) {
            assertThat(chunk).isLessThan(MOST_CHUNKS);
        }
        Law.holds(engine);
    }

    static Restoration restore(SteppedEngine engine) {
        return engine.deletions()
                .inBackground()
                .restore(CALLER, Parents.REFUSE, List.of(ROOT))
                .get(0)
                .orThrow();
    }

    static boolean held(Answer<?> answer) {
        return answer instanceof Refused<?> refused && refused.refusal() instanceof Held;
    }

    static Answer<Restoration> outcome(SteppedEngine engine, Restoration accepted) {
        drain(engine);
        return engine.deletions().outcome(CALLER, accepted).orElseThrow();
    }

    static DeletionState state(SteppedEngine engine) {
        return engine.snapshot().deletions().values().iterator().next().state();
    }

    static Map<EntityRef, Map<String, @Nullable Object>> rows(SteppedEngine engine) {
        return engine.snapshot().rows();
    }

    static NewRow tagged(String tag) {
        return NewRow.link("tagged").with("tagged_parent", ROOT.id()).with("tag", tag);
    }
}
