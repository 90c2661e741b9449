package dev.paranoid.mybatis.background;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Components that this node has left, and does not take again before their time has passed. */
final class Rests {

    private final Map<String, Long> until = new ConcurrentHashMap<>();

    void begin(String component, Duration rest) {
        if (!rest.isZero()) {
            until.put(component, System.nanoTime() + rest.toNanos());
        }
    }

    boolean rests(String component) {
        return until.containsKey(component);
    }

    /** Lets go of those whose time has passed. */
    void endThoseOver() {
        long now = System.nanoTime();
        until.values().removeIf(end -> end - now <= 0);
    }

    /** {@return how long the first rests still, if that is less} */
    Duration first(Duration atMost) {
        long now = System.nanoTime();
        return until.values().stream()
                .map(end -> Duration.ofNanos(Math.max(0, end - now)))
                .filter(left -> left.compareTo(atMost) < 0)
                .min(Duration::compareTo)
                .orElse(atMost);
    }
}
