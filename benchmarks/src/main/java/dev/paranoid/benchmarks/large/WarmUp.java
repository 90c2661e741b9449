package dev.paranoid.benchmarks.large;

import dev.paranoid.benchmarks.blog.BenchmarkBlog;
import dev.paranoid.benchmarks.blog.Verb;
import java.io.IOException;
import java.util.List;

/**
 * Large deletions before those that are measured, until the machine beneath the service compiles next to nothing any more:
 * till then its compiler takes a core from the database, for about a minute.
 */
final class WarmUp {

    private static final List<Verb> ROUND =
            List.of(Verb.SOFT, Verb.RESTORE, Verb.SOFT, Verb.RESTORE, Verb.SOFT, Verb.RESTORE, Verb.HARD);
    /** Of one core. */
    private static final double CALM = 0.05;

    private final Rest rest;

    WarmUp(Rest rest) {
        this.rest = rest;
    }

    void run() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        double share = 1;
        for (int round = 0; round < BenchmarkBlog.TRIAL_USERS && share > CALM; round++) {
            share = round(BenchmarkBlog.TRIAL + round);
        }
        System.out.printf(
                "  service, warmed up for %.0f s: its compiler takes %.0f %% of a core%n",
                (System.nanoTime() - begun) / 1e9, 100 * share);
    }

    private double round(long user) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        double compiled = rest.compilationMillis();
        for (Verb verb : ROUND) {
            rest.carryOut(verb, user);
        }
        return (rest.compilationMillis() - compiled) / ((System.nanoTime() - begun) / 1e6);
    }
}
