package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.server.endtoend.Http.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another program holds one row locked, and somebody asks for this row among others. */
class LockedRowEndToEndTests {

    private static final String PATIENCE = "--paranoid.patience=2s";
    private static final String ALL = "{'type':'users','ids':['1','2','3']}";
    private static final Duration SOON = Duration.ofSeconds(5);

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void isBusyAloneUnlessTheCallHasAKey(TestDatabase database) throws SQLException {
        try (TestDatabase.Schema blog = database.create("paranoid_locked").with("demo/schema.sql");
                Service service =
                        Service.start("locked", Jar.THIN, blog.settings(Service.types("blog.yml"), PATIENCE));
                Connection other = blog.connect()) {
            blog.sql()
                    .sql("INSERT INTO users (user_id, username, full_name)"
                            + " VALUES (1, 'a', 'x'), (2, 'b', 'x'), (3, 'c', 'x')")
                    .update();
            other.setAutoCommit(false);
            other.createStatement().executeQuery("SELECT * FROM users WHERE user_id = 2 FOR UPDATE");
            Http http = service.http();

            Reply whole = keyed(http);
            assertThat(whole.status()).as(whole.body()).isEqualTo(503);
            assertThat(whole.json().path("code").asString()).isEqualTo("busy");
            assertThat(whole.header("Retry-After")).isNotEmpty();
            assertThat(deletions(blog)).isZero();

            long began = System.nanoTime();
            Reply each = http.post("/api/deletions", ALL);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
            assertThat(each.status()).as(each.body()).isEqualTo(200);
            assertThat(each.json().at("/items/0/state").asString()).isEqualTo("active");
            assertThat(each.json().at("/items/1/code").asString()).isEqualTo("busy");
            assertThat(each.json().at("/items/1/retryAfter").asInt()).isPositive();
            assertThat(each.json().at("/items/2/state").asString()).isEqualTo("active");
            assertThat(deletions(blog)).isEqualTo(2);

            other.rollback();
            Reply again = keyed(http);
            assertThat(again.status()).as(again.body()).isEqualTo(200);
            assertThat(deletions(blog)).isEqualTo(3);
        }
    }

    /** Each of them once held a connection while it waited, and reads were answered that the database is away. */
    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void aDozenDeletesOfItHoldUpNobodyElse(TestDatabase database) throws SQLException {
        try (TestDatabase.Schema blog = database.create("paranoid_locked").with("demo/schema.sql");
                Service service =
                        Service.start("locked", Jar.THIN, blog.settings(Service.types("blog.yml"), PATIENCE));
                Connection other = blog.connect()) {
            blog.sql()
                    .sql("INSERT INTO users (user_id, username, full_name) VALUES (1, 'a', 'x'), (2, 'b', 'x')")
                    .update();
            other.setAutoCommit(false);
            other.createStatement().executeQuery("SELECT * FROM users WHERE user_id = 2 FOR UPDATE");
            Http http = service.http();
            List<CompletableFuture<Reply>> deletes = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> http.delete("/api/users/2"), work -> new Thread(work).start()))
                    .limit(12)
                    .toList();

            int read = 0;
            while (deletes.stream().anyMatch(delete -> !delete.isDone())) {
                long began = System.nanoTime();
                assertThat(http.get("/api/users/1").status()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
                read++;
            }

            assertThat(read).isPositive();
            assertThat(deletes).allSatisfy(delete -> {
                Reply reply = delete.join();
                assertThat(reply.summary()).isEqualTo("503 busy");
                assertThat(reply.header("Retry-After")).isNotEmpty();
            });
            other.rollback();
            assertThat(http.delete("/api/users/2").status()).isEqualTo(200);
        }
    }

    private static long deletions(TestDatabase.Schema blog) {
        return blog.sql()
                .sql("SELECT COUNT(*) FROM paranoid_deletion")
                .query(Long.class)
                .single();
    }

    private static Reply keyed(Http http) {
        return http.sendBody(
                "POST",
                "/api/deletions",
                ALL.replace('\'', '"'),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "all-or-nothing");
    }
}
