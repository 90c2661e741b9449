package dev.paranoid.application.caller;

import java.util.Optional;

/**
 * Who asks, once for all ways in. Declare a bean of your own where neither Spring Security nor your settings say it.
 */
@FunctionalInterface
public interface CurrentCaller {

    /** Nobody knows who asks, and nobody has to. */
    CurrentCaller UNKNOWN = source -> Optional.of(Caller.anonymous(source));

    /**
     * {@return who asks on this thread; empty where somebody should have logged in and has not}
     *
     * @param source the way by which he asks: {@code application} for {@link dev.paranoid.application.RecycleBin}, {@code rest},
     *     {@code web} or {@code kafka}; pass it on to {@link Caller#named(String, String)}
     */
    Optional<Caller> from(String source);
}
