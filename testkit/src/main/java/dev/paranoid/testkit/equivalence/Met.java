package dev.paranoid.testkit.equivalence;

import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.LifeCycle;
import dev.paranoid.domain.deletion.Restoration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** What random walks have met, and how often: walks that have met too little have shown nothing. */
public final class Met {

    private final Map<String, Integer> times = new TreeMap<>();

    /** {@return what these walks have met together} */
    public static Met by(LongStream seeds, LongFunction<Met> walk) {
        Met all = new Met();
        seeds.forEach(seed -> walk.apply(seed).times.forEach((what, often) -> all.count(what, often)));
        return all;
    }

    /** Counts what this step was, what became of it, and what it met. */
    void count(Step step, Collection<? extends Answer<?>> answers) {
        count(step.getClass().getSimpleName());
        for (Answer<?> answer : answers) {
            if (answer instanceof Refused<?> refused) {
                count("refused: " + refused.refusal().code());
            } else if (answer instanceof Granted<?> granted) {
                count("granted");
                countGranted(granted.value());
            }
        }
    }

    private void countGranted(Object granted) {
        if (granted instanceof Deleted deleted && deleted.deletion().mode() == DeletionMode.HARD) {
            count("hard deletes");
        } else if (granted instanceof Restoration restoration
                && !restoration.stillHidden().isEmpty()) {
            count("handed over");
        }
    }

    void count(String what) {
        count(what, 1);
    }

    private void count(String what, int often) {
        times.merge(what, often, Integer::sum);
    }

    /**
     * Requires that all of this was met at least so often, unless one walk is repeated by its seed.
     *
     * @throws AssertionError where it was not: the walks were too tame
     */
    public void require(Map<String, Integer> least) {
        Map<String, Integer> missing = new TreeMap<>();
        least.forEach((what, often) -> {
            if (times.getOrDefault(what, 0) < often) {
                missing.put(what, often);
            }
        });
        if (Long.getLong(Equivalence.SEED) == null && !missing.isEmpty()) {
            throw new AssertionError("Too tame: at least " + missing + " is needed, and this was met: " + times);
        }
    }

    @Override
    public String toString() {
        return times.toString();
    }

    /** Where deletions were when somebody last looked. */
    static final class LifeCycles {

        private final Map<DeletionId, LifeCycle> last = new HashMap<>();

        /** A deletion is where it was, or where that leads to. */
        void follow(Deletion deletion, Met met) {
            LifeCycle now = deletion.lifeCycle();
            LifeCycle before = last.put(deletion.id(), now);
            if (before != null && !before.equals(now)) {
                met.count(before.getClass().getSimpleName() + " to " + now);
                if (!before.next().contains(now)) {
                    throw new AssertionError("Deletion " + deletion.id() + " went from " + before + " to " + now);
                }
            }
        }

        void forget() {
            last.clear();
        }
    }
}
