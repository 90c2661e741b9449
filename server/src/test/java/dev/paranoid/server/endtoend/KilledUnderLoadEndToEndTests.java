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
import org.junit.jupiter.api.Test;

/** Three nodes, their database and their broker are killed at random moments while clients ask. */
class KilledUnderLoadEndToEndTests {

    private static final int KILLS = Integer.getInteger("paranoid.load.kills", 20);
    private static final int LONGEST_PAUSE_MS = 1000;

    /** Of clients before their next call: what starts again has to find time. */
    private static final Duration CLIENTS_PAUSE = Duration.ofMillis(1200);

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
                Load load = cluster.load(CLIENTS_PAUSE)) {
            load.awaitMore(MANY);
            for (String victim : victims(random)) {
                kill(cluster, victim, random);
                kills.merge(victim, 1, Integer::sum);
                LockSupport.parkNanos(
                        Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MS)).toNanos());
                load.awaitMore(SOME);
            }
            cluster.awaitAll();
            load.awaitOfEach(KILLS / 10);
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
            assertThat(load.unavailable()).as("told to ask again").isPositive();
        }
    }

    /** Of five, two are nodes, two the database, and one the broker: what starts soon is killed as often as what starts slowly. */
    private static List<String> victims(Random random) {
        List<String> victims = new ArrayList<>();
        while (victims.size() < KILLS) {
            List<String> five = new ArrayList<>(List.of("node", "node", "database", "database", "broker"));
            Collections.shuffle(five, random);
            victims.addAll(five);
        }
        return victims.subList(0, KILLS);
    }

    private static void kill(Cluster cluster, String victim, Random random) {
        switch (victim) {
            case "node" -> cluster.killNode(random);
            case "database" -> cluster.killDatabase();
            default -> cluster.killBroker();
        }
    }
}
