package dev.paranoid.security.login;

import dev.paranoid.application.limit.RateLimit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How often passwords may be wrong. One that is being looked at counts as wrong until it has proved right, so that a thousand at
 * once are no more guesses than a thousand in a row. Those for whom nothing is left wait for those that are being looked at: a
 * right one gives back what it took, and limits nobody.
 */
final class Guesses {

    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    private final RateLimit failures;
    private final LongSupplier nanos;

    /** How many are being looked at. */
    private final Map<String, Integer> open = new HashMap<>();

    Guesses(RateLimit failures, LongSupplier nanos) {
        this.failures = failures;
        this.nanos = nanos;
    }

    /**
     * {@return how long no password is looked at from there; zero where one is now} Then {@link #close} has to be called when it
     * has been.
     */
    synchronized Duration open(String who) {
        Duration wait = failures.take(who, 1);
        long end = nanos.getAsLong() + PATIENCE;
        while (!wait.isZero() && open.containsKey(who) && pause(end - nanos.getAsLong())) {
            wait = failures.take(who, 1);
        }
        if (wait.isZero()) {
            open.merge(who, 1, Integer::sum);
        }
        return wait;
    }

    /** {@return whether it is worth while to look again} */
    private boolean pause(long most) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, most);
            return most > 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Says how the password was that {@link #open} let pass. */
    synchronized void close(String who, boolean right) {
        if (right) {
            failures.giveBack(who, 1);
        }
        if (open.merge(who, -1, Integer::sum) == 0) {
            open.remove(who);
        }
        notifyAll();
    }

    /** {@return how long to wait after something else was shown that was wrong; zero where that was not too much} */
    Duration wrong(String who) {
        return failures.take(who, 1);
    }
}
