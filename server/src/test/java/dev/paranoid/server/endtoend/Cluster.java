package dev.paranoid.server.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Three nodes of the packaged jar, their database and their broker. What is killed starts again by itself, while others are killed;
 * one node is always there. It may be killed again when all that is there is well, which is to be soon.
 */
final class Cluster implements AutoCloseable {

    static final int NODES = 3;
    private static final int DATABASE = NODES;
    private static final int BROKER = NODES + 1;

    private static final Duration HEALED = Duration.ofSeconds(10);
    private static final int STARTS = 3;
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final ExecutorService starting = Executors.newCachedThreadPool();
    private final FaultyServer server;
    private final FaultyBroker broker;
    private final AtomicReferenceArray<Service> nodes = new AtomicReferenceArray<>(NODES);
    private final AtomicReferenceArray<CompletableFuture<Void>> back = new AtomicReferenceArray<>(BROKER + 1);

    /** When the database or the broker was there again last. */
    private final AtomicLong whole = new AtomicLong(System.nanoTime());

    private final AtomicInteger away = new AtomicInteger();
    private final AtomicInteger failedStarts = new AtomicInteger();
    private final AtomicReference<Duration> longest = new AtomicReference<>(Duration.ZERO);

    private volatile boolean closing;

    private Cluster(FaultyServer server, FaultyBroker broker) {
        this.server = server;
        this.broker = broker;
        for (int part = 0; part <= BROKER; part++) {
            back.set(part, CompletableFuture.completedFuture(null));
        }
    }

    static Cluster start() throws IOException {
        FaultyServer server = FaultyServer.withRoom(Service.directory("load").resolve("mariadb"));
        Cluster cluster = new Cluster(server, FaultyBroker.start("load"));
        server.prepare("demo/schema.sql");
        for (int node = 0; node < NODES; node++) {
            cluster.startNode(node);
        }
        return cluster;
    }

    FaultyServer server() {
        return server;
    }

    FaultyBroker broker() {
        return broker;
    }

    Service node(int number) {
        return Objects.requireNonNull(nodes.get(number));
    }

    void startNode(int number) {
        List<String> settings = new ArrayList<>(server.settings());
        settings.addAll(List.of(Brokers.settings(
                broker.client(),
                Service.types("blog.yml"),
                Load.ABOVE,
                "--paranoid.kafka.declare-topics=true",
                "--spring.kafka.consumer.properties.session.timeout.ms=6000")));
        nodes.set(number, Service.start("load-" + number, Jar.THIN, settings.toArray(String[]::new)));
    }

    /** Begins to ask all of it as often as it answers. */
    Load load() {
        return load(Duration.ZERO);
    }

    /** Begins to ask all of it, with pauses of up to so long. */
    Load load(Duration pause) {
        List<Supplier<URI>> addresses = IntStream.range(0, NODES)
                .<Supplier<URI>>mapToObj(node -> () -> node(node).http().address())
                .toList();
        return new Load(new LoadTarget(addresses, server::jdbc, pause), broker.client());
    }

    /** {@return how long it took at most until all was well again} */
    Duration longest() {
        return Objects.requireNonNull(longest.get());
    }

    /** {@return how many nodes did not start because the database was killed, and were started again} */
    int failedStarts() {
        return failedStarts.get();
    }

    /** Kills one of the nodes that are there, as soon as there are two; it comes back by itself. */
    void killNode(Random random) {
        List<Integer> there = nodesThere();
        while (there.size() < 2) {
            LockSupport.parkNanos(GLANCE.toNanos());
            there = nodesThere();
        }
        int victim = there.get(random.nextInt(there.size()));
        back.get(victim).join();
        node(victim).kill();
        back.set(victim, CompletableFuture.runAsync(() -> nodeIsBack(victim), starting));
    }

    private List<Integer> nodesThere() {
        return IntStream.range(0, NODES)
                .filter(node -> back.get(node).isDone())
                .boxed()
                .toList();
    }

    /** Kills the database as soon as it is there; it comes back by itself. */
    void killDatabase() {
        kill(DATABASE, server::kill);
    }

    /** Kills the broker as soon as it is there; it comes back by itself. */
    void killBroker() {
        kill(BROKER, broker::kill);
    }

    private void kill(int part, Runnable kill) {
        back.get(part).join();
        away.incrementAndGet();
        kill.run();
        back.set(part, CompletableFuture.runAsync(() -> restored(part), starting));
    }

    /** Waits until all is there, and well. */
    void awaitAll() {
        for (int part = 0; part <= BROKER; part++) {
            back.get(part).join();
        }
    }

    /** The start of a node may fail where the database goes meanwhile; whoever runs nodes starts them again. */
    private void nodeIsBack(int number) {
        int tries = 0;
        boolean started = false;
        while (!started && !closing) {
            try {
                startNode(number);
                started = true;
            } catch (IllegalStateException notStarted) {
                tries++;
                if (tries == STARTS) {
                    throw notStarted;
                }
                failedStarts.incrementAndGet();
            }
        }
        awaitWell(number, System.nanoTime());
    }

    private void restored(int part) {
        if (part == DATABASE) {
            server.startAgain();
        } else {
            broker.startAgain();
        }
        long since = System.nanoTime();
        whole.set(since);
        away.decrementAndGet();
        for (int node = 0; node < NODES; node++) {
            if (back.get(node).isDone()) {
                awaitWell(node, since);
            }
        }
    }

    private Duration sinceWhole() {
        return away.get() > 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - whole.get());
    }

    /** Unless it is killed meanwhile. While database or broker are away, nobody can be well. */
    private void awaitWell(int number, long since) {
        Service node = node(number);
        while (node.isAlive() && !closing && !isWell(node)) {
            Duration ill = min(sinceWhole(), Duration.ofNanos(System.nanoTime() - since));
            longest.accumulateAndGet(ill, Cluster::max);
            if (ill.compareTo(HEALED) > 0) {
                throw new IllegalStateException("Node " + number + " is not well after " + ill.toMillis() + " ms: "
                        + node.http().get("/actuator/health").body());
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private static boolean isWell(Service node) {
        try {
            return node.http().get("/actuator/health").status() == 200;
        } catch (UncheckedIOException killed) {
            return false;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** What is being started is not interrupted, or it would be there for ever. What failed has been told. */
    private void awaitStarts() {
        for (int part = 0; part <= BROKER; part++) {
            back.get(part).handle((done, failure) -> !closing).join();
        }
        starting.shutdown();
    }

    @Override
    public void close() {
        closing = true;
        awaitStarts();
        for (int node = 0; node < NODES; node++) {
            Service service = nodes.get(node);
            if (service != null) {
                service.close();
            }
        }
        broker.close();
        server.close();
    }
}
