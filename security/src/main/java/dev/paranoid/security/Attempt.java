package dev.paranoid.security;

import dev.paranoid.application.RateLimited;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A password that is being looked at. It was wrong if nobody says that it was right until the end. */
final class Attempt implements AutoCloseable {

    private static final String ATTRIBUTE = Attempt.class.getName();

    private final Duration delay;
    private final Consumer<Boolean> end;
    private boolean open;

    /**
     * An attempt.
     *
     * @param delay until when it is not looked at; zero where it is
     * @param end is told once whether it was right, where it is looked at
     */
    Attempt(Duration delay, Consumer<Boolean> end) {
        this.delay = delay;
        this.end = end;
        this.open = delay.isZero();
    }

    /** {@return the one of that request, if it shows a password} */
    static Optional<Attempt> of(HttpServletRequest request) {
        return Optional.ofNullable((Attempt) request.getAttribute(ATTRIBUTE));
    }

    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** {@return until when it is not looked at; zero where it is} */
    Duration delay() {
        return delay;
    }

    /**
     * Requires that it is looked at.
     *
     * @throws RateLimited if too many were wrong
     */
    void require() {
        if (!delay.isZero()) {
            throw new RateLimited("Too many log-ins have failed", delay);
        }
    }

    void right() {
        end(true);
    }

    @Override
    public void close() {
        end(false);
    }

    private void end(boolean right) {
        if (open) {
            open = false;
            end.accept(right);
        }
    }
}
