package dev.paranoid.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeletionRefused;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.RateLimited;
import dev.paranoid.application.failure.RequestTooLarge;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/** Each exception that a controller may let through has its status and code, and says when to ask again if that helps. */
class RefusalAdviceTests {

    private static final EntityRef USER = new EntityRef("users", "1");
    private static final Duration SOON = Duration.ofSeconds(3);

    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(new DeletionRefused(USER, new Refusal.NotFound(USER)), "404 not-found null"),
                Arguments.of(new Unavailable("The database is away", SOON, null), "503 unavailable 3"),
                Arguments.of(Unavailable.atCommit(SOON, new IllegalStateException()), "503 unavailable 3"),
                Arguments.of(new Busy("Others have locked users/1", SOON, null), "503 busy 3"),
                Arguments.of(new SchemaChanged("A column is gone", null), "503 schema-changed null"),
                Arguments.of(new RequestTooLarge(new IllegalStateException()), "413 too-large null"),
                Arguments.of(new RateLimited("Too many rows were removed", SOON), "429 rate-limited 3"));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void isToldAsOverRest(RuntimeException thrown, String answer) throws ReflectiveOperationException {
        ResponseEntity<?> response = answered(thrown);
        ProblemDetail problem = (ProblemDetail) Objects.requireNonNull(response.getBody());

        assertThat(problem.getStatus() + " "
                        + Objects.requireNonNull(problem.getProperties()).get("code") + " "
                        + response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .isEqualTo(answer);
    }

    @Test
    void hasTypeTitleAndDataAsOverRest() throws ReflectiveOperationException {
        Blocker orders = new Blocker("orders", "orders.customer_id", 2, List.of("10", "11"));
        ProblemDetail problem = (ProblemDetail) Objects.requireNonNull(
                answered(new DeletionRefused(USER, new Refusal.Restricted(List.of(orders), 3)))
                        .getBody());

        assertThat(problem.getType()).hasToString("https://paranoid.dev/docs/errors.md#restricted");
        assertThat(problem.getTitle()).isEqualTo("Still in use");
        assertThat(problem.getProperties())
                .containsEntry("entity", "users")
                .containsEntry("id", "1")
                .containsEntry("unseen", 3L)
                .containsEntry(
                        "blockers",
                        List.of(Map.of(
                                "type",
                                "orders",
                                "relation",
                                "orders.customer_id",
                                "count",
                                2L,
                                "sample",
                                List.of("10", "11"))));
    }

    @Test
    void aRowThatOthersLockSaysWhenToAskAgain() throws ReflectiveOperationException {
        assertThat(answered(new DeletionRefused(USER, new Refusal.LockedByOthers(USER)))
                        .getHeaders()
                        .getFirst(HttpHeaders.RETRY_AFTER))
                .isEqualTo("1");
    }

    /** By the handler that Spring chooses. */
    private static ResponseEntity<?> answered(RuntimeException thrown) throws ReflectiveOperationException {
        Method handler = new ExceptionHandlerMethodResolver(RefusalAdvice.class).resolveMethodByThrowable(thrown);
        assertThat(handler).as("a handler of %s", thrown).isNotNull();
        try {
            return (ResponseEntity<?>)
                    Objects.requireNonNull(handler).invoke(new RefusalAdvice(new StaticListableBeanFactory()), thrown);
        } catch (InvocationTargetException failed) {
            throw new AssertionError(failed.getCause());
        }
    }
}
