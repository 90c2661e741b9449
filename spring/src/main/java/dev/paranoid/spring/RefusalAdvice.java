package dev.paranoid.spring;

import dev.paranoid.application.DatabaseFailure;
import dev.paranoid.application.DeletionRefused;
import dev.paranoid.application.SchemaChanged;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the application's own controllers let through of Paranoid's exceptions. An advice of the application's comes first. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class RefusalAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(DeletionRefused refused) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.valueOf(refused.status()), refused.refusal().detail());
        problem.setProperty("code", refused.refusal().code());
        problem.setProperty("entity", refused.row().type());
        problem.setProperty("id", refused.row().id());
        return ResponseEntity.of(problem).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(DatabaseFailure away) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                away instanceof SchemaChanged
                        ? "A table, a column, an index or a right is gone. Somebody has to mend it."
                        : "The database is away, or others are in the way. Ask again later.");
        HttpHeaders headers = new HttpHeaders();
        headers.set(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, away.retryAfter().toSeconds())));
        return ResponseEntity.of(problem).headers(headers).build();
    }
}
