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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three nodes, their database and their broker are killed at random moments while clients ask. */
@Tag("long")
class KilledUnderLoadEndToEndTests {

    private static final int KILLS = Integer.getInteger("paranoid.load.kills", 20);
    private static final int LONGEST_PAUSE_MS = 1000;

    /** Calls between two kills. */
    private static final int SOME = 10;

    /** Calls after which a load counts as being under way. */
    private static final int MANY = 60;

    @Test
    void whateverIsKilledNothingIsLostAndNothingIsDoneTwice() throws IOException, InterruptedException {
        long seed = Long.getLong("paranoid.seed", System.nanoTime() % 1_000_000);
        System.out.println("Kills with -Dparanoid.seed=" + seed);
        Random random = new Random(seed);
        long began = System.nanoTime();
        Map<String, Integer> kills = new TreeMap<>();
        try (Cluster cluster = Cluster.start();
                Load load = cluster.load()) {
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
}
