package dev.paranoid.mybatis;

import dev.paranoid.domain.plan.PlanStep;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import java.util.function.ToIntFunction;

/** The steps of a cycle of types, until a round changes nothing: as many rounds as the data is deep. */
final class Repetition {

    private Repetition() {}

    static int of(Repeat repeat, ToIntFunction<PlanStep> execute) {
        int total = 0;
        int changed;
        do {
            changed = repeat.steps().stream().mapToInt(execute).sum();
            total += changed;
        } while (changed > 0);
        return total;
    }
}
