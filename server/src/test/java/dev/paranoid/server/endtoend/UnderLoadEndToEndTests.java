package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three nodes, which are restarted or killed at random moments while clients ask, and the database and the broker with them. */
@Tag("long")
class UnderLoadEndToEndTests {

    private static final int KILLS = Integer.getInteger("paranoid.load.kills", 20);
    private static final Duration SOAK = Duration.ofSeconds(Integer.getInteger("paranoid.load.soak", 30));
    private static final List<Fault> FAULTS = List.of(
            Fault.TAKES_NO_WRITES,
            Fault.TABLE_RENAMED,
            Fault.RIGHTS_GONE,
            Fault.TABLE_LOCKED,
            Fault.ROWS_LOCKED,
            Fault.FROZEN);

    /** So long a fault of the soak lasts. */
    private static final Duration FAULT = Duration.ofMillis(500);

    private static final int LONGEST_PAUSE_MS = 1000;

    /** Calls between two kills. */
    private static final int SOME = 10;

    /** Calls after which a load counts as being under way. */
    private static final int MANY = 60;

    private Cluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = Cluster.start();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void oneAfterTheOtherIsRestartedAndNoCallFails() throws InterruptedException {
        try (Load load = cluster.load()) {
            for (int node = 0; node < Cluster.NODES; node++) {
                load.awaitMore(MANY);
                cluster.node(node).terminate();
                cluster.startNode(node);
            }
            load.awaitMore(MANY);
            load.requireAllIsTrue();
            System.out.println("Restarted under load: " + load.answered() + " answered, " + load.cut() + " cut off");
            assertThat(load.cut()).isZero();
        }
    }

    @Test
    void whateverIsKilledNothingIsLostAndNothingIsDoneTwice() throws InterruptedException {
        long seed = Long.getLong("paranoid.seed", System.nanoTime() % 1_000_000);
        System.out.println("Kills with -Dparanoid.seed=" + seed);
        Random random = new Random(seed);
        long began = System.nanoTime();
        Map<String, Integer> kills = new TreeMap<>();
        try (Load load = cluster.load()) {
            load.awaitMore(MANY);
            for (int victim : victims(random)) {
                cluster.kill(victim);
                kills.merge(name(victim), 1, Integer::sum);
                LockSupport.parkNanos(
                        Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MS)).toNanos());
                load.awaitMore(SOME);
            }
            cluster.awaitAll();
            load.requireAllIsTrue();
            System.out.println("Killed under load " + kills + " within "
                    + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s: answered " + load.byKind() + ", "
                    + load.cut() + " cut off, " + load.unavailable() + " told to ask again, " + load.jobs()
                    + " jobs claimed " + load.claims() + " times, " + cluster.failedStarts()
                    + " starts failed, well again within "
                    + cluster.longest().toMillis() + " ms");
            assertThat(kills.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(KILLS);
            assertThat(load.cut()).as("calls that were cut off").isPositive();
            assertThat(load.byKind().values()).as("calls of each kind").allMatch(calls -> calls > KILLS / 10);
            assertThat(load.unavailable()).as("told to ask again").isPositive();
        }
    }

    /** Of five, three are nodes, one is the database, and one the broker. */
    private static List<Integer> victims(Random random) {
        List<Integer> victims = new ArrayList<>();
        while (victims.size() < KILLS) {
            List<Integer> five = new ArrayList<>(List.of(Cluster.BROKER, Cluster.DATABASE));
            IntStream.range(0, Cluster.NODES).forEach(node -> five.add(random.nextInt(Cluster.NODES)));
            Collections.shuffle(five, random);
            victims.addAll(five);
        }
        return victims.subList(0, KILLS);
    }

    private static String name(int victim) {
        return victim < Cluster.NODES ? "node" : victim == Cluster.DATABASE ? "database" : "broker";
    }

    /** Faults come and go; what is used afterwards is what was used before. */
    @Test
    void usesNoMoreAfterAllThatWentWrong() throws InterruptedException {
        FaultyServer server = cluster.server();
        List<Fault> faults =
                FAULTS.stream().filter(fault -> fault.possible(server)).toList();
        try (Load load = cluster.load()) {
            load.awaitMore(MANY);
            List<Usage> before = usage();
            long until = System.nanoTime() + SOAK.toNanos();
            int rounds = 0;
            do {
                for (Fault fault : faults) {
                    fault.begin(server);
                    LockSupport.parkNanos(FAULT.toNanos());
                    fault.end(server);
                    load.awaitMore(MANY);
                }
                cluster.broker().send(Signal.STOP);
                LockSupport.parkNanos(FAULT.toNanos());
                cluster.broker().send(Signal.CONT);
                load.awaitMore(MANY);
                rounds++;
            } while (System.nanoTime() < until);
            List<Usage> after = usage();
            load.requireAllIsTrue();
            System.out.println("Soaked for " + rounds + " rounds of " + faults + " and a frozen broker: answered "
                    + load.byKind() + ", " + before + " before, " + after + " after");
            for (int node = 0; node < Cluster.NODES; node++) {
                after.get(node).requireLike(before.get(node));
            }
        }
    }

    private List<Usage> usage() {
        return IntStream.range(0, Cluster.NODES)
                .mapToObj(node -> Usage.of(cluster.node(node)))
                .toList();
    }
}
