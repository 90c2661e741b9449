package dev.paranoid.kafka;

import java.util.concurrent.atomic.AtomicLong;

/** Counts messages since the start. */
final class MessageCounts {

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

    long requests() {
        return requests.get();
    }

    long duplicates() {
        return duplicates.get();
    }

    long poison() {
        return poison.get();
    }
}
