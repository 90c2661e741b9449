package dev.paranoid.testkit.equivalence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.memory.DrainedInMemoryEngine;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EquivalenceTests {

    private static final int STEPS = 60;
    private static final int SEEDS = Integer.getInteger("paranoid.equivalence.memory", 40);

    /** What the walks have to meet; forty mostly meet three times as much. */
    private static final Map<String, Integer> LEAST = Map.of(
            "granted", 600,
            "handed over", 5,
            "hard deletes", 12,
            "Change", 60,
            "Insert", 40,
            "refused: restricted", 50,
            "refused: unique-conflict", 15,
            "refused: parent-deleted", 12,
            "refused: held", 6);

    private static Engine engine(TestSchema schema) {
        return InMemoryEngine.of(schema, Equivalence.rules(schema));
    }

    @Test
    void theSameEngineTwiceAgrees() {
        Met.enough(
                SEEDS, LEAST, seed -> Equivalence.run(seed, STEPS, EquivalenceTests::engine, EquivalenceTests::engine));
    }

    @Test
    void anEngineThatChoosesOtherwiseWhereTheLawLeavesItOpenAgrees() {
        Met.enough(
                SEEDS,
                LEAST,
                seed -> Equivalence.run(
                        seed,
                        STEPS,
                        EquivalenceTests::engine,
                        schema -> InMemoryEngine.choosingOtherwise(schema, Equivalence.rules(schema))));
    }

    /** The same application over the same rows, by another way: a row or two at a time. */
    @Test
    void theEngineThatWorksInTheBackgroundAgrees() {
        Met.enough(
                SEEDS,
                LEAST,
                seed -> Equivalence.runInBackground(
                        seed,
                        STEPS,
                        InMemoryEngine::of,
                        schema -> DrainedInMemoryEngine.of(schema, DeletionRules.NONE)));
    }

    @Test
    void findsAnEngineThatDoesNotWalkOn() {
        found(schema -> new Broken(schema) {
            @Override
            public List<StoredEntity> children(Children children, Lock lock) {
                return children.liveOnly() && lock == Lock.EXCLUSIVE ? List.of() : super.children(children, lock);
            }
        });
    }

    @Test
    void findsAnEngineThatHidesHalfACascade() {
        found(schema -> new Broken(schema) {
            @Override
            public List<StoredEntity> children(Children children, Lock lock) {
                List<StoredEntity> all = super.children(children, lock);
                return lock == Lock.EXCLUSIVE && all.size() > 1 ? all.subList(1, all.size()) : all;
            }
        });
    }

    @Test
    void findsAnEngineThatOverlooksWhatRestricts() {
        found(schema -> new Broken(schema) {
            @Override
            public List<StoredEntity> children(Children children, Lock lock) {
                return lock == Lock.SHARE ? List.of() : super.children(children, lock);
            }
        });
    }

    @Test
    void findsAnEngineThatForgetsMembers() {
        found(schema -> new Broken(schema) {
            @Override
            public List<StoredEntity> members(EntityType type, Collection<DeletionId> holders, Lock lock, long limit) {
                List<StoredEntity> all = super.members(type, holders, lock, limit);
                return all.size() > 1 ? all.subList(1, all.size()) : all;
            }
        });
    }

    @Test
    void findsAnEngineThatSeesNoParentsOutside() {
        found(schema -> new Broken(schema) {
            @Override
            public Map<RowKey, StoredEntity> load(EntityType type, Collection<RowKey> keys, Lock lock) {
                return lock == Lock.SHARE ? Map.of() : super.load(type, keys, lock);
            }
        });
    }

    @Test
    void findsAnEngineThatSeesNothingInTheWay() {
        found(schema -> new Broken(schema) {
            @Override
            public Map<RowKey, StoredEntity> load(EntityType type, Collection<RowKey> keys, Lock lock) {
                return lock == Lock.NONE ? Map.of() : super.load(type, keys, lock);
            }
        });
    }

    @Test
    void findsAnEngineThatMovesUpdatedAt() {
        found(schema -> new Broken(schema) {
            @Override
            public void mark(EntityType type, Map<RowKey, Mark> marks) {
                marks.forEach((key, mark) -> updateColumn(key.in(type), "updated_at", mark.since()));
                super.mark(type, marks);
            }
        });
    }

    @Test
    void aSeedGivesTheSameRunAgain() {
        Function<TestSchema, Engine> broken = schema -> new Broken(schema) {
            @Override
            public Map<RowKey, StoredEntity> load(EntityType type, Collection<RowKey> keys, Lock lock) {
                return lock == Lock.NONE ? Map.of() : super.load(type, keys, lock);
            }
        };
        long seed = 1;
        while (story(seed, broken).isEmpty()) {
            seed++;
        }

        assertThat(story(seed, broken)).isEqualTo(story(seed, broken)).contains("-Dparanoid.seed=" + seed);
    }

    private static void found(Function<TestSchema, Engine> broken) {
        assertThatThrownBy(() -> {
                    for (long seed = 1; seed <= SEEDS; seed++) {
                        Equivalence.run(seed, STEPS, InMemoryEngine::of, broken);
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Again with -D");
    }

    private static String story(long seed, Function<TestSchema, Engine> broken) {
        try {
            Equivalence.run(seed, STEPS, InMemoryEngine::of, broken);
            return "";
        } catch (AssertionError differ) {
            return String.valueOf(differ.getMessage());
        }
    }
}
