package dev.paranoid.security.login;

import dev.paranoid.application.failure.RateLimited;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A password that is being looked at. It was wrong if nobody says that it was right until the end. */
public final class PasswordAttempt implements AutoCloseable {

    private static final String ATTRIBUTE = PasswordAttempt.class.getName();

    private final Duration delay;
    private final Consumer<Boolean> end;
    private boolean open;

    /**
     * An attempt.
     *
     * @param delay until when it is not looked at; zero where it is
     * @param end is told once whether it was right, where it is looked at
     */
    PasswordAttempt(Duration delay, Consumer<Boolean> end) {
        this.delay = delay;
        this.end = end;
        this.open = delay.isZero();
    }

    /** {@return the one of that request, if it shows a password} */
    public static Optional<PasswordAttempt> of(HttpServletRequest request) {
        return Optional.ofNullable((PasswordAttempt) request.getAttribute(ATTRIBUTE));
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
    public void require() {
        if (!delay.isZero()) {
            throw new RateLimited("Too many log-ins have failed", delay);
        }
    }

    public void right() {
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
