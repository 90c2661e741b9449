package dev.paranoid.kafka.listener;

import java.util.concurrent.atomic.AtomicLong;

/** Counts messages since the start. */
public final class MessageCounts {

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong poison = new AtomicLong();

    void count(boolean wrong, boolean repeated) {
        requests.incrementAndGet();
        if (repeated) {
            duplicates.incrementAndGet();
        } else if (wrong) {
            poison.incrementAndGet();
        }
    }

    public long requests() {
        return requests.get();
    }

    public long duplicates() {
        return duplicates.get();
    }

    public long poison() {
        return poison.get();
    }
}
