package dev.paranoid.testkit.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.memory.InMemoryEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same requests in several orders. */
class AnyOrderTests {

    private static final int USERS = 10;
    private static final int STORIES = 40;
    private static final int REQUESTS = 1000;
    private static final EntityGraph GRAPH = graph();

    private static EntityGraph graph() {
        EntityType users = EntityType.paranoid("users");
        EntityType stories = EntityType.paranoid("stories");
        EntityType reviews = EntityType.paranoid("reviews");
        return EntityGraph.of(
                List.of(users, stories, reviews),
                List.of(
                        Relation.cascading(stories, "created_by", users),
                        Relation.cascading(reviews, "created_by", users),
                        Relation.cascading(reviews, "story_id", stories)));
    }

    private static List<NewRow> rows() {
        List<NewRow> rows = new ArrayList<>();
        for (int i = 1; i <= USERS; i++) {
            rows.add(NewRow.of("users", "" + i));
        }
        for (int i = 1; i <= STORIES; i++) {
            rows.add(NewRow.of("stories", "" + i).with("created_by", "" + (1 + i % USERS)));
            rows.add(NewRow.of("reviews", "" + i)
                    .with("created_by", "" + (1 + i * 7 % USERS))
                    .with("story_id", "" + i));
        }
        return rows;
    }

    private static InMemoryEngine engine() {
        InMemoryEngine engine = InMemoryEngine.of(GRAPH);
        engine.insert(rows());
        return engine;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void endTheSame(long seed) {
        List<EntityRef> roots = new ArrayList<>(AnyOrder.live(engine().snapshot()));
        AnyOrder order = AnyOrder.of(42, REQUESTS, roots);
        InMemoryEngine engine = engine();

        Map<?, Integer> answers = order.carryOut(engine, seed, 60);

        assertThat(answers)
                .hasSize(REQUESTS)
                .allSatisfy((request, count) -> assertThat(count).isEqualTo(1));
        assertThat(AnyOrder.live(engine.snapshot()))
                .isEqualTo(order.live(engine()))
                .isNotEmpty();
        Law.holds(engine);
    }
}
