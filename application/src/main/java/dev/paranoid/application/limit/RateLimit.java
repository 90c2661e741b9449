package dev.paranoid.application.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many within a time, for each name by itself, and as many at once (the generic cell rate algorithm). Names that have their whole
 * share again are forgotten; beyond {@value #NAMES} names at a time the oldest is.
 */
public final class RateLimit {

    private static final int NAMES = 10_000;

    private final long most;
    private final long interval;
    private final LongSupplier nanos;

    /** By name, when its whole share is there again. */
    private final Map<String, Long> full = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * A limit.
     *
     * @param most how many; 0 for as many as they like
     * @param within in which time
     * @param nanos a clock that only goes on, in ns
     */
    public RateLimit(long most, Duration within, LongSupplier nanos) {
        this.most = most;
        this.interval = most == 0 ? 0 : within.toNanos() / most;
        this.nanos = nanos;
    }

    /**
     * {@return how long to wait before that many more may come under this name; zero for not at all} Takes nothing.
     *
     * @param name who asks
     * @param many how many more, 0 or more; more than there are at all wait for the whole share
     */
    public synchronized Duration wait(String name, long many) {
        return wait(many, share(name));
    }

    /**
     * {@return the same; where nothing has to be waited for, the share is taken}
     *
     * @param name who asks
     * @param many how many more, 0 or more; more than there are at all take the whole share
     */
    public synchronized Duration take(String name, long many) {
        long open = share(name);
        Duration wait = wait(many, open);
        if (wait.isZero() && most > 0) {
            forget();
            full.put(name, nanos.getAsLong() + open + cost(many));
        }
        return wait;
    }

    /**
     * Gives back what was taken under this name, and did not count; nothing for a name that is forgotten.
     *
     * @param name who has taken it
     * @param many how many, as they were taken
     */
    public synchronized void giveBack(String name, long many) {
        full.computeIfPresent(name, (same, until) -> until - cost(many));
    }

    /** More than there are at all cost all: whoever has waited for them may have them. */
    private long cost(long many) {
        return Math.min(many, most) * interval;
    }

    private Duration wait(long many, long open) {
        return Duration.ofNanos(Math.max(0, open + cost(many) - most * interval));
    }

    /** {@return how long until the whole share is there again} */
    private long share(String name) {
        Long until = full.get(name);
        return until == null ? 0 : Math.max(0, until - nanos.getAsLong());
    }

    private void forget() {
        if (full.size() >= NAMES) {
            long now = nanos.getAsLong();
            full.values().removeIf(until -> until - now <= 0);
            full.keySet().stream()
                    .limit(Math.max(0, full.size() - NAMES + 1))
                    .toList()
                    .forEach(full::remove);
        }
    }
}
