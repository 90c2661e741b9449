package dev.paranoid.mybatis;

import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.domain.plan.PlanStep;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/**
 * The steps of a cycle of types, until a round changes nothing: as many rounds as the data is deep. A trigger that takes
 * changes back would keep them going for ever, so it is looked now and then whether they stay.
 */
final class Repetition {

    /** Rounds before the first look. From then on the distance between two looks doubles. */
    private static final int FREE = 16;

    private int total;
    private int rounds;
    private long atLastLook;

    private Repetition() {}

    /** {@return how many rows were changed, where nothing takes changes back} */
    static int of(Repeat repeat, ToIntFunction<PlanStep> execute) {
        Repetition repetition = new Repetition();
        return repetition.run(repeat, execute, () -> repetition.total);
    }

    /**
     * {@return how many rows were changed}
     *
     * @param execute executes a step, and tells how many rows it changed
     * @param bearers counts rows that bear the marks of certain deletions: it moves with every change, in one direction
     * @throws DatabaseRefused where it does not
     */
    static int of(Repeat repeat, ToIntFunction<PlanStep> execute, LongSupplier bearers) {
        return new Repetition().run(repeat, execute, bearers);
    }

    private int run(Repeat repeat, ToIntFunction<PlanStep> execute, LongSupplier bearers) {
        int changed;
        do {
            changed = repeat.steps().stream().mapToInt(execute).sum();
            total += changed;
            rounds++;
            if (changed > 0 && rounds >= FREE && Integer.bitCount(rounds) == 1) {
                look(bearers.getAsLong());
            }
        } while (changed > 0);
        return total;
    }

    private void look(long now) {
        if (rounds > FREE && now == atLastLook) {
            throw new DatabaseRefused(DatabaseRefused.TAKEN_BACK, null);
        }
        atLastLook = now;
    }
}
