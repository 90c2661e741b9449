package dev.paranoid.testkit.equivalence;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Followers;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.RecycleBinPages;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.equivalence.Step.Purge;
import dev.paranoid.testkit.equivalence.Step.RestoreDeletion;
import dev.paranoid.testkit.equivalence.random.DenseSchema;
import dev.paranoid.testkit.equivalence.random.RandomRows;
import dev.paranoid.testkit.equivalence.random.RandomSchema;
import dev.paranoid.testkit.equivalence.random.SeededRandom;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs one random script on two engines: on one each step is done when it is answered, on the other a few chunks at most
 * are carried out between two steps, of whichever jobs. When all jobs have ended, both have to agree on every row and on
 * every deletion. Nothing restricts, nothing is unique, and no hard delete removes what a soft delete detaches, so that nothing
 * depends on what another step has not done yet.
 */
public final class Interleaving {

    private static final int ROWS_OF_A_TYPE = 8;
    private static final int STEPS_OF_A_BOUT = 8;
    private static final int MOST_CHUNKS = 5_000;
    private static final Caller CALLER = Caller.anonymous("test");

    private final SeededRandom dice;
    private final boolean removals;
    private final Engine one;
    private final SteppedEngine other;
    private final List<String> done = new ArrayList<>();
    private final Met.LifeCycles lives = new Met.LifeCycles();
    private final Met met = new Met();

    private Interleaving(SeededRandom dice, boolean removals, Engine one, SteppedEngine other) {
        this.dice = dice;
        this.removals = removals;
        this.one = one;
        this.other = other;
    }

    /**
     * Runs a script in which anything may be refused, on one engine alone: by relations that restrict, by values that other
     * programs took, or because of what is in progress. When all jobs have ended, the law has to hold, and nothing to be left open.
     *
     * @param seed makes schema, rows, script and what goes on between its steps
     * @param steps how many
     * @param engine makes an empty engine
     * @return what it met
     * @throws AssertionError with what breaks the law, the seed, the schema, and all steps
     */
    public static Met attack(long seed, int steps, Function<TestSchema, ? extends SteppedEngine> engine) {
        SeededRandom dice = new SeededRandom(seed);
        return attack(
                seed, dice, new RandomSchema(dice).next(), engine, run -> run.attack(run.attackingScript(), steps));
    }

    /**
     * The same over few types that are closely grown together, so that deletions meet at every step; in bouts, after each of
     * which the law has to hold, before what comes next can cover up what it left.
     *
     * @return what it met
     */
    public static Met attackThicket(long seed, int bouts, Function<TestSchema, ? extends SteppedEngine> engine) {
        return attack(seed, new SeededRandom(seed), DenseSchema.schema(), engine, run -> run.bouts(bouts));
    }

    private static Met attack(
            long seed,
            SeededRandom dice,
            TestSchema schema,
            Function<TestSchema, ? extends SteppedEngine> engine,
            Consumer<Interleaving> attack) {
        List<NewRow> rows = new RandomRows(dice, schema).next(ROWS_OF_A_TYPE);
        SteppedEngine attacked = engine.apply(schema);
        Interleaving run = new Interleaving(dice, true, attacked, attacked);
        try {
            attacked.insert(rows);
            attack.accept(run);
            return run.met;
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(FailureReport.of(seed, schema, run.done, failure), failure);
        }
    }

    private void bouts(int count) {
        Script script = attackingScript();
        for (int bout = 0; bout < count; bout++) {
            attack(script, dice.between(2, STEPS_OF_A_BOUT));
        }
    }

    private Script attackingScript() {
        return new Script(
                dice,
                other.schema(),
                new Script.Repertoire(true, Script.Others.TAKE, true, Script.Holds.ANY_AND_EXPIRY));
    }

    private void attack(Script script, int count) {
        for (int step = 0; step < count; step++) {
            Step next = next(script);
            done.add(next.toString());
            carryOut(next);
            watch();
            advance(dice.chance(40) ? 0 : dice.between(1, 8));
        }
        drain();
        lives.forget();
        done.add("   all jobs to their end");
        lawful();
    }

    /** One chunk, which removes nothing that is held. */
    private boolean chunk(int choice, int rows) {
        if (HeldRows.open(other).isEmpty()) {
            return other.advance(choice, rows);
        }
        Snapshot before = other.snapshot();
        boolean done = other.advance(choice, rows);
        List<String> removed = HeldRows.removed(other, before, other.snapshot());
        if (!removed.isEmpty()) {
            throw new AssertionError(String.join("\n", removed));
        }
        return done;
    }

    private void lawful() {
        List<String> faults = new ArrayList<>(Law.violations(other.schema().graph(), other.snapshot()));
        RecycleBinPages.all(other.deletions(), CALLER).stream()
                .filter(deletion -> deletion.activity().isPresent())
                .forEach(deletion -> faults.add("Still in progress: " + deletion));
        faults.addAll(Followers.faults(other));
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
        RecycleBinPages.all(other.deletions(), CALLER).stream()
                .filter(deletion ->
                        deletion.reason().filter(Interleaving::keeps).isPresent())
                .forEach(kept -> met.count("values taken late"));
    }

    private static boolean keeps(String reason) {
        return reason.startsWith("Could not become live again");
    }

    /**
     * Runs it.
     *
     * @param seed makes schema, rows, script and what goes on between its steps
     * @param steps how many
     * @param removals whether rows are removed for good; what is still to be removed may be deleted or restored before
     *     that, so that the other engine may have more deletions, all of them purged
     * @param a makes an empty engine
     * @param b makes the other
     * @return what it met
     * @throws AssertionError with all differences, the seed, the schema, and all steps
     */
    public static Met run(
            long seed,
            int steps,
            boolean removals,
            Function<TestSchema, ? extends Engine> a,
            Function<TestSchema, ? extends SteppedEngine> b) {
        SeededRandom dice = new SeededRandom(seed);
        TestSchema schema = new RandomSchema(dice, false).next();
        List<NewRow> rows = new RandomRows(dice, schema).next(ROWS_OF_A_TYPE);
        Interleaving run = new Interleaving(dice, removals, a.apply(schema), b.apply(schema));
        try {
            run.one.insert(rows);
            run.other.insert(rows);
            run.steps(steps);
            run.drain();
            run.compare();
            return run.met;
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(FailureReport.of(seed, schema, run.done, failure), failure);
        }
    }

    private void steps(int count) {
        Script script = new Script(
                dice, one.schema(), new Script.Repertoire(removals, Script.Others.REST, true, Script.Holds.NONE));
        for (int step = 0; step < count; step++) {
            Step next = next(script);
            done.add(next.toString());
            next.carryOut(one, one.snapshot());
            carryOut(next);
            watch();
            advance(dice.chance(40) ? 0 : dice.between(1, 8));
        }
    }

    /** What removes by itself removes no live row. */
    private void carryOut(Step step) {
        Snapshot before = other.snapshot();
        met.count(step, step.carryOut(other, before));
        if (step instanceof Step.Expire) {
            Snapshot after = other.snapshot();
            before.rows().keySet().stream()
                    .filter(row -> other.schema().graph().type(row.type()).paranoid())
                    .filter(row -> before.live(row) && !after.rows().containsKey(row))
                    .findFirst()
                    .ifPresent(row -> {
                        throw new AssertionError(row + " was live, and has been removed as expired");
                    });
        }
    }

    /** One that names no deletion by its place, where the ledgers may differ. */
    private Step next(Script script) {
        Step step = script.next(one.snapshot());
        while (removals && (step instanceof RestoreDeletion || step instanceof Purge)) {
            step = script.next(one.snapshot());
        }
        return step;
    }

    private void advance(int chunks) {
        for (int chunk = 0; chunk < chunks; chunk++) {
            int choice = dice.between(0, 11);
            int rows = dice.between(1, 3);
            if (chunk(choice, rows)) {
                done.add("   job " + choice + ", " + rows + " rows");
                watch();
            }
        }
    }

    private void watch() {
        RecycleBinPages.all(other.deletions(), CALLER).forEach(deletion -> lives.follow(deletion, met));
    }

    private void drain() {
        int chunks = 0;
        while (chunk(dice.between(0, 11), 2)) {
            if (chunks++ == MOST_CHUNKS) {
                throw new AssertionError("A job never ends");
            }
        }
    }

    private void compare() {
        Snapshot here = one.snapshot();
        Snapshot there = other.snapshot();
        List<String> faults = new ArrayList<>(Law.violations(other.schema().graph(), there));
        faults.addAll(Followers.faults(other));
        List<String> first = lines(here);
        List<String> second = lines(there);
        first.stream().filter(line -> !second.contains(line)).forEach(line -> faults.add("Only at once: " + line));
        second.stream()
                .filter(line -> !first.contains(line))
                .forEach(line -> faults.add("Only in the background: " + line));
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    private List<String> lines(Snapshot snapshot) {
        Stream<String> rows = snapshot.rows().keySet().stream()
                .map(row -> (snapshot.live(row) ? "live " : "hidden ")
                        + row
                        + Report.content(snapshot.rows().getOrDefault(row, Map.of())));
        Stream<String> links = snapshot.links().entrySet().stream()
                .flatMap(type -> type.getValue().stream().map(link -> type.getKey() + Report.content(link)));
        Map<String, Integer> deletions = new TreeMap<>();
        snapshot.deletions().values().stream()
                .filter(deletion -> !removals || !leftOpen(deletion))
                .forEach(deletion -> deletions.merge(
                        deletion.mode() + " of " + deletion.root() + " " + deletion.shown(), 1, Integer::sum));
        Stream<String> ledger = deletions.entrySet().stream().map(entry -> entry.getValue() + " x " + entry.getKey());
        return Stream.of(rows, links, ledger).flatMap(lines -> lines).toList();
    }

    /** A deletion of a row that was to go with another one's root. */
    private static boolean leftOpen(Deletion deletion) {
        return deletion.shown() == DeletionState.PURGED
                || deletion.shown() == DeletionState.LIFTED
                || deletion.mode() == DeletionMode.HARD;
    }
}
