package dev.paranoid.security.login;

import dev.paranoid.application.audit.AuditEvent.By;
import dev.paranoid.security.token.Credentials;
import dev.paranoid.security.token.TokenFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Before passwords are looked at: nobody guesses on and on. After that: who has come in. */
public abstract class LogInFilter extends OncePerRequestFilter {

    /** {@return the one that stands before passwords are looked at} */
    public static LogInFilter before(LogIns logIns) {
        return new LogInFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                Optional<String> name = Credentials.name(request);
                if (name.isPresent() && TokenFilter.token(request).isEmpty()) {
                    try (PasswordAttempt attempt = logIns.attempt(request, name.get())) {
                        pass(attempt, request, response, chain);
                    }
                } else {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    private static void pass(
            PasswordAttempt attempt, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (attempt.delay().isZero()) {
            attempt.keepIn(request);
            chain.doFilter(request, response);
        } else {
            tooMany(response, attempt.delay());
        }
    }

    /** {@return the one that stands behind all that lets somebody in} */
    public static LogInFilter after(LogIns logIns) {
        return new LogInFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
                if (somebody != null
                        && somebody.isAuthenticated()
                        && !(somebody instanceof AnonymousAuthenticationToken)) {
                    PasswordAttempt.of(request).ifPresent(PasswordAttempt::right);
                    logIns.succeeded(request, new By(somebody.getName(), Authenticated.kind(somebody)));
                }
                chain.doFilter(request, response);
            }
        };
    }

    public static void tooMany(HttpServletResponse response, Duration wait) throws IOException {
        response.setHeader(
                "Retry-After", String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
        response.sendError(429);
    }
}
