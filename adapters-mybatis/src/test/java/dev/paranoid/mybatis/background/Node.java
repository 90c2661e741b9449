package dev.paranoid.mybatis.background;

import dev.paranoid.application.background.Background;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.statement.Statements;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A node that works in the background on the jobs of an engine, put together as an application puts it together. */
final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BackgroundScheduler scheduler;
    private final Stalls stalls;

    private Node(
            MyBatisEngine engine,
            ParanoidProperties.Background settings,
            Duration patience,
            Supplier<Background> background) {
        ReplicaLag replicas = new ReplicaLag(engine.dataSource(), Optional.empty(), settings);
        WorkerMapper mapper = new Statements(engine.dataSource()).mapper(WorkerMapper.class);
        this.stalls = new Stalls(mapper, replicas, patience);
        this.scheduler = new BackgroundScheduler(
                new Components(mapper, "host"),
                new BackgroundWorker(settings, new BackgroundCounts(), replicas),
                background,
                stalls,
                settings.threads());
        scheduler.start();
    }

    /** {@return one that works on so many components at once, with chunks and pauses of that length} */
    static Node on(MyBatisEngine engine, int threads, Duration chunk, Duration pause) {
        return new Node(
                engine,
                new ParanoidProperties.Background(1, threads, chunk, pause, Duration.ZERO, List.of()),
                Duration.ofSeconds(1),
                () -> engine.paranoid().background().orElseThrow());
    }

    /** {@return one that works on one component at a time with what this gives} */
    static Node with(MyBatisEngine engine, Supplier<Background> background) {
        return new Node(
                engine,
                new ParanoidProperties.Background(1, 1, Duration.ofMillis(50), Duration.ZERO, Duration.ZERO, List.of()),
                Duration.ofSeconds(1),
                background);
    }

    BackgroundScheduler scheduler() {
        return scheduler;
    }

    Stalls stalls() {
        return stalls;
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Waits until all jobs have ended, however long that takes, as long as they move. */
    static void awaitEndOfJobs(MyBatisEngine engine) {
        List<String> before = List.of();
        long end = 0;
        for (List<String> open = openJobs(engine); !open.isEmpty(); open = openJobs(engine)) {
            if (!open.equals(before)) {
                before = open;
                end = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > end) {
                throw new AssertionError("Nothing has moved for " + PATIENCE + ": " + open);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static List<String> openJobs(MyBatisEngine engine) {
        return engine.jdbc()
                .queryForList(
                        "SELECT CONCAT(id, ' ', updated_at, ' ', state) FROM paranoid_job WHERE ended_at IS NULL ORDER BY id",
                        String.class);
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
