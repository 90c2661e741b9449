package dev.paranoid.testkit.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.equivalence.random.RandomRows;
import dev.paranoid.testkit.equivalence.random.RandomSchema;
import dev.paranoid.testkit.equivalence.random.SeededRandom;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** The law on random graphs of types and rows, with relations of all kinds, checked after every step. */
class RandomLawTests {

    private static final int RUNS = Integer.getInteger("paranoid.law.memory", 60);
    private static final int STEPS = 200;
    private static final int ROWS_OF_A_TYPE = 6;

    /** What the walks have to meet; sixty mostly meet three times as much. */
    private static final Map<String, Integer> LEAST = Map.of(
            "granted", 3_000,
            "handed over", 90,
            "hard deletes", 90,
            "Change", 300,
            "Insert", 200,
            "refused: restricted", 200,
            "refused: unique-conflict", 150,
            "refused: parent-deleted", 150,
            "refused: held", 400);

    /** The same of those in which nothing is removed or changed by others. */
    private static final Map<String, Integer> LEAST_WITHOUT_REMOVALS =
            Map.of("granted", 4_000, "handed over", 90, "refused: restricted", 500, "refused: parent-deleted", 150);

    /** One run: a schema, its rows, and a script that both follow from a seed. */
    private static final class Run {

        private final SeededRandom dice;
        private final TestSchema schema;
        private final List<NewRow> rows;
        private final InMemoryEngine engine;
        private final Met met = new Met();

        Run(long seed) {
            this.dice = new SeededRandom(seed);
            this.schema = new RandomSchema(dice).next();
            this.rows = new RandomRows(dice, schema).next(ROWS_OF_A_TYPE);
            this.engine = fresh();
        }

        InMemoryEngine fresh() {
            InMemoryEngine fresh = InMemoryEngine.of(schema);
            fresh.insert(rows);
            return fresh;
        }

        Met steps(boolean everything) {
            Script script = new Script(
                    dice,
                    schema,
                    new Script.Repertoire(
                            everything,
                            everything ? Script.Others.CHANGE : Script.Others.REST,
                            true,
                            everything ? Script.Holds.ANY : Script.Holds.NONE));
            Snapshot now = engine.snapshot();
            for (int step = 0; step < STEPS; step++) {
                StepOutcome outcome = StepOutcome.of(script.next(now), engine, now);
                met.count(outcome.step(), outcome.answers());
                assertThat(OwnWord.faults(schema.graph(), outcome))
                        .as("step %s, %s", step, outcome.step())
                        .isEmpty();
                now = outcome.after();
            }
            return met;
        }

        List<EntityRef> roots() {
            List<EntityRef> roots = engine.snapshot().deletions().values().stream()
                    .filter(deletion -> deletion.state().holds())
                    .map(Deletion::root)
                    .toList();
            return dice.some(roots, roots.size());
        }
    }

    @Test
    void holdsWhateverIsAskedAndChanged() {
        each(RUNS, LEAST, seed -> new Run(seed).steps(true));
    }

    @Test
    void restoringEverythingInAnyOrderGivesBackTheInitialState() {
        each(RUNS, LEAST_WITHOUT_REMOVALS, seed -> {
            Run run = new Run(seed);
            Snapshot before = run.engine.snapshot();
            run.steps(false);
            run.roots()
                    .forEach(root -> run.engine
                            .deletions()
                            .restore(Step.CALLER, Parents.LIFT, List.of(root))
                            .get(0)
                            .orThrow());
            assertThat(run.engine.snapshot().rows()).isEqualTo(before.rows());
            assertThat(run.engine.snapshot().links()).isEqualTo(before.links());
            return run.met;
        });
    }

    @Test
    void deletesThatAreNotRefusedCommute() {
        each(2 * RUNS, Map.of("compared", 20), seed -> {
            Run run = new Run(seed);
            List<EntityRef> roots = run.dice.some(
                    run.engine.snapshot().rows().keySet().stream()
                            .filter(row -> run.schema.graph().type(row.type()).paranoid())
                            .toList(),
                    5);
            InMemoryEngine one = run.fresh();
            InMemoryEngine other = run.fresh();
            if (allGranted(one, roots) && allGranted(other, run.dice.some(roots, roots.size()))) {
                assertThat(live(other)).isEqualTo(live(one));
                run.met.count("compared");
            }
            return run.met;
        });
    }

    private static boolean allGranted(InMemoryEngine engine, List<EntityRef> roots) {
        return roots.stream()
                .map(root -> engine.deletions()
                        .delete(Step.CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(root)))
                        .get(0))
                .noneMatch(Refused.class::isInstance);
    }

    private static List<EntityRef> live(InMemoryEngine engine) {
        Snapshot now = engine.snapshot();
        return now.rows().keySet().stream().filter(now::live).toList();
    }

    private static void each(int walks, Map<String, Integer> least, LongFunction<Met> test) {
        Met.enough(walks, least, seed -> {
            try {
                return test.apply(seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("Again with -D" + Equivalence.SEED + "=" + seed, failure);
            }
        });
    }
}
