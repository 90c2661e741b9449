package dev.paranoid.spring;

import dev.paranoid.application.DeletionRefused;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.RateLimited;
import dev.paranoid.application.failure.RequestTooLarge;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What the application's own controllers let through of Paranoid's exceptions, with the statuses and codes of its REST. An advice
 * of the application's comes first.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class RefusalAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(DeletionRefused refused) {
        ProblemDetail problem = problem(
                HttpStatus.valueOf(refused.status()),
                refused.refusal().code(),
                refused.refusal().detail());
        problem.setProperty("entity", refused.row().type());
        problem.setProperty("id", refused.row().id());
        return ResponseEntity.of(problem).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(Unavailable away) {
        String detail = away.mayHaveHappened()
                ? "The database went away. It is not known whether this happened; ask again, for nothing is done twice."
                : "The database is away, or takes no writes. Nothing has happened; try again.";
        return later(problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail), away.retryAfter());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(Busy busy) {
        String detail = busy.getMessage() + ". Nothing has happened; try again.";
        return later(problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", detail), busy.retryAfter());
    }

    /** When to ask again is known to nobody. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> schemaChanged(SchemaChanged changed) {
        String detail = "A table, a column, an index or a right is gone. Nothing has happened, and nothing will before"
                + " somebody mends it; health and log say what.";
        return ResponseEntity.of(problem(HttpStatus.SERVICE_UNAVAILABLE, "schema-changed", detail))
                .build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(RequestTooLarge large) {
        return ResponseEntity.of(
                        problem(HttpStatus.valueOf(413), "too-large", large.getMessage() + ". Ask for less at once."))
                .build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rateLimited(RateLimited often) {
        String detail = often.getMessage() + ". Nothing has happened; wait, then ask again.";
        return later(problem(HttpStatus.TOO_MANY_REQUESTS, "rate-limited", detail), often.retryAfter());
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> later(ProblemDetail problem, Duration retryAfter) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        return ResponseEntity.of(problem).headers(headers).build();
    }
}
