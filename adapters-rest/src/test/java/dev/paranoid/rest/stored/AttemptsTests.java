package dev.paranoid.rest.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Holds;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.application.request.IdempotentCalls.Result;
import dev.paranoid.application.retention.Purges;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.rest.RestServer;
import dev.paranoid.rest.problem.StrictRequests;
import dev.paranoid.rest.request.IdempotencyKey;
import dev.paranoid.testkit.Snapshot;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every call that takes a key, whose first attempt has written an answer and fails: the caller gets that of the second alone. */
class AttemptsTests {

    /** Each call, on a server as it was filled, with user 2 deleted by deletion 1, and hold 1 on a color. */
    private static final Map<String, Function<String, HttpResponse<String>>> CALLS = new TreeMap<>(Map.ofEntries(
            Map.entry("DELETE /api/{type}/{id}", key -> send("DELETE", "/api/users/1?force=1", key)),
            Map.entry("DELETE /api/{type}", key -> send("DELETE", "/api/users?id=1", key)),
            Map.entry("PUT /api/restore/{type}/{id}", key -> send("PUT", "/api/restore/users/2", key)),
            Map.entry("PUT /api/restore/{type}", key -> send("PUT", "/api/restore/users?id=2", key)),
            Map.entry("POST /api/deletions/{id}/restore", key -> send("POST", "/api/deletions/1/restore", key)),
            Map.entry(
                    "PATCH /api/deletions/{id}",
                    key -> server().patch(
                                    "/api/deletions/1", "{'extend':'1d','reason':'why'}", IdempotencyKey.HEADER, key)),
            Map.entry(
                    "POST /api/deletions/{id}/restore-with-values",
                    key -> server().post(
                                    "/api/deletions/1/restore-with-values",
                                    "{'values':[{'type':'users','id':2,'column':'email','value':'b@example.org'}]}",
                                    IdempotencyKey.HEADER,
                                    key)),
            Map.entry(
                    "POST /api/deletions/purge",
                    key -> server().post("/api/deletions/purge", "{'type':'users'}", IdempotencyKey.HEADER, key)),
            Map.entry("DELETE /api/deletions/{id}", key -> send("DELETE", "/api/deletions/1", key)),
            Map.entry(
                    "POST /api/deletions",
                    key -> server().post("/api/deletions", "{'type':'users','ids':[1]}", IdempotencyKey.HEADER, key)),
            Map.entry(
                    "POST /api/restores",
                    key -> server().post("/api/restores", "{'type':'users','ids':[2]}", IdempotencyKey.HEADER, key)),
            Map.entry(
                    "POST /api/holds",
                    key -> server().post(
                                    "/api/holds",
                                    "{'type':'users','ids':[1],'reason':'why'}",
                                    IdempotencyKey.HEADER,
                                    key)),
            Map.entry("DELETE /api/holds/{id}", key -> send("DELETE", "/api/holds/1", key)),
            Map.entry(
                    "POST /api/holds/releases",
                    key -> server().post("/api/holds/releases", "{'ids':[1]}", IdempotencyKey.HEADER, key))));

    private static final Set<RequestMethod> CHANGING =
            Set.of(RequestMethod.DELETE, RequestMethod.PATCH, RequestMethod.POST, RequestMethod.PUT);

    private static RestServer running;

    @BeforeAll
    static void start() {
        running = RestServer.start(FirstAttemptFails.class);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static RestServer server() {
        return running;
    }

    private static HttpResponse<String> send(String method, String target, String key) {
        return server().send(method, target, IdempotencyKey.HEADER, key);
    }

    @Test
    void noCallIsMissingHere() {
        Set<String> changing = server().bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .filter(mapping -> StrictRequests.concerns(mapping.getValue()))
                .flatMap(mapping -> mapping.getKey().getMethodsCondition().getMethods().stream()
                        .filter(CHANGING::contains)
                        .flatMap(method ->
                                mapping.getKey().getPatternValues().stream().map(pattern -> method + " " + pattern)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(CALLS.keySet()).isEqualTo(changing);
    }

    /** How the first attempt fails. */
    enum Failure {
        /** The engine gives up, and a 503 with Retry-After is written. */
        BUSY,
        /** All is done and a success is written, then the commit fails. */
        LOST
    }

    private static final Set<Failure> TO_COME = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @EnumSource
    void theCallerGetsTheAnswerOfTheSecondAlone(Failure failure) {
        Map<String, String> answers = new TreeMap<>();
        Map<String, String> expected = new TreeMap<>();
        CALLS.forEach((call, ask) -> {
            fill();
            String plain = ask.apply("plain").body() + rows();
            fill();
            TO_COME.add(failure);
            HttpResponse<String> answer = ask.apply("again");
            expected.put(call, "200 once " + withoutIds(plain));
            answers.put(call, answer.statusCode() + headers(answer) + withoutIds(answer.body() + rows()));
            assertThat(TO_COME).as("failures of %s", call).isEmpty();
            assertThat(ask.apply("again").body()).as("repeated: %s", call).isEqualTo(answer.body());
        });
        assertThat(answers).isEqualTo(expected);
    }

    private static String rows() {
        Snapshot now = server().engine().snapshot();
        return now.rows() + " " + now.deletions().size() + " deletions";
    }

    /** An attempt that was rolled back has used up the id of a deletion. */
    private static String withoutIds(String text) {
        return text.replaceAll("\"(id|deletion)\":\"\\d+\"", "\"$1\":#")
                .replaceAll("deletion_id=\\d+", "deletion_id=#");
    }

    private static void fill() {
        server().startAgain();
        server().send("DELETE", "/api/users/2");
        server().post("/api/holds", "{'type':'colors','ids':[1],'reason':'why'}");
    }

    private static String headers(HttpResponse<String> answer) {
        boolean once = answer.headers().firstValue("Retry-After").isEmpty()
                && answer.headers().allValues("Content-Type").equals(List.of("application/json"))
                && answer.headers().allValues("Content-Length").size() == 1;
        return once ? " once " : " " + answer.headers().map() + " ";
    }

    /** Of those that have a failure left, the first attempt fails, and a second follows as after a deadlock. */
    @Configuration(proxyBeanMethods = false)
    static class FirstAttemptFails {

        private static final class Lost extends RuntimeException {
            private static final long serialVersionUID = 1;
        }

        @Bean
        static BeanPostProcessor failures() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof Deletions deletions) {
                        return busy(Deletions.class, deletions);
                    }
                    if (bean instanceof Holds holds) {
                        return busy(Holds.class, holds);
                    }
                    if (bean instanceof Purges purges) {
                        return busy(Purges.class, purges);
                    }
                    if (bean instanceof Retention retention) {
                        return busy(Retention.class, retention);
                    }
                    return bean instanceof IdempotentCalls calls ? retried(calls) : bean;
                }
            };
        }

        private static <T> T busy(Class<T> type, T asked) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (TO_COME.remove(Failure.BUSY)) {
                            throw new Unavailable("busy", Duration.ofSeconds(2), new IOException());
                        }
                        try {
                            return method.invoke(asked, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getTargetException();
                        }
                    }));
        }

        private static IdempotentCalls retried(IdempotentCalls calls) {
            return (caller, key, fingerprint, call) -> {
                Supplier<Result> once = () -> calls.once(caller, key, fingerprint, () -> {
                    Reply reply = call.get();
                    if (TO_COME.remove(Failure.LOST)) {
                        throw new Lost();
                    }
                    return reply;
                });
                try {
                    return once.get();
                } catch (Unavailable | Lost again) {
                    return once.get();
                }
            };
        }
    }
}
