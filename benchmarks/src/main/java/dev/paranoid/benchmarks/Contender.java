package dev.paranoid.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Somebody who deletes, restores and deletes for good, and what each run took. */
final class Contender {

    private static final int ROUNDS = 3;
    /** What takes so long that it is done once. */
    private static final int MANY = 2_000_000;

    private final String name;
    private final Map<String, List<Measured>> runs = new LinkedHashMap<>();

    Contender(String name) {
        this.name = name;
    }

    /** Soft deletes and restores in turn, as the machine is noisy, and at last a hard delete. */
    void run(int rows, Run run) throws Exception {
        int rounds = rows < MANY ? ROUNDS : 1;
        for (int round = 0; round < rounds; round++) {
            add(Verbs.SOFT, run);
            add(Verbs.RESTORE, run);
        }
        add(Verbs.HARD, run);
    }

    private void add(String verb, Run run) throws Exception {
        Measured measured = run.measure(verb);
        runs.computeIfAbsent(verb, absent -> new ArrayList<>()).add(measured);
        System.out.printf("  %s, %s: %.1f s%n", name, verb, measured.seconds());
    }

    Measured median(String verb) {
        return Measured.median(Objects.requireNonNull(runs.get(verb)));
    }

    interface Run {
        Measured measure(String verb) throws Exception;
    }
}
