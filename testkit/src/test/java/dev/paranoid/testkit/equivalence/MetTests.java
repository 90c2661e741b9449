package dev.paranoid.testkit.equivalence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetTests {

    private static final Map<String, Integer> LEAST = Map.of("held", 3);

    private final List<Long> seeds = new ArrayList<>();

    @Test
    void walksOnUntilEnoughIsMet() {
        Met.enough(2, LEAST, seed -> walk(seed, "held"));

        assertThat(seeds).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void walksSoOftenWhateverIsMet() {
        Met.enough(5, LEAST, seed -> walk(seed, "held"));

        assertThat(seeds).hasSize(5);
    }

    @Test
    void refusesWalksThatAreTooTame() {
        assertThatThrownBy(() -> Met.enough(2, LEAST, seed -> walk(seed, "granted")))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Too tame: 8 walks should have met at least {held=3}, and have met {granted=8}");
    }

    private Met walk(long seed, String what) {
        seeds.add(seed);
        Met met = new Met();
        met.count(what);
        return met;
    }
}
