package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.server.endtoend.Http.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call with a key, while another program locks the story before its user: the call loses a deadlock, and is carried out. */
class KeyedDeadlocksEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The server looks anew only where nobody has asked for a tenth of a second. */
    private static final Duration GLANCE = Duration.ofMillis(150);

    private static final int TRIES = 2;

    /**
     * A call on user {@code N}, whose deletion is {@code D} where it was deleted before, and how many of user and story are
     * live, hidden and gone then.
     */
    private record Call(String method, String target, String body, boolean deletedBefore, String then) {}

    private static final List<Call> CALLS = List.of(
            new Call("DELETE", "/api/users/N", "", false, "0 live 2 hidden"),
            new Call("DELETE", "/api/users?id=N&force=1", "", false, "0 live 0 hidden"),
            new Call("PUT", "/api/restore/users/N", "", true, "2 live 0 hidden"),
            new Call("DELETE", "/api/deletions/D", "", true, "0 live 0 hidden"),
            new Call("POST", "/api/deletions/D/restore", "", true, "2 live 0 hidden"),
            new Call("POST", "/api/deletions", "{'type':'users','ids':[N]}", false, "0 live 2 hidden"),
            new Call("POST", "/api/restores", "{'type':'users','ids':[N]}", true, "2 live 0 hidden"));

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void areCarriedOut(TestDatabase database) throws SQLException {
        try (TestDatabase.Schema blog = database.create("paranoid_keyed").with("demo/schema.sql")) {
            blog.sql().sql("CREATE TABLE weight (n INT NOT NULL)").update();
            try (Service service = Service.start("keyed", Jar.THIN, blog.settings(Service.types("blog.yml")))) {
                int user = 0;
                for (int round = 0; round < TRIES; round++) {
                    for (Call call : CALLS) {
                        losesADeadlock(blog, service.http(), call, ++user);
                    }
                }
                assertThat(service.output()).doesNotContain("ERROR", "\tat ");
            }
        }
    }

    private static void losesADeadlock(TestDatabase.Schema blog, Http http, Call call, int user) throws SQLException {
        blog.sql()
                .sql("INSERT INTO users (user_id, username, full_name) VALUES (?, ?, 'x')")
                .params(user, "user" + user)
                .update();
        blog.sql()
                .sql("INSERT INTO stories (story_id, created_by, title, body) VALUES (?, ?, 'x', 'x')")
                .params(user, user)
                .update();
        String deletion = call.deletedBefore()
                ? http.delete("/api/users/" + user).json().path("id").asString()
                : "none";
        Reply reply = met(
                blog,
                user,
                () -> http.sendBody(
                        call.method(),
                        call.target()
                                .replace("N", "" + user)
                                .replace("D/", deletion + "/")
                                .replaceFirst("D$", deletion),
                        call.body().replace("N", "" + user).replace('\'', '"'),
                        "Idempotency-Key",
                        "key-" + user,
                        "Content-Type",
                        "application/json"));

        assertThat(reply.status()).as("%s: %s", call, reply.body()).isEqualTo(200);
        assertThat(reply.header("Retry-After")).isEmpty();
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.json().isObject()).isTrue();
        assertThat(then(blog, user)).as("%s", call).isEqualTo(call.then());
    }

    /** The other program has changed more rows, so the server rolls the call back. */
    private static Reply met(TestDatabase.Schema blog, int user, Supplier<Reply> call) throws SQLException {
        long before = deadlocks(blog);
        try (Connection other = blog.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO weight WITH RECURSIVE w (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM w WHERE"
                    + " n < 900) SELECT n FROM w");
            statement.executeQuery("SELECT * FROM stories WHERE story_id = " + user + " FOR UPDATE");
            CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(call);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(GLANCE)
                    .until(() -> !blog.waiting().isEmpty());
            statement.executeQuery("SELECT * FROM users WHERE user_id = " + user + " FOR UPDATE");
            other.rollback();
            assertThat(deadlocks(blog)).as("deadlocks that the server counts").isGreaterThan(before);
            return reply.join();
        }
    }

    private static long deadlocks(TestDatabase.Schema blog) {
        return blog.sql()
                .sql("SELECT COUNT FROM information_schema.innodb_metrics WHERE name = 'lock_deadlocks'")
                .query(Long.class)
                .single();
    }

    private static String then(TestDatabase.Schema blog, int user) {
        return blog.sql()
                .sql(
                        "SELECT CONCAT(COALESCE(SUM(deleted_at IS NULL), 0), ' live ', COALESCE(SUM(deleted_at IS NOT NULL), 0),"
                                + " ' hidden') FROM (SELECT deleted_at FROM users WHERE user_id = ? UNION ALL"
                                + " SELECT deleted_at FROM stories WHERE created_by = ?) t")
                .params(user, user)
                .query(String.class)
                .single();
    }
}
