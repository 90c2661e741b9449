package dev.paranoid.mybatis.background;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many rows a slice is to have, so that a chunk takes about as long as is wanted: fewer when the database is busy. What a
 * chunk costs however few its rows are, its commit above all, counts for no more than half of that; else a slow disk would
 * make chunks ever smaller, and more of them.
 */
final class ChunkSizer {

    private static final int FIRST = 200;
    private static final int FEWEST = 10;
    private static final int MOST = 5_000;

    private final long wanted;
    private final LongSupplier nanos;
    private int rows = FIRST;
    private int slices;
    private long chunks;
    private long began;
    private long spent;
    private long elapsed;
    private long fixed;

    ChunkSizer(Duration wanted) {
        this(wanted, System::nanoTime);
    }

    ChunkSizer(Duration wanted, LongSupplier nanos) {
        this.wanted = wanted.toNanos();
        this.nanos = nanos;
    }

    int rows() {
        return rows;
    }

    long chunks() {
        return chunks;
    }

    /** {@return how long the last chunk took} */
    Duration last() {
        return Duration.ofNanos(elapsed);
    }

    void begin() {
        slices = 0;
        spent = 0;
        began = nanos.getAsLong();
    }

    /** Whether another slice would probably make the chunk last too long. */
    boolean enough() {
        slices++;
        spent = nanos.getAsLong() - began;
        return spent + spent / slices > forRows();
    }

    /** How much of the time is there for rows. */
    private long forRows() {
        return Math.max(wanted - fixed, wanted / 2);
    }

    /** At most twice as many as before, and at least half as many. */
    void end() {
        chunks++;
        elapsed = Math.max(1, nanos.getAsLong() - began);
        fixed = spent == 0 ? 0 : elapsed - spent;
        double factor = slices > 2 ? 2 : (double) forRows() / Math.max(1, elapsed - fixed);
        rows = (int) Math.min(MOST, Math.max(FEWEST, rows * Math.min(2, Math.max(0.5, factor))));
    }
}
