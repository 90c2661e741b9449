package dev.paranoid.rest.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.background.Background;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.rest.RestServer;
import dev.paranoid.rest.TutorialApplication;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.schema.TestSchema;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Callers who wait for what goes on in the background, at a server of four threads; a test carries on the jobs. */
class WaitingTests {

    private static final int CALLERS = 200;
    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType INVOICES = EntityType.paranoid("invoices");

    private static RestServer server(String... settings) {
        List<String> all = new ArrayList<>(List.of("server.tomcat.threads.max=4"));
        all.addAll(List.of(settings));
        RestServer server = RestServer.startWith(all);
        InMemoryEngine engine = InMemoryEngine.inBackground(
                TestSchema.of(EntityGraph.of(
                        List.of(USERS, STORIES, INVOICES),
                        List.of(
                                Relation.cascading(STORIES, "created_by", USERS),
                                Relation.cascading(INVOICES, "user_id", USERS)
                                        .on(OnDelete.RESTRICT, OnDelete.RESTRICT)))),
                DeletionRules.NONE,
                1);
        List<NewRow> rows = new ArrayList<>();
        IntStream.rangeClosed(1, CALLERS + 1).forEach(id -> {
            rows.add(NewRow.of("users", "" + id));
            rows.add(NewRow.of("stories", "" + id).with("created_by", "" + id));
        });
        rows.add(NewRow.of("invoices", "1").with("user_id", "" + (CALLERS + 1)));
        engine.insert(rows);
        application(server).use(engine);
        return server;
    }

    private static TutorialApplication application(RestServer server) {
        return server.bean(TutorialApplication.class);
    }

    private static void drain(RestServer server) {
        Background background = server.engine().paranoid().background().orElseThrow();
        for (List<JobId> open = server.engine().jobs();
                !open.isEmpty();
                open = server.engine().jobs()) {
            for (JobId job : open) {
                long claim = background.claim(job);
                boolean more = true;
                while (more) {
                    more = background.chunk(job, claim, 100, () -> true).isPresent();
                }
            }
        }
    }

    private static void until(BooleanSupplier fact) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!fact.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static List<CompletableFuture<HttpResponse<String>>> callers(RestServer server, int number) {
        List<CompletableFuture<HttpResponse<String>>> callers = IntStream.rangeClosed(1, number)
                .mapToObj(id -> server.sendAsync("DELETE", "/api/users/" + id, "Prefer", "wait=60"))
                .toList();
        until(() -> server.engine().jobs().size() == number);
        return callers;
    }

    @Test
    void twoHundredWhoWaitHaveNoThreadsAndOneQuestionATick() {
        try (RestServer server = server()) {
            TutorialApplication application = application(server);
            List<CompletableFuture<HttpResponse<String>>> callers = callers(server, CALLERS);

            assertThat(server.send("GET", "/api/users/" + (CALLERS + 1)).statusCode())
                    .isEqualTo(200);
            long began = System.nanoTime();
            long before = application.asked("unfinished");
            until(() -> application.asked("unfinished") >= before + 5);
            long ticks = Duration.ofNanos(System.nanoTime() - began).toMillis() / 50;
            assertThat(application.asked("unfinished") - before).isBetween(5L, Math.max(5, ticks) + 2);
            assertThat(application.asked("outcome")).isZero();
            assertThat(callers).noneMatch(CompletableFuture::isDone);

            drain(server);
            callers.forEach(caller -> {
                HttpResponse<String> answer = caller.join();
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=60");
                assertThat(RestServer.json(answer).path("state").asString()).isEqualTo("active");
            });
            assertThat(application.asked("outcome")).isEqualTo(CALLERS);
            long after = application.asked("unfinished");
            IntStream.range(0, 200).forEach(again -> server.send("GET", "/api/users/" + (CALLERS + 1)));
            assertThat(application.asked("unfinished")).isEqualTo(after);
        }
    }

    @Test
    void whoHasWaitedLongEnoughIsToldWhereToAsk() {
        try (RestServer server = server()) {
            long began = System.nanoTime();
            HttpResponse<String> answer = server.send("DELETE", "/api/users/1", "Prefer", "wait=1");

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
            accepted(answer);
            assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=1");
        }
    }

    private static void accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Location"))
                .contains("/api/deletions/" + RestServer.json(answer).path("id").asString());
        assertThat(RestServer.json(answer).path("state").asString()).isEqualTo("in-progress");
    }

    @Test
    void oneTooManyDoesNotWait() {
        try (RestServer server = server("paranoid.rest.max-waiting=2")) {
            List<CompletableFuture<HttpResponse<String>>> two = callers(server, 2);
            until(() -> application(server).asked("unfinished") > 0);
            HttpResponse<String> third = server.send("DELETE", "/api/users/3", "Prefer", "wait=60");

            accepted(third);
            assertThat(third.headers().firstValue("Preference-Applied")).isEmpty();
            drain(server);
            two.forEach(caller -> assertThat(caller.join().statusCode()).isEqualTo(200));
        }
    }

    @Test
    void whoWaitsWhenTheServiceStopsIsAnsweredFirst() {
        CompletableFuture<HttpResponse<String>> caller;
        try (RestServer server = server()) {
            caller = callers(server, 1).get(0);
            until(() -> application(server).asked("unfinished") > 0);
        }
        accepted(caller.join());
    }

    /** As without waiting: a problem, with its code and its media type; and the same for what fails within. */
    @Test
    void aRefusalInTheBackgroundIsTheAnswer() {
        try (RestServer server = server()) {
            CompletableFuture<HttpResponse<String>> caller =
                    server.sendAsync("DELETE", "/api/users/" + (CALLERS + 1), "Prefer", "wait=60");
            until(() -> application(server).asked("unfinished") > 0);
            drain(server);
            HttpResponse<String> answer = caller.join();

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(RestServer.json(answer).path("code").asString()).isEqualTo("restricted");
            assertThat(RestServer.json(answer).path("blockers").isEmpty()).isFalse();
        }
    }

    @Test
    void manyAtOnceAreWaitedForTogether() {
        try (RestServer server = server()) {
            CompletableFuture<HttpResponse<String>> caller = CompletableFuture.supplyAsync(
                    () -> server.post("/api/deletions", "{'type': 'users', 'ids': [1, 2, 999]}", "Prefer", "wait=60"));
            until(() -> application(server).asked("unfinished") > 0);
            assertThat(server.engine().jobs()).isNotEmpty();
            drain(server);
            HttpResponse<String> answer = caller.join();

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(RestServer.json(answer).path("items"))
                    .extracting(item -> item.path("state").asString("none"))
                    .containsExactly("active", "active", "none");
        }
    }
}
