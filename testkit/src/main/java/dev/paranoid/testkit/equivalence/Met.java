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

/** What random walks have met, and how often: walks that have met too little have shown nothing. */
public final class Met {

    /** Walks that have not met enough after so many times their number do not lack it by chance. */
    private static final int MOST = 4;

    private final Map<String, Integer> times = new TreeMap<>();

    /**
     * Walks so often, each time by a new seed, and goes on until the walks have met enough. One walk is repeated by its seed,
     * {@code -Dparanoid.seed=42}, whatever it meets.
     *
     * @param walks how many at least; four times as many are the most
     * @param least what they have to meet together, and how often
     * @param walk what a seed makes, and what it met
     * @return what they met together
     * @throws AssertionError where they have not met enough: the walks were too tame
     */
    public static Met enough(int walks, Map<String, Integer> least, LongFunction<Met> walk) {
        Long repeated = Long.getLong(Equivalence.SEED);
        if (repeated != null) {
            return walk.apply(repeated);
        }
        Met all = new Met();
        long first = System.nanoTime() % 1_000_000_000;
        int done = 0;
        while (done < walks || (done < MOST * walks && !all.missing(least).isEmpty())) {
            all.add(walk.apply(first + done++));
        }
        if (!all.missing(least).isEmpty()) {
            throw new AssertionError("Too tame: " + done + " walks should have met at least " + all.missing(least)
                    + ", and have met " + all);
        }
        return all;
    }

    private void add(Met other) {
        other.times.forEach(this::count);
    }

    private Map<String, Integer> missing(Map<String, Integer> least) {
        Map<String, Integer> missing = new TreeMap<>(least);
        missing.entrySet().removeIf(needed -> times.getOrDefault(needed.getKey(), 0) >= needed.getValue());
        return missing;
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
