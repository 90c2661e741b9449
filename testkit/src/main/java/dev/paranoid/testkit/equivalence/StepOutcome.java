package dev.paranoid.testkit.equivalence;

import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of one step on one engine.
 *
 * @param answers one a request; none for a change from outside
 */
record StepOutcome(Step step, Snapshot before, Snapshot after, List<Answer<?>> answers) {

    static StepOutcome of(Step step, Engine engine, Snapshot before) {
        List<Answer<?>> answers = List.copyOf(step.carryOut(engine, before));
        return new StepOutcome(step, before, engine.snapshot(), answers);
    }

    /** Whether one thing alone was asked, so that what it took and freed does not depend on which deletion holds what. */
    boolean single() {
        return answers.size() == 1;
    }

    /** What was granted, of that kind, each once. */
    <T> Stream<T> granted(Class<T> kind) {
        return answers.stream()
                .filter(Granted.class::isInstance)
                .map(answer -> ((Granted<?>) answer).value())
                .filter(kind::isInstance)
                .map(kind::cast)
                .distinct();
    }

    /** Whether something was asked, and nothing granted. */
    boolean allRefused() {
        return !answers.isEmpty() && answers.stream().noneMatch(Granted.class::isInstance);
    }
}
