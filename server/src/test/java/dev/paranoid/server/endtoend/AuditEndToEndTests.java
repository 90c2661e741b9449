package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the packaged service writes into its audit log, what into no log at all, and whom it slows down. */
class AuditEndToEndTests {

    private static final String PLACE = "audit";
    private static final String PASSWORD = "canary-of-a-password";
    private static final String REASON = "canary-of-a-reason";
    private static final int FAILURES = 3;
    private static final int REMOVALS = 4;

    private static final Issuer ISSUER = Issuer.create();

    private static TestDatabase.Schema shop;
    private static Service service;
    private static Path file;

    @BeforeAll
    static void start() throws IOException {
        shop = TestDatabase.all()
                .findFirst()
                .orElseThrow()
                .create("paranoid_audit")
                .with("shop.sql");
        FileSystemUtils.deleteRecursively(Service.directory(PLACE).resolve("tokens-of-audit"));
        file = Service.directory(PLACE).resolve("audit.log");
        Files.deleteIfExists(file);
        String hashed =
                PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(PASSWORD);
        service = Service.start(
                PLACE,
                Jar.THIN,
                shop.settings(
                        Service.types("shop.yml"),
                        "--paranoid.audit.file=" + file,
                        "--paranoid.security.dir=" + Service.directory(PLACE).resolve("tokens-of-audit"),
                        "--paranoid.security.failed-log-ins=" + FAILURES,
                        "--paranoid.rate-limit.hard-deletes=" + REMOVALS,
                        "--paranoid.entities.orders.hard-delete=after 1h",
                        "--paranoid.purge.every=1h",
                        "--paranoid.security.users.ann.password=" + hashed,
                        "--paranoid.security.users.ann.roles=admin",
                        "--paranoid.security.users.carl.password=" + hashed,
                        "--paranoid.security.users.carl.roles=reader",
                        "--paranoid.security.users.dora.password=" + hashed,
                        "--paranoid.security.users.dora.roles=remover",
                        "--paranoid.security.roles.reader.read=*",
                        "--paranoid.security.roles.remover.read=*",
                        "--paranoid.security.roles.remover.delete=*",
                        "--paranoid.security.roles.remover.hard-delete=*",
                        "--spring.security.oauth2.resourceserver.jwt.public-key-location="
                                + ISSUER.publicKeyIn(Service.directory(PLACE)).toUri()));
    }

    @AfterAll
    static void stop() {
        service.close();
        shop.close();
    }

    private static Http person(String name, String password) {
        return service.http("Basic "
                + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return the entries of that request, each as one text} */
    private static List<String> entries(Http.Reply reply) {
        String id = reply.header("X-Request-Id");
        assertThat(id).isNotEmpty();
        return service.output()
                .lines()
                .filter(line -> line.contains("request=" + id))
                .toList();
    }

    @Test
    void whatCannotBeUndoneHasAnEntryWithCallerAndRequest() throws IOException {
        Http ann = person("ann", PASSWORD);
        Http.Reply hidden = ann.delete("/api/customers/2?reason=" + REASON);
        Http.Reply held = ann.post("/api/holds", "{'type':'customers','ids':[3],'reason':'" + REASON + "'}");
        String hold = held.json().findValuesAsString("id").get(0);
        Http.Reply heldBack = ann.delete("/api/customers/3?force=1");
        Http.Reply released = ann.send("DELETE", "/api/holds/" + hold);
        Http.Reply removed = ann.delete("/api/customers/3?force=1&reason=" + REASON);
        Http.Reply purged =
                ann.delete("/api/deletions/" + hidden.json().path("id").asString());
        Http.Reply denied = person("carl", PASSWORD).delete("/api/customers/1?force=1");

        assertThat(entries(hidden)).noneMatch(line -> line.contains("result=done") && !line.contains("log-in"));
        assertThat(entries(held))
                .anyMatch(line -> line.contains("action=hold result=done caller=ann source=rest request="));
        assertThat(entries(heldBack))
                .anyMatch(line -> line.contains("action=hard-delete result=refused caller=ann")
                        && line.endsWith("code=held count=1"));
        assertThat(released.status()).as(released.body()).isEqualTo(200);
        assertThat(entries(released)).anyMatch(line -> line.contains("action=release result=done caller=ann"));
        assertThat(entries(removed))
                .anyMatch(line -> line.contains("action=hard-delete result=done caller=ann")
                        && line.contains("type=customers deletion="
                                + removed.json().path("id").asString())
                        && line.endsWith("rows=1"));
        assertThat(entries(purged)).anyMatch(line -> line.contains("action=purge result=done caller=ann"));
        assertThat(denied.status()).isEqualTo(403);
        assertThat(entries(denied))
                .anyMatch(line -> line.contains("action=hard-delete result=denied caller=carl")
                        && line.endsWith("code=forbidden count=1"));
        assertThat(json(removed)).anySatisfy(entry -> {
            assertThat(entry.path("action").asString()).isEqualTo("hard-delete");
            assertThat(entry.path("caller").asString()).isEqualTo("ann");
        });
    }

    @Test
    void aHardDeleteThatCanBeUndoneIsAcceptedAndNotDone() {
        Http remover = service.http("Bearer " + ISSUER.token("eve", "remover", Set.of()));
        Http.Reply accepted = remover.delete("/api/orders/1?force=1");

        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        assertThat(entries(accepted))
                .filteredOn(line -> line.contains("action=hard-delete"))
                .singleElement()
                .asString()
                .contains("result=accepted caller=eve source=")
                .endsWith("type=orders deletion=" + accepted.json().path("id").asString());
    }

    /** An issuer may call somebody whatever it likes. */
    @Test
    void nobodysNameTurnsOrEndsALine() {
        for (String name : List.of("a\\u202eb", "a\\nb", "a\\u0085b", "a\\u2028b")) {
            Http turned = service.http("Bearer " + ISSUER.token(name, "remover", Set.of()));
            assertThat(turned.get("/api/customers/1").summary()).as(name).isEqualTo("400 bad-request");
            assertThat(turned.delete("/api/customers/1").summary()).as(name).isEqualTo("400 bad-request");
        }
        assertThat(service.output())
                .contains("action=log-in result=done caller=\"a?b\"")
                .doesNotContain("\u202e", "a\nb", "\u0085", "\u2028");
    }

    /** {@return the entries of that request in the file, where each is a line of JSON} */
    private static List<JsonNode> json(Http.Reply reply) throws IOException {
        String id = reply.header("X-Request-Id");
        return Files.readAllLines(file).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(entry -> entry.path("request").asString("").equals(id))
                .toList();
    }

    @Test
    void logInsHaveEntriesAndNoLogHasWhatIsNobodysBusiness() throws IOException {
        String guessed = "canary-of-a-guess";
        String token = Files.exists(file) ? ISSUER.token("reader") : "";
        assertThat(person("carl", guessed).get("/api/customers/1").status()).isEqualTo(401);
        assertThat(person("carl", PASSWORD).get("/api/customers/1").status()).isEqualTo(200);
        assertThat(person(PASSWORD, guessed).get("/api/customers/1").status()).isEqualTo(401);
        assertThat(service.http("Bearer " + token).get("/api/customers/1").status())
                .isEqualTo(200);
        assertThat(service.http("Bearer " + token + "x").get("/api/customers/1").status())
                .isEqualTo(401);
        assertThat(service.http().get("/api/customers/1").status()).isEqualTo(401);
        assertThat(person("carl", PASSWORD)
                        .post("/api/deletions", "{'type':'customers','ids':[1],'reason':'" + REASON + "','x':1}")
                        .status())
                .isEqualTo(400);

        assertThat(service.output())
                .contains("action=log-in result=denied caller=carl source=rest")
                .contains("action=log-in result=done caller=carl source=password")
                .contains("action=log-in result=done caller=ann source=issuer")
                .contains("action=ask result=denied request=")
                .contains("code=unauthenticated");
        for (String log : List.of(service.output(), Files.readString(file))) {
            assertThat(log).doesNotContain(PASSWORD, guessed, REASON, token, "@example.org", "{bcrypt}");
        }
    }

    @Test
    void whoGuessesIsSlowedDownAndNobodyElse() {
        for (int i = 0; i < FAILURES; i++) {
            assertThat(person("dora", "guess" + i).get("/api/customers/1").status())
                    .isEqualTo(401);
        }
        Http.Reply limited = person("dora", "guess").get("/api/customers/1");
        assertThat(limited.summary()).isEqualTo("429 rate-limited");
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 60);
        assertThat(person("dora", PASSWORD).get("/api/customers/1").status())
                .as("nor is the right one looked at")
                .isEqualTo(429);
        assertThat(person("dORA", PASSWORD).get("/api/customers/1").status())
                .as("who is called the same")
                .isEqualTo(429);
        assertThat(entries(limited)).anyMatch(line -> line.contains("action=log-in result=limited caller=dora"));
        assertThat(person("ann", PASSWORD).get("/api/customers/1").status()).isEqualTo(200);
        assertThat(service.http("Bearer " + ISSUER.token("reader"))
                        .get("/api/customers/1")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoRemovesTooMuchWaitsAndNobodyElseDoes() {
        Http issued = service.http("Bearer " + ISSUER.token("remover"));
        String removal = "/api/colors/99?force=1";
        for (int i = 0; i < REMOVALS; i++) {
            assertThat(issued.delete(removal).status()).isEqualTo(404);
        }
        Http.Reply limited = issued.send("DELETE", removal, "Idempotency-Key", "limited");
        assertThat(limited.summary()).isEqualTo("429 rate-limited");
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 60);
        assertThat(entries(limited)).anyMatch(line -> line.contains("action=hard-delete result=limited caller=ann"));
        assertThat(issued.send("DELETE", removal, "Idempotency-Key", "limited").header("Idempotency-Replayed"))
                .as("it may be carried out later")
                .isEmpty();
        assertThat(issued.delete("/api/customers/99").status())
                .as("what can be undone")
                .isEqualTo(404);
        assertThat(issued.post("/api/deletions", "{'type':'colors','ids':[97,98],'force':true}")
                        .status())
                .isEqualTo(429);
        assertThat(issued.delete("/api/deletions/999999").summary()).isEqualTo("429 rate-limited");
        assertThat(issued.post("/api/deletions/purge", "{'type':'customers','confirm':1,'token':'none'}")
                        .summary())
                .isEqualTo("429 rate-limited");
        assertThat(issued.post("/api/deletions/purge", "{'type':'customers'}").status())
                .as("what removes nothing")
                .isEqualTo(200);
    }

    @Test
    void storedAnswersBelongToTheirCallerHoweverOthersAreCalled() {
        Http.Reply first = person("ann", PASSWORD).send("PUT", "/api/restore/customers/1", "Idempotency-Key", "shared");
        Http.Reply other = service.http("Bearer " + ISSUER.token("reader"))
                .send("PUT", "/api/restore/customers/1", "Idempotency-Key", "shared");
        Http.Reply again = person("ann", PASSWORD).send("PUT", "/api/restore/customers/1", "Idempotency-Key", "shared");

        assertThat(first.summary()).isEqualTo("409 not-deleted");
        assertThat(other.summary()).as("ann of the issuer").isEqualTo("403 forbidden");
        assertThat(again.summary()).isEqualTo("409 not-deleted");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }
}
