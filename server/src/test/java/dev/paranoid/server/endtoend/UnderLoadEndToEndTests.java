package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three nodes, which are restarted while clients ask, or whose database and broker fail for a while. */
@Tag("long")
class UnderLoadEndToEndTests {

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
            long ended = load.ended();
            long left = load.jobs() - ended;
            long drain = System.nanoTime();
            load.requireAllIsTrue();
            System.out.println(ended + " jobs ended under faults, and the other " + left + " within "
                    + Duration.ofNanos(System.nanoTime() - drain).toSeconds() + " s");
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
