package dev.paranoid.testkit.equivalence;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.equivalence.Detached.Cell;
import dev.paranoid.testkit.equivalence.random.RandomRows;
import dev.paranoid.testkit.equivalence.random.RandomSchema;
import dev.paranoid.testkit.equivalence.random.SeededRandom;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Runs one random script on two engines side by side, over a random schema. After every step both have to keep the law,
 * each has to have done what it answered, and both have to agree: on what is live, on every other column of every row, on
 * the root, mode and state of every deletion, and on every answer, except for what depends on which of several deletions
 * holds a row. A seed gives the same run again, on the same two kinds of engine.
 */
public final class Equivalence {

    /** The system property by which a run is repeated: {@code -Dparanoid.seed=42}. */
    public static final String SEED = "paranoid.seed";

    private static final int ROWS_OF_A_TYPE = 8;

    private final Engine one;
    private final Engine other;
    private final Script script;
    private final Detached detached;
    private final Optional<Dangling> dangling;
    private final List<Step> done = new ArrayList<>();
    private final Met met = new Met();

    private Equivalence(TestSchema schema, SeededRandom dice, Engine one, Engine other, boolean background) {
        this.one = one;
        this.other = other;
        this.script = new Script(
                dice,
                schema,
                new Script.Repertoire(
                        true,
                        Script.Others.CHANGE,
                        !background,
                        background ? Script.Holds.ROWS : Script.Holds.ROWS_AND_EXPIRY));
        this.detached = new Detached(schema.graph());
        this.dangling = background ? Optional.of(new Dangling(schema.graph())) : Optional.empty();
    }

    /** {@return rules for such a schema: every other type is kept for no time, so that there is something to expire} */
    public static DeletionRules rules(TestSchema schema) {
        Map<String, Duration> retentions = new HashMap<>();
        List<EntityType> types = schema.graph().types();
        for (int type = 0; type < types.size(); type += 2) {
            retentions.put(types.get(type).name(), Duration.ZERO);
        }
        return new DeletionRules(Map.of(), retentions);
    }

    /**
     * Runs it.
     *
     * @param seed makes schema, rows and script
     * @param steps how many
     * @param a makes an empty engine; its rows are what the script is thought up from
     * @param b makes the other
     * @return what it met
     * @throws AssertionError with the first difference, the seed, the schema, and all steps up to there
     */
    public static Met run(
            long seed, int steps, Function<TestSchema, ? extends Engine> a, Function<TestSchema, ? extends Engine> b) {
        return run(seed, steps, a, b, false);
    }

    /**
     * The same, where the other engine works in the background: deletes take one row at a time, since each that is too large goes
     * on by itself.
     */
    public static Met runInBackground(
            long seed, int steps, Function<TestSchema, ? extends Engine> a, Function<TestSchema, ? extends Engine> b) {
        return run(seed, steps, a, b, true);
    }

    private static Met run(
            long seed,
            int steps,
            Function<TestSchema, ? extends Engine> a,
            Function<TestSchema, ? extends Engine> b,
            boolean background) {
        SeededRandom dice = new SeededRandom(seed);
        TestSchema schema = new RandomSchema(dice).next();
        List<NewRow> rows = new RandomRows(dice, schema).next(ROWS_OF_A_TYPE);
        Equivalence run = new Equivalence(schema, dice, a.apply(schema), b.apply(schema), background);
        try {
            run.one.insert(rows);
            run.other.insert(rows);
            run.steps(steps);
            return run.met;
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(FailureReport.of(seed, schema, run.done, failure), failure);
        }
    }

    private void steps(int count) {
        Snapshot ofOne = one.snapshot();
        Snapshot ofOther = other.snapshot();
        for (int step = 0; step < count; step++) {
            Step next = script.next(ofOne);
            done.add(next);
            StepOutcome here = StepOutcome.of(next, one, ofOne);
            StepOutcome there = StepOutcome.of(next, other, ofOther);
            there = settled(here, there);
            compare(here, there);
            met.count(next, there.answers());
            ofOne = here.after();
            ofOther = there.after();
        }
    }

    /** What the law leaves open is made equal from outside, where it is one of what the law allows. */
    private StepOutcome settled(StepOutcome here, StepOutcome there) {
        Set<Cell> open = new HashSet<>(detached.follow(here));
        open.removeIf(cell -> cell.in(there) == null);
        dangling.ifPresent(keys -> open.addAll(keys.differing(here, there)));
        open.forEach(cell -> other.updateColumn(cell.child(), cell.relation().column(), cell.in(here)));
        return open.isEmpty()
                ? there
                : new StepOutcome(there.step(), there.before(), other.snapshot(), there.answers());
    }

    private void compare(StepOutcome here, StepOutcome there) {
        List<String> faults = new ArrayList<>();
        OwnWord.faults(one.schema().graph(), here).forEach(fault -> faults.add("In the first engine: " + fault));
        OwnWord.faults(one.schema().graph(), there).forEach(fault -> faults.add("In the second engine: " + fault));
        HeldRows.removed(one, here.before(), here.after())
                .forEach(fault -> faults.add("In the first engine: " + fault));
        HeldRows.removed(other, there.before(), there.after())
                .forEach(fault -> faults.add("In the second engine: " + fault));
        List<String> first = Report.lines(here);
        List<String> second = Report.lines(there);
        first.stream().filter(line -> !second.contains(line)).forEach(line -> faults.add("Only the first: " + line));
        second.stream().filter(line -> !first.contains(line)).forEach(line -> faults.add("Only the second: " + line));
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
        if (!first.equals(second)) {
            throw new AssertionError("Not in the same order:\n" + first + "\n" + second);
        }
    }
}
