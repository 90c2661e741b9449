package dev.paranoid.security.login;

import dev.paranoid.application.audit.AuditEvent;
import dev.paranoid.application.audit.AuditEvent.By;
import dev.paranoid.application.audit.AuditEvent.Result;
import dev.paranoid.application.audit.AuditLog;
import dev.paranoid.application.limit.RateLimit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Records who logs in and who fails to, and slows down who fails again and again. A name is recorded only where somebody has it:
 * people type passwords, and paste tokens, where names belong.
 */
public final class LogIns {

    private static final String ACTION = "log-in";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Programs show their token with each call: that is recorded so often. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Supplier<AuditLog> log;
    private final Function<String, Optional<String>> people;
    private final Guesses guesses;
    private final RateLimit successes;

    /**
     * Nobody yet.
     *
     * @param log is asked for at the first log-in
     * @param people who is meant by a name, as he is called himself: many names may mean the same person
     * @param most failures a minute, for each address and name; 0 for as many as they like
     * @param nanos a clock that only goes on
     */
    public LogIns(Supplier<AuditLog> log, Function<String, Optional<String>> people, int most, LongSupplier nanos) {
        this.log = log;
        this.people = people;
        this.guesses = new Guesses(new RateLimit(most, MINUTE, nanos), nanos);
        this.successes = new RateLimit(1, AGAIN, nanos);
    }

    /** {@return an attempt to log in from there by a password, as who has that name} */
    public PasswordAttempt attempt(HttpServletRequest request, String name) {
        Optional<String> person = people.apply(name);
        String who = who(request, person);
        Duration delay = guesses.open(who);
        if (!delay.isZero()) {
            add(request, Result.LIMITED, named(person));
        }
        return new PasswordAttempt(delay, right -> {
            guesses.close(who, right);
            if (!right) {
                add(request, Result.DENIED, named(person));
            }
        });
    }

    /** {@return how long to wait after what was shown was wrong, and no password; zero where there was not too much of it} */
    public Duration failed(HttpServletRequest request) {
        Duration wait = guesses.wrong(who(request, Optional.empty()));
        add(request, wait.isZero() ? Result.DENIED : Result.LIMITED, Optional.empty());
        return wait;
    }

    void succeeded(HttpServletRequest request, By who) {
        if (successes.take(who + " " + ClientAddress.of(request), 1).isZero()) {
            add(request, Result.DONE, Optional.of(who));
        }
    }

    /** Writes that somebody asked for what is not for everybody, and showed nothing. */
    public void none(HttpServletRequest request) {
        asked(request, Optional.empty(), "unauthenticated");
    }

    /** Writes that who has come in asked for what is not for him. */
    public void denied(HttpServletRequest request) {
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

    private static String who(HttpServletRequest request, Optional<String> person) {
        return ClientAddress.of(request) + " " + person.orElse("");
    }

    private static Optional<By> named(Optional<String> person) {
        return person.map(name -> new By(name, "rest"));
    }

    private void add(HttpServletRequest request, Result result, Optional<By> who) {
        log.get().add(AuditEvent.of(ACTION, result, who).with("address", request.getRemoteAddr()));
    }
}
