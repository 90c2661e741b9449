package dev.paranoid.spring;

import dev.paranoid.application.DeletionRefused;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.RateLimited;
import dev.paranoid.application.failure.RequestTooLarge;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/**
 * What the application's own controllers let through of Paranoid's exceptions, with the statuses and codes of its REST. It comes before
 * an advice of the application's that has no order, since that may be for whatever nobody knows; but where one of them names an
 * exception of Paranoid's, all of them come first.
 */
@RestControllerAdvice
final class RefusalAdvice implements Ordered {

    private static final List<Class<? extends RuntimeException>> OURS = List.of(
            DeletionRefused.class,
            Unavailable.class,
            Busy.class,
            SchemaChanged.class,
            RequestTooLarge.class,
            RateLimited.class);

    private final ListableBeanFactory beans;

    RefusalAdvice(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public int getOrder() {
        return namedElsewhere() ? LOWEST_PRECEDENCE : LOWEST_PRECEDENCE - 1;
    }

    private boolean namedElsewhere() {
        return Stream.of(beans.getBeanDefinitionNames())
                .filter(name -> beans.findAnnotationOnBean(name, ControllerAdvice.class, false) != null)
                .flatMap(name -> Stream.ofNullable(beans.getType(name, false)))
                .map(ClassUtils::getUserClass)
                .filter(type -> !type.equals(RefusalAdvice.class))
                .map(ExceptionHandlerMethodResolver::new)
                .anyMatch(RefusalAdvice::names);
    }

    /** One that handles any exception has the same method for all. */
    private static boolean names(ExceptionHandlerMethodResolver advice) {
        Method any = advice.resolveMethodByExceptionType(RuntimeException.class);
        return OURS.stream()
                .map(advice::resolveMethodByExceptionType)
                .anyMatch(method -> method != null && !method.equals(any));
    }

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
                ? "The connection broke during the commit, whose result is unknown. Repeat the call; it has no "
                        + "second effect."
                : "The database does not answer, or accepts no writes. Nothing has happened; try again.";
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
        String detail = "A table, a column, an index or a right of the database is gone. Nothing has happened. The "
                + "application refuses calls until this is fixed; health and the log name it.";
        return ResponseEntity.of(problem(HttpStatus.SERVICE_UNAVAILABLE, "schema-changed", detail))
                .build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(RequestTooLarge large) {
        return ResponseEntity.of(
                        problem(HttpStatus.valueOf(413), "too-large", large.getMessage() + ". Send fewer items."))
                .build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rateLimited(RateLimited often) {
        String detail = often.getMessage() + ". Nothing has happened; wait, then repeat the call.";
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
