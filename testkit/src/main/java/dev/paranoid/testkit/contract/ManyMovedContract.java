package dev.paranoid.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another program moves a hidden row with more below it than a transaction may touch: that comes back with it, a few rows at a time. */
public abstract class ManyMovedContract {

    private static final Caller CALLER = Scenario.CALLER;
    private static final EntityRef ANN = new EntityRef("users", "1");
    private static final EntityRef STORY = new EntityRef("stories", "1");
    private static final EntityRef OTHER = new EntityRef("stories", "2");
    private static final int REVIEWS = 9;
    private static final int ROWS = 2;
    private static final int MOST_CHUNKS = 1_000;

    @SuppressWarnings("NullAway.Init") // by move()
    private SteppedEngine engine;

    /** {@return an engine over these tables, empty, that carries on in the background what is more than a row} */
    protected abstract SteppedEngine engine(TestSchema schema);

    /** Reviews have replies. Story 1 with nine of both is taken away from Ann, who was deleted, and given to Bob. */
    @BeforeEach
    void move() {
        EntityType users = EntityType.paranoid("users");
        EntityType stories = EntityType.paranoid("stories");
        EntityType reviews = EntityType.paranoid("reviews");
        engine = engine(TestSchema.of(EntityGraph.of(
                List.of(users, stories, reviews),
                List.of(
                        Relation.cascading(stories, "user", users),
                        Relation.cascading(reviews, "story", stories),
                        Relation.cascading(reviews, "reply_to", reviews)))));
        List<NewRow> rows = new ArrayList<>(List.of(
                NewRow.of(ANN),
                NewRow.of("users", "2"),
                NewRow.of(STORY).with("user", "1"),
                NewRow.of(OTHER).with("user", "1")));
        IntStream.rangeClosed(1, REVIEWS).forEach(id -> {
            rows.add(NewRow.of("reviews", "" + id).with("story", "1"));
            rows.add(NewRow.of("reviews", "" + (id + REVIEWS)).with("reply_to", "" + id));
        });
        engine.insert(rows);
        delete(ANN);
        drain();
        engine.updateColumn(STORY, "user", "2");
    }

    private void delete(EntityRef row) {
        engine.deletions()
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(row)))
                .get(0)
                .orThrow();
    }

    private Restoration restore(EntityRef row) {
        return engine.deletions()
                .restore(CALLER, Parents.REFUSE, List.of(row))
                .get(0)
                .orThrow();
    }

    private Map<EntityRef, String> marks() {
        Map<EntityRef, String> marks = new HashMap<>();
        engine.snapshot().rows().forEach((row, columns) -> marks.put(row, "" + columns.get("deletion_id")));
        return marks;
    }

    private static long changed(Map<EntityRef, String> before, Map<EntityRef, String> after) {
        return after.entrySet().stream()
                .filter(mark -> !mark.getValue().equals(before.get(mark.getKey())))
                .count();
    }

    /** {@return how many marks at most changed in one chunk} */
    private long drain() {
        long most = 0;
        Map<EntityRef, String> before = marks();
        for (int chunks = 0; engine.advance(0, ROWS); chunks++) {
            assertThat(chunks).as("chunks").isLessThan(MOST_CHUNKS);
            Map<EntityRef, String> after = marks();
            most = Math.max(most, changed(before, after));
            before = after;
        }
        Law.holds(engine);
        return most;
    }

    private void onlyAnnsOwnIsHidden() {
        assertThat(engine.snapshot().rows().keySet().stream().filter(engine.snapshot()::hidden))
                .containsExactlyInAnyOrder(ANN, OTHER);
    }

    @Test
    void comesBackAFewRowsAtATime() {
        Map<EntityRef, String> before = marks();

        Restoration restored = restore(STORY);

        assertThat(restored.inProgress()).isTrue();
        assertThat(changed(before, marks())).isEqualTo(1 /* the story */);
        assertThat(drain()).isBetween(1L, (long) ROWS);
        onlyAnnsOwnIsHidden();
        Restoration ended =
                engine.deletions().outcome(CALLER, restored).orElseThrow().orThrow();
        assertThat(ended.visible()).isTrue();
        assertThat(ended.restored()).containsEntry("stories", 1L).containsEntry("reviews", 2L * REVIEWS);
    }

    @Test
    void comesBackWhereTheRowIsRestoredTwice() {
        restore(STORY);
        for (int chunk = 0; chunk < 3; chunk++) {
            engine.advance(0, ROWS);
        }

        restore(STORY);
        drain();

        onlyAnnsOwnIsHidden();
    }

    @Test
    void belongsToTheDeletionThatComesMeanwhile() {
        restore(STORY);
        for (int chunk = 0; chunk < 3; chunk++) {
            engine.advance(0, ROWS);
        }

        delete(STORY);
        drain();
        assertThat(engine.snapshot().hidden(STORY)).isTrue();
        String mark = Objects.requireNonNull(marks().get(STORY));
        assertThat(marks().entrySet().stream()
                        .filter(each -> each.getKey().type().equals("reviews"))
                        .map(Map.Entry::getValue))
                .containsOnly(mark);

        restore(STORY);
        drain();
        onlyAnnsOwnIsHidden();
    }

    @Test
    void comesBackWhereTheFormerOwnerDoesMeanwhile() {
        restore(STORY);
        for (int chunk = 0; chunk < 3; chunk++) {
            engine.advance(0, ROWS);
        }

        restore(ANN);
        drain();

        assertThat(engine.snapshot().rows().keySet()).allMatch(engine.snapshot()::live);
    }
}
