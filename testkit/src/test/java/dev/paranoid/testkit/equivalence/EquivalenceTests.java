package dev.paranoid.testkit.equivalence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Hidden;
import dev.paranoid.application.port.Mark;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Removed;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EquivalenceTests {

    private static final int STEPS = 60;
    private static final int SEEDS = 100;

    @Test
    void theSameEngineTwiceAgrees() {
        Equivalence.seeds(SEEDS).forEach(seed -> Equivalence.run(seed, STEPS, InMemoryEngine::of, InMemoryEngine::of));
    }

    @Test
    void anEngineThatChoosesOtherwiseWhereTheLawLeavesItOpenAgrees() {
        Equivalence.seeds(SEEDS)
                .forEach(seed -> Equivalence.run(
                        seed,
                        STEPS,
                        InMemoryEngine::of,
                        schema -> InMemoryEngine.choosingOtherwise(schema, DeletionRules.NONE)));
    }

    @Test
    void findsAnEngineThatDoesNotWalkOn() {
        found(schema -> new Broken(schema) {
            @Override
            public Hidden hide(CascadePlan plan, List<Opening> openings, Instant at) {
                return super.hide(
                        plan,
                        openings.stream()
                                .map(each -> new Opening(each.deletion(), each.root(), false))
                                .toList(),
                        at);
            }
        });
    }

    @Test
    void findsAnEngineThatOverlooksWhatRestricts() {
        found(schema -> new Broken(schema) {
            @Override
            public Hidden hide(CascadePlan plan, List<Opening> openings, Instant at) {
                return new Hidden(super.hide(plan, openings, at).took(), Map.of());
            }
        });
    }

    @Test
    void findsAnEngineThatTellsWrongNumbers() {
        found(schema -> new Broken(schema) {
            @Override
            public Freed free(CascadePlan plan, Set<DeletionId> deletions) {
                Freed freed = super.free(plan, deletions);
                return new Freed(freed.restored(), new HashMap<>(), freed.clashes());
            }
        });
    }

    @Test
    void findsAnEngineThatForgetsToCloseDeletionsWithoutARoot() {
        found(schema -> new Broken(schema) {
            @Override
            public Removed remove(CascadePlan plan, List<Opening> openings) {
                Removed removed = super.remove(plan, openings);
                return new Removed(removed.took(), removed.blockers(), Set.of());
            }
        });
    }

    @Test
    void findsAnEngineThatSeesNothingInTheWay() {
        found(schema -> new Broken(schema) {
            @Override
            public Map<EntityRef, Set<Mark>> inTheWay(Collection<EntityRef> rows) {
                return Map.of();
            }
        });
    }

    @Test
    void findsAnEngineThatMovesUpdatedAt() {
        found(schema -> new Broken(schema) {
            @Override
            public Hidden hide(CascadePlan plan, List<Opening> openings, Instant at) {
                openings.forEach(each -> updateColumn(each.root(), "updated_at", at));
                return super.hide(plan, openings, at);
            }
        });
    }

    @Test
    void aSeedGivesTheSameRunAgain() {
        Function<TestSchema, Engine> broken = schema -> new Broken(schema) {
            @Override
            public Map<EntityRef, Set<Mark>> inTheWay(Collection<EntityRef> rows) {
                return Map.of();
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
