package dev.paranoid.testkit.equivalence.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Chance that can be repeated. */
public final class SeededRandom {

    private final Random random;

    public SeededRandom(long seed) {
        this.random = new Random(seed);
    }

    /** {@return a number from the one to the other, both included} */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    public <T> List<T> some(List<T> values, int most) {
        List<T> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(most, shuffled.size())));
    }

    /** {@return one of the keys, as often as its weight says; the order of the entries must be stable} */
    public <T> T weighted(List<Map.Entry<T, Integer>> weights) {
        int left = random.nextInt(weights.stream().mapToInt(Map.Entry::getValue).sum());
        for (Map.Entry<T, Integer> each : weights) {
            left -= each.getValue();
            if (left < 0) {
                return each.getKey();
            }
        }
        throw new IllegalStateException("No weights");
    }
}
