package dev.paranoid.benchmarks.small;

import dev.paranoid.benchmarks.blog.Users;
import dev.paranoid.benchmarks.blog.Verb;
import dev.paranoid.benchmarks.measure.CpuClock;
import dev.paranoid.benchmarks.service.ServiceProcess;
import java.time.Duration;
import java.util.Set;

/**
 * Calls before those that are measured: at least three turns of all verbs, and more until the service's compiler takes next to
 * nothing any more, or two minutes have passed.
 */
final class SmallWarmUp {

    private static final int CLIENTS = 8;
    private static final int USERS = 400;
    private static final int WITH_NOTHING = 600;
    private static final int STORIES = 10;
    private static final int LEAST_TURNS = 3;
    private static final Duration ENOUGH = Duration.ofMinutes(2);
    private static final Duration NO_LIMIT = Duration.ofHours(1);
    /** Of the processor time of the service. */
    private static final double CALM = 0.05;

    private final FreshUsers fresh;
    private final Users readers;
    private final Set<Verb> verbs;

    SmallWarmUp(FreshUsers fresh, Users readers, Set<Verb> verbs) {
        this.fresh = fresh;
        this.readers = readers;
        this.verbs = verbs;
    }

    void run(String name, ServiceProcess server) throws Exception {
        long begun = System.nanoTime();
        try (Clients callers = Clients.of(server.address(), CLIENTS)) {
            Users some = fresh.add(USERS, STORIES);
            double share = 1;
            for (int turn = 0; turn < LEAST_TURNS || goesOn(share, begun); turn++) {
                share = turn(callers, server.cpu(), some);
            }
            if (verbs.contains(Verb.HARD)) {
                callers.ask(Verb.HARD, some, NO_LIMIT);
            }
            System.out.printf(
                    "  %s, warmed up by %,d calls in %.0f s: its compiler takes %.0f %% of its time%n",
                    name, callers.latency().count(), (System.nanoTime() - begun) / 1e9, 100 * share);
        }
    }

    private static boolean goesOn(double share, long begun) {
        return share > CALM && System.nanoTime() - begun < ENOUGH.toNanos();
    }

    /** {@return the compiler's share of the service's processor time} */
    private double turn(Clients callers, CpuClock cpu, Users some) throws Exception {
        long all = cpu.nanos();
        long compiling = cpu.compilingNanos();
        if (verbs.contains(Verb.GET)) {
            callers.ask(Verb.GET, readers, NO_LIMIT);
        }
        if (verbs.contains(Verb.LIST)) {
            callers.ask(Verb.LIST, readers, NO_LIMIT);
        }
        if (verbs.contains(Verb.SOFT) || verbs.contains(Verb.RESTORE)) {
            callers.ask(Verb.SOFT, some, NO_LIMIT);
            callers.ask(Verb.RESTORE, some, NO_LIMIT);
        }
        if (verbs.contains(Verb.HARD)) {
            callers.ask(Verb.HARD, fresh.add(WITH_NOTHING, 0), NO_LIMIT);
        }
        double used = cpu.nanos() - all;
        return (cpu.compilingNanos() - compiling) / Math.max(1, used);
    }
}
