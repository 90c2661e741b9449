package dev.paranoid.mybatis.background;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What this node has done in the background since it started. */
final class BackgroundCounts {

    /** Rows a second are those of so many seconds. */
    private static final long WINDOW = 10;

    private final AtomicLong rows = new AtomicLong();
    private final Deque<Chunk> recent = new ArrayDeque<>();
    private volatile Consumer<Duration> timer = time -> {};

    private record Chunk(long at, long rows) {}

    /** Has each chunk's time told to somebody. */
    void tell(Consumer<Duration> chunks) {
        timer = chunks;
    }

    void add(Duration time, long changed) {
        timer.accept(time);
        rows.addAndGet(changed);
        synchronized (recent) {
            recent.addLast(new Chunk(System.nanoTime(), changed));
            forget();
        }
    }

    private void forget() {
        long oldest = System.nanoTime() - Duration.ofSeconds(WINDOW).toNanos();
        while (!recent.isEmpty() && recent.peekFirst().at() < oldest) {
            recent.removeFirst();
        }
    }

    double rows() {
        return rows.get();
    }

    double rowsPerSecond() {
        synchronized (recent) {
            forget();
            return recent.stream().mapToLong(Chunk::rows).sum() / (double) WINDOW;
        }
    }
}
