package dev.paranoid.benchmarks.large;

import dev.paranoid.benchmarks.blog.Verb;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Somebody who deletes, restores and deletes for good, and what each run took. */
final class Contender {

    private static final int ROUNDS = 3;

    private final String name;
    private final Map<Verb, List<Measured>> runs = new EnumMap<>(Verb.class);

    Contender(String name) {
        this.name = name;
    }

    /** Soft deletes and restores in turn, since machines are noisy, and at last a hard delete; each once if that takes long. */
    void run(boolean takesLong, Run run) throws Exception {
        int rounds = takesLong ? 1 : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            add(Verb.SOFT, run);
            add(Verb.RESTORE, run);
        }
        add(Verb.HARD, run);
    }

    private void add(Verb verb, Run run) throws Exception {
        Measured measured = run.measure(verb);
        runs.computeIfAbsent(verb, absent -> new ArrayList<>()).add(measured);
        System.out.printf("  %s, %s: %.1f s%n", name, verb, measured.seconds());
    }

    Measured median(Verb verb) {
        return Measured.median(Objects.requireNonNull(runs.get(verb)));
    }

    /** {@return the median; not a number where it did not run} */
    double seconds(Verb verb) {
        return runs.containsKey(verb) ? median(verb).seconds() : Double.NaN;
    }

    interface Run {
        Measured measure(Verb verb) throws Exception;
    }
}
