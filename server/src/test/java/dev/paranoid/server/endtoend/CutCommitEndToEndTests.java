package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.server.endtoend.Gate.Cut;
import dev.paranoid.server.endtoend.Http.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A connection is cut off in the midst of a commit, before the server has heard of it or before it has answered. Who asks again is
 * told what is true, and nothing is done twice or by half.
 */
class CutCommitEndToEndTests {

    private static final int TRIES = 5;

    /**
     * A call on user {@code N} with a story.
     *
     * @param deletedBefore whether she was deleted before
     * @param entries of the ledger about her, when it has been carried out once
     * @param then how many of user and story are live and hidden
     * @param already what who has no key is told, where it has been carried out
     */
    private record Call(
            String method,
            String target,
            String body,
            boolean deletedBefore,
            int entries,
            String then,
            String already) {}

    private static final List<Call> CALLS = List.of(
            new Call("DELETE", "/api/users/N", "", false, 1, "0 live 2 hidden", "200"),
            new Call("PUT", "/api/restore/users/N", "", true, 1, "2 live 0 hidden", "409 not-deleted"),
            new Call("DELETE", "/api/users/N?force=1", "", false, 1, "0 live 0 hidden", "410 purged"),
            new Call("POST", "/api/deletions", "{'type':'users','ids':[N]}", false, 1, "0 live 2 hidden", "200"));

    @ParameterizedTest
    @EnumSource
    void whoAsksAgainIsToldWhatIsTrue(Cut cut) {
        TestDatabase database = TestDatabase.all().findFirst().orElseThrow();
        try (TestDatabase.Schema blog = database.create("paranoid_cut").with("demo/schema.sql");
                Gate gate = new Gate(database.host(), database.port());
                Service service =
                        Service.start("cut", Jar.THIN, blog.settingsVia(gate.port(), Service.types("blog.yml")))) {
            int user = 0;
            List<String> first = new ArrayList<>();
            for (boolean keyed : List.of(false, true)) {
                for (Call call : CALLS) {
                    user++;
                    prepare(blog, service.http(), call, user);
                    gate.cutAtCommit(cut);
                    String key = keyed ? "key-" + user : "";
                    Reply reply = ask(service.http(), call, user, key);
                    assertThat(gate.hasCut()).as("%s was cut off", call).isTrue();
                    first.add(reply.summary());
                    if (reply.status() == 503) {
                        assertThat(reply.header("Retry-After")).isNotEmpty();
                        String again = again(service.http(), call, user, key);
                        assertThat(again)
                                .as("%s, keyed: %s", call, keyed)
                                .isIn(
                                        cut == Cut.BEFORE_ITS_ANSWER && !keyed
                                                ? List.of(call.already())
                                                : List.of("200"));
                    }
                    assertThat(state(blog, user)).as(call.toString()).isEqualTo(call.then());
                    assertThat(entries(blog, user)).as(call.toString()).isEqualTo(call.entries());
                }
            }
            System.out.println("Cut " + cut + ": " + first);
            assertThat(first).allMatch(summary -> summary.equals("200") || summary.equals("503 unavailable"));
        }
    }

    private static void prepare(TestDatabase.Schema blog, Http http, Call call, int user) {
        blog.sql()
                .sql("INSERT INTO users (user_id, username, full_name) VALUES (?, ?, 'x')")
                .params(1000 + user, "cut" + user)
                .update();
        blog.sql()
                .sql("INSERT INTO stories (story_id, created_by, title, body) VALUES (?, ?, 't', 'b')")
                .params(1000 + user, 1000 + user)
                .update();
        if (call.deletedBefore()) {
            assertThat(http.delete("/api/users/" + (1000 + user)).status()).isEqualTo(200);
        }
    }

    private static Reply ask(Http http, Call call, int user, String key) {
        String id = String.valueOf(1000 + user);
        String target = call.target().replace("N", id);
        String body = call.body().replace("N", id).replace('\'', '"');
        List<String> headers = new ArrayList<>();
        if (!body.isEmpty()) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        if (!key.isEmpty()) {
            headers.addAll(List.of("Idempotency-Key", key));
        }
        return http.sendBody(call.method(), target, body, headers.toArray(String[]::new));
    }

    /** {@return the first answer that is final} */
    private static String again(Http http, Call call, int user, String key) {
        String summary = "503";
        for (int i = 0; i < TRIES && summary.startsWith("503"); i++) {
            summary = ask(http, call, user, key).summary();
        }
        return summary;
    }

    private static String state(TestDatabase.Schema blog, int user) {
        return count(blog, "deleted_at IS NULL", user) + " live " + count(blog, "deleted_at IS NOT NULL", user)
                + " hidden";
    }

    private static long count(TestDatabase.Schema blog, String condition, int user) {
        return blog.sql()
                .sql("SELECT (SELECT COUNT(*) FROM users WHERE user_id = :id AND " + condition
                        + ") + (SELECT COUNT(*) FROM stories WHERE story_id = :id AND " + condition + ")")
                .param("id", 1000 + user)
                .query(Long.class)
                .single();
    }

    private static long entries(TestDatabase.Schema blog, int user) {
        return blog.sql()
                .sql("SELECT COUNT(*) FROM paranoid_deletion WHERE root_type = 'users' AND root_key = ?")
                .param(String.valueOf(1000 + user))
                .query(Long.class)
                .single();
    }
}
