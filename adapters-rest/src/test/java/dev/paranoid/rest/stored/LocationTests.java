package dev.paranoid.rest.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Deletions;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.rest.CallerSource;
import dev.paranoid.rest.RestServer;
import dev.paranoid.rest.request.IdempotencyKey;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where to ask how a call goes on, and who asks. */
public class LocationTests {

    private static final String[] FORWARDED = {"X-Forwarded-Prefix", "/outside", "X-Forwarded-Host", "example.org"};

    @Test
    void isBelowTheContextPath() {
        try (RestServer server = RestServer.startWith(List.of("server.servlet.context-path=/bin"), AllGoesOn.class)) {
            assertThat(location(server.send("DELETE", "/bin/api/users/1"))).isEqualTo("/bin/api/deletions/1");
            assertThat(location(server.send("DELETE", "/bin/api/users/2", IdempotencyKey.HEADER, "k")))
                    .isEqualTo("/bin/api/deletions/2");
            assertThat(location(server.send("DELETE", "/bin/api/users/2", IdempotencyKey.HEADER, "k")))
                    .as("replayed")
                    .isEqualTo("/bin/api/deletions/2");
            assertThat(location(server.post("/bin/api/deletions", "{'type':'notes','ids':['plain']}")))
                    .isEqualTo("/bin/api/deletions?state=in-progress");
        }
    }

    @Test
    void hasAForwardedPrefixOnlyWhereForwardedHeadersAreBelieved() {
        try (RestServer server = RestServer.start(AllGoesOn.class)) {
            assertThat(location(server.send("DELETE", "/api/users/1", FORWARDED)))
                    .isEqualTo("/api/deletions/1");
        }
        try (RestServer server =
                RestServer.startWith(List.of("server.forward-headers-strategy=framework"), AllGoesOn.class)) {
            assertThat(location(server.send("DELETE", "/api/users/1", FORWARDED)))
                    .isEqualTo("/outside/api/deletions/1");
        }
    }

    @Test
    void theCallerSourceIsAskedOnceARequest() {
        try (RestServer server = RestServer.start(AllGoesOn.class)) {
            server.send("DELETE", "/api/users/1");
            for (Runnable call : List.<Runnable>of(
                    () -> server.send("DELETE", "/api/users/1"),
                    () -> server.send("DELETE", "/api/users/1", IdempotencyKey.HEADER, "k"),
                    () -> server.send("DELETE", "/api/users/1", IdempotencyKey.HEADER, "k"),
                    () -> server.send("GET", "/api/deletions/1"),
                    () -> server.send("GET", "/api/users?id=1"),
                    () -> server.post("/api/deletions", "{'type':'notes','where':{'id':'plain'}}"))) {
                AllGoesOn.ASKED.set(0);
                call.run();
                assertThat(AllGoesOn.ASKED).hasValue(1);
            }
        }
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return response.headers().firstValue("Location").orElse("none");
    }

    /** Says of each deletion that its rows are being hidden still, and counts who is asked for callers. */
    @Configuration(proxyBeanMethods = false)
    public static class AllGoesOn {

        static final AtomicInteger ASKED = new AtomicInteger();

        @Bean
        static BeanPostProcessor going() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof CallerSource source) {
                        return (CallerSource) request -> {
                            ASKED.incrementAndGet();
                            return source.callerOf(request);
                        };
                    }
                    return bean instanceof Deletions deletions ? going(deletions) : bean;
                }
            };
        }

        private static Deletions going(Deletions deletions) {
            return (Deletions) Proxy.newProxyInstance(
                    Deletions.class.getClassLoader(), new Class<?>[] {Deletions.class}, (proxy, method, arguments) -> {
                        try {
                            Object result = method.invoke(deletions, arguments);
                            return method.getName().equals("delete")
                                    ? ((List<?>) result)
                                            .stream().map(AllGoesOn::going).toList()
                                    : result;
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getTargetException();
                        }
                    });
        }

        private static Object going(Object answer) {
            return answer instanceof Granted<?> granted && granted.value() instanceof Deleted deleted
                    ? Answer.granted(new Deleted(
                            deleted.deletion().during(Activity.HIDING), deleted.unchanged(), Optional.of(1L)))
                    : answer;
        }
    }
}
