package dev.paranoid.mybatis;

import java.time.Duration;

/** How many rows a slice is to have, so that a chunk takes about as long as is wanted: fewer when the database is busy. */
final class Pace {

    private static final int FIRST = 200;
    private static final int FEWEST = 10;
    private static final int MOST = 5_000;

    private final long wanted;
    private int rows = FIRST;
    private int slices;
    private long chunks;
    private long began;
    private long elapsed;

    Pace(Duration wanted) {
        this.wanted = wanted.toNanos();
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
        began = System.nanoTime();
    }

    /** Whether another slice would probably make the chunk last too long. */
    boolean enough() {
        slices++;
        long now = System.nanoTime() - began;
        return now + now / slices > wanted;
    }

    /** At most twice as many as before, and at least half as many. */
    void end() {
        chunks++;
        elapsed = Math.max(1, System.nanoTime() - began);
        double factor = slices > 2 ? 2 : Math.min(2, Math.max(0.5, (double) wanted / elapsed));
        rows = (int) Math.min(MOST, Math.max(FEWEST, rows * factor));
    }
}
