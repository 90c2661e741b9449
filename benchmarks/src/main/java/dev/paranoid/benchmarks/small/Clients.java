package dev.paranoid.benchmarks.small;

import dev.paranoid.benchmarks.blog.Users;
import dev.paranoid.benchmarks.blog.Verb;
import dev.paranoid.benchmarks.measure.Latency;
import dev.paranoid.benchmarks.measure.Parallel;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients of a service: each asks about one user after the other, on a connection of its own. */
final class Clients implements AutoCloseable {

    private final int count;
    private final Queue<HttpConnection> idle = new ConcurrentLinkedQueue<>();
    private final Queue<Long> times = new ConcurrentLinkedQueue<>();

    private Clients(int count) {
        this.count = count;
    }

    static Clients of(URI address, int count) throws IOException {
        Clients callers = new Clients(count);
        for (int i = 0; i < count; i++) {
            callers.idle.add(HttpConnection.to(address));
        }
        return callers;
    }

    /** Asks about each user once, in the order of their numbers, until the time is up. */
    void ask(Verb verb, Users users, Duration atMost) throws Exception {
        long end = System.nanoTime() + atMost.toNanos();
        AtomicInteger next = new AtomicInteger();
        Parallel.run(count, () -> {
            HttpConnection connection = idle.remove();
            while (next.get() < users.count() && System.nanoTime() < end) {
                int i = next.getAndIncrement();
                if (i < users.count()) {
                    long begun = System.nanoTime();
                    connection.call(verb.method(), verb.target(users.first() + i));
                    times.add(System.nanoTime() - begun);
                }
            }
            idle.add(connection);
        });
    }

    /** {@return how long the calls took} */
    Latency latency() {
        return Latency.of(times);
    }

    @Override
    public void close() throws IOException {
        for (HttpConnection connection : idle) {
            connection.close();
        }
    }
}
