package dev.paranoid.application.port;

import java.time.Duration;
import java.util.List;

/** Is told of every transaction that calls share, and of those that a call has alone. */
public interface BatchListener {

    /** Nobody listens. */
    BatchListener NOBODY = (kind, waits, time) -> {};

    /**
     * A transaction has ended, whatever came of it.
     *
     * @param kind what its calls had in common, such as {@code delete-soft}
     * @param waits how long each of its calls had waited for it
     * @param time how long it took, commit included
     */
    void ran(String kind, List<Duration> waits, Duration time);
}
