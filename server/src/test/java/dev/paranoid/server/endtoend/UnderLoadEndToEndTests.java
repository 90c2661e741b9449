package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three nodes, which are restarted or killed at random moments while clients ask; and the database with them, where it is ours. */
@Tag("long")
class UnderLoadEndToEndTests {

    private static final int NODES = 3;
    private static final int CLIENTS = 6;
    private static final int KILLS = Integer.getInteger("paranoid.load.kills", 3);
    private static final Duration SOAK = Duration.ofSeconds(Integer.getInteger("paranoid.load.soak", 30));
    private static final List<Fault> FAULTS = List.of(
            Fault.TAKES_NO_WRITES,
            Fault.TABLE_RENAMED,
            Fault.RIGHTS_GONE,
            Fault.TABLE_LOCKED,
            Fault.ROWS_LOCKED,
            Fault.FROZEN);
    private static final Duration HEALED = Duration.ofSeconds(10);

    private final AtomicReferenceArray<Service> nodes = new AtomicReferenceArray<>(NODES);
    private FaultyServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FaultyServer(Service.directory("faults").resolve("mariadb"));
        server.prepare("demo/schema.sql");
        for (int node = 0; node < NODES; node++) {
            nodes.set(node, node(node));
        }
    }

    @AfterEach
    void stop() {
        for (int node = 0; node < NODES; node++) {
            nodes.get(node).close();
        }
        server.close();
    }

    private Service node(int number) {
        List<String> settings = new ArrayList<>(server.settings());
        settings.add(Service.types("blog.yml"));
        settings.add(Load.ABOVE);
        return Service.start("load-" + number, Jar.THIN, settings.toArray(String[]::new));
    }

    private Load load() {
        List<Supplier<URI>> addresses = IntStream.range(0, NODES)
                .<Supplier<URI>>mapToObj(node -> () -> nodes.get(node).http().address())
                .toList();
        return new Load(addresses, server::jdbc, CLIENTS);
    }

    @Test
    void oneAfterTheOtherIsRestartedAndNoCallFails() throws InterruptedException {
        try (Load load = load()) {
            for (int node = 0; node < NODES; node++) {
                awaitMore(load);
                nodes.get(node).terminate();
                nodes.set(node, node(node));
            }
            awaitMore(load);
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
        try (Load load = load()) {
            Duration longest = Duration.ZERO;
            for (int kill = 0; kill < KILLS; kill++) {
                Thread.sleep(random.nextInt(1000));
                int victim = random.nextInt(server.isOwn() ? NODES + 1 : NODES);
                Duration healed = killed(victim);
                longest = healed.compareTo(longest) > 0 ? healed : longest;
                awaitMore(load);
            }
            load.requireAllIsTrue();
            System.out.println("Killed under load " + KILLS + " times: " + load.answered() + " answered, " + load.cut()
                    + " cut off, health back within " + longest.toMillis() + " ms");
        }
    }

    /** Faults come and go; what is used afterwards is what was used before. */
    @Test
    void usesNoMoreAfterAllThatWentWrong() throws InterruptedException {
        List<Fault> faults =
                FAULTS.stream().filter(fault -> fault.possible(server)).toList();
        try (Load load = load()) {
            awaitMore(load);
            List<Usage> before = usage();
            long until = System.nanoTime() + SOAK.toNanos();
            int rounds = 0;
            do {
                for (Fault fault : faults) {
                    fault.begin(server);
                    Thread.sleep(500);
                    fault.end(server);
                    awaitMore(load);
                }
                rounds++;
            } while (System.nanoTime() < until);
            List<Usage> after = usage();
            load.requireAllIsTrue();
            System.out.println("Soaked for " + rounds + " rounds of " + faults + ": " + load.answered() + " answered, "
                    + before + " before, " + after + " after");
            for (int node = 0; node < NODES; node++) {
                after.get(node).requireLike(before.get(node));
            }
        }
    }

    private List<Usage> usage() {
        return IntStream.range(0, NODES)
                .mapToObj(node -> Usage.of(nodes.get(node)))
                .toList();
    }

    /**
     * Kills a node, or the database.
     *
     * @return how long those who were not killed were not well; a node that starts again is well when it has started
     */
    private Duration killed(int victim) {
        long began = System.nanoTime();
        if (victim == NODES) {
            server.kill();
            server.startAgain();
        } else {
            nodes.get(victim).kill();
        }
        for (int node = 0; node < NODES; node++) {
            if (node != victim) {
                awaitHealth(node, HEALED.minusNanos(System.nanoTime() - began));
            }
        }
        Duration healed = Duration.ofNanos(System.nanoTime() - began);
        if (victim < NODES) {
            nodes.set(victim, node(victim));
            awaitHealth(victim, HEALED);
        }
        return healed;
    }

    private void awaitHealth(int node, Duration within) {
        Http http = nodes.get(node).http();
        Awaitility.await("health of node " + node)
                .atMost(within)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> http.get("/actuator/health").status() == 200);
    }

    private static void awaitMore(Load load) {
        int before = load.answered();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> load.answered() > before + 10 * CLIENTS);
    }
}
