package dev.paranoid.spring;

import dev.paranoid.application.DeletionRefused;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.Problem;
import dev.paranoid.application.failure.RateLimited;
import dev.paranoid.application.failure.RequestTooLarge;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/**
 * What the application's own controllers let through of Paranoid's exceptions, answered as its REST would. It comes before
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
        return answer(
                Problem.of(refused.refusal()),
                Map.of("entity", refused.row().type(), "id", refused.row().id()));
    }

    @ExceptionHandler({Unavailable.class, Busy.class, SchemaChanged.class, RequestTooLarge.class, RateLimited.class})
    ResponseEntity<ProblemDetail> failed(RuntimeException failure) {
        return answer(Problem.ofFailure(failure).orElseThrow(() -> failure), Map.of());
    }

    private static ResponseEntity<ProblemDetail> answer(Problem problem, Map<String, String> row) {
        HttpStatusCode status = HttpStatusCode.valueOf(problem.code().status());
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, problem.detail());
        body.setType(URI.create(problem.code().type()));
        body.setTitle(problem.code().title());
        body.setProperty("code", problem.code().word());
        row.forEach(body::setProperty);
        problem.data().forEach(body::setProperty);
        return ResponseEntity.status(status).headers(headers(problem)).body(body);
    }

    private static HttpHeaders headers(Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        Object wait = problem.data().get(Problem.RETRY_AFTER);
        if (wait != null) {
            headers.set(HttpHeaders.RETRY_AFTER, wait.toString());
        }
        return headers;
    }
}
