package dev.paranoid.security;

import dev.paranoid.application.RateLimited;
import dev.paranoid.application.audit.AuditEvent;
import dev.paranoid.application.audit.AuditEvent.By;
import dev.paranoid.application.audit.AuditEvent.Result;
import dev.paranoid.application.audit.AuditLog;
import dev.paranoid.application.limit.RateLimit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Records who logs in and who fails to, and slows down who fails again and again. A name is recorded only where somebody has it:
 * people type passwords, and paste tokens, where names belong.
 */
final class LogIns {

    private static final String ACTION = "log-in";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Programs show their token with each call: that is recorded so often. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Supplier<AuditLog> log;
    private final Predicate<String> known;
    private final RateLimit failures;
    private final RateLimit successes;

    /**
     * Nobody yet.
     *
     * @param log is asked for at the first log-in
     * @param known whether somebody has that name
     * @param most failures a minute, for each address and name; 0 for as many as they like
     * @param nanos a clock that only goes on
     */
    LogIns(Supplier<AuditLog> log, Predicate<String> known, int most, LongSupplier nanos) {
        this.log = log;
        this.known = known;
        this.failures = new RateLimit(most, MINUTE, nanos);
        this.successes = new RateLimit(1, AGAIN, nanos);
    }

    /** {@return how long nobody's password is looked at who says from there that this is his name; zero where it is} */
    Duration wait(HttpServletRequest request, Optional<String> name) {
        return failures.wait(who(request, name), 1);
    }

    /**
     * Requires that a password may be tried.
     *
     * @throws RateLimited if too many were wrong
     */
    void require(HttpServletRequest request, Optional<String> name) {
        Duration wait = wait(request, name);
        if (!wait.isZero()) {
            add(request, Result.LIMITED, named(name));
            throw new RateLimited("Too many log-ins have failed", wait);
        }
    }

    /** {@return how long to wait before the next attempt; zero where there were not too many} */
    Duration failed(HttpServletRequest request, Optional<String> name) {
        Duration wait = failures.take(who(request, name), 1);
        add(request, wait.isZero() ? Result.DENIED : Result.LIMITED, named(name));
        return wait;
    }

    void succeeded(HttpServletRequest request, By who) {
        if (successes.take(who + " " + Addresses.of(request), 1).isZero()) {
            add(request, Result.DONE, Optional.of(who));
        }
    }

    /** Writes that somebody asked for what is not for everybody, and showed nothing. */
    void none(HttpServletRequest request) {
        asked(request, Optional.empty(), "unauthenticated");
    }

    /** Writes that who has come in asked for what is not for him. */
    void denied(HttpServletRequest request) {
        Optional<By> who = Optional.ofNullable(
                        SecurityContextHolder.getContext().getAuthentication())
                .map(somebody -> new By(somebody.getName(), Authenticated.kind(somebody)));
        asked(request, who, "forbidden");
    }

    private void asked(HttpServletRequest request, Optional<By> who, String code) {
        log.get()
                .add(AuditEvent.of("ask", Result.DENIED, who)
                        .with("code", code)
                        .with("address", request.getRemoteAddr()));
    }

    private String who(HttpServletRequest request, Optional<String> name) {
        return Addresses.of(request) + " " + name.filter(known).orElse("");
    }

    private Optional<By> named(Optional<String> name) {
        return name.filter(known).map(person -> new By(person, "rest"));
    }

    private void add(HttpServletRequest request, Result result, Optional<By> who) {
        log.get().add(AuditEvent.of(ACTION, result, who).with("address", request.getRemoteAddr()));
    }
}
