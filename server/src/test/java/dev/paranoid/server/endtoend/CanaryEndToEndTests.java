package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.server.endtoend.CanaryRules.Row;
import dev.paranoid.server.endtoend.CanaryRules.Somebody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Random rules about types, rows and columns, and random calls by random people: no answer has a text of what its reader may not see,
 * unless he said it himself. Each value in the tables is a text of its own, so that a search finds whose it is. {@code
 * -Dparanoid.canary.calls=} says how many calls; {@code -Dparanoid.seed=} repeats them.
 */
class CanaryEndToEndTests {

    private static final String PLACE = "canary";
    private static final int MET = 6;
    private static final int CALLS = Integer.getInteger("paranoid.canary.calls", 100);
    private static final int PEOPLE = 12;

    private final Issuer issuer = Issuer.create();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    @Test
    void noAnswerHasWhatItsReaderMayNotSee() throws IOException {
        long seed = Long.getLong("paranoid.seed", ThreadLocalRandom.current().nextLong());
        Random random = new Random(seed);
        CanaryRules rules = new CanaryRules(random);
        try (TestDatabase.Schema schema = TestDatabase.all()
                .findFirst()
                .orElseThrow()
                .create("paranoid_canary")
                .with("canaries.sql")) {
            rules.insert(schema.sql());
            try (Service service = Service.start(PLACE, Jar.THIN, schema.settings(settings(rules)))) {
                Somebody setter = CanaryRules.setter();
                Http first = service.http("Bearer " + issuer.token(setter.name(), setter.role(), setter.orgs()));
                rules.namesakes().forEach(row -> first.delete("/api/clients/" + row.id() + "?reason=" + row.reason()));
                CanaryRules.shareAliases(schema.sql());
                int shown = 0;
                List<Somebody> people = rules.people(PEOPLE);
                Map<Somebody, Http> https = new HashMap<>();
                people.forEach(who ->
                        https.put(who, service.http("Bearer " + issuer.token(who.name(), who.role(), who.orgs()))));
                for (int i = 0; i < CALLS || (tame(shown) && i < 10 * CALLS); i++) {
                    Somebody who = people.get(random.nextInt(PEOPLE));
                    Call call = call(random, rules);
                    Http.Reply reply = call.send(Objects.requireNonNull(https.get(who)), headers(random, call));
                    statuses.merge(reply.status(), 1, Integer::sum);
                    shown += reply.body().contains("xname") ? 1 : 0;
                    assertThat(found(rules.forbidden(who), call, reply))
                            .as(
                                    "-Dparanoid.seed=%s, call %s: %s sent %s, answered %s",
                                    seed, i, who, call, reply.body())
                            .isEmpty();
                }
                assertThat(tame(shown))
                        .as("%s answers show rows; answers by status %s", shown, statuses)
                        .isFalse();
                assertThat(service.output()).doesNotContain("xname", "xmemo", "xsecret", "xreason", " ERROR ");
            }
        }
    }

    /** Too little has been met to say anything. */
    private boolean tame(int shown) {
        return shown < MET || !statuses.keySet().containsAll(Set.of(200, 403, 404));
    }

    private String[] settings(CanaryRules rules) throws IOException {
        List<String> settings = new ArrayList<>(rules.settings());
        settings.add("--paranoid.security.dir=" + Service.directory(PLACE).resolve("tokens-of-canary"));
        settings.add("--spring.security.oauth2.resourceserver.jwt.public-key-location="
                + issuer.publicKeyIn(Service.directory(PLACE)).toUri());
        return settings.toArray(String[]::new);
    }

    /** {@return what he should not have read, but for what he said himself} */
    private static List<String> found(Set<String> forbidden, Call call, Http.Reply reply) {
        String told = reply.body() + reply.response().headers().map();
        return forbidden.stream()
                .filter(canary -> told.contains(canary) && !call.says(canary))
                .sorted()
                .toList();
    }

    private record Call(String method, String target, String body) {

        boolean says(String text) {
            return target.contains(text) || body.contains(text);
        }

        Http.Reply send(Http http, List<String> headers) {
            List<String> all = new ArrayList<>(headers);
            if (!body.isEmpty()) {
                all.addAll(List.of("Content-Type", "application/json"));
            }
            return http.sendBody(method, target, body.replace('\'', '"'), all.toArray(String[]::new));
        }
    }

    /** Half of what changes something may be repeated, and is answered as it was before; half of it goes on by itself. */
    private static List<String> headers(Random random, Call call) {
        List<String> headers = new ArrayList<>();
        if (!call.method().equals("GET") && random.nextBoolean()) {
            headers.addAll(List.of("Idempotency-Key", "key" + call.hashCode()));
        }
        if (!call.method().equals("GET") && random.nextBoolean()) {
            headers.addAll(List.of("Prefer", "respond-async"));
        }
        return headers;
    }

    private static Call call(Random random, CanaryRules rules) {
        Row row = rules.rows().get(random.nextInt(rules.rows().size()));
        String type = row.type();
        String one = type + "/" + row.id();
        int deletion = 1 + random.nextInt(60);
        String parents = "?parents=" + List.of("refuse", "lift", "restore").get(random.nextInt(3));
        String named = "{'type':'" + type + "','ids':['" + row.id() + "']";
        String other = rules.rows().get(random.nextInt(rules.rows().size())).id();
        return switch (random.nextInt(34)) {
            case 0, 1, 2 ->
                new Call("GET", "/api/" + type + visibility(random) + "&limit=" + (1 + random.nextInt(30)), "");
            case 3, 4 -> new Call("GET", "/api/" + one + visibility(random), "");
            case 5 -> new Call("GET", "/api/" + one + "/deletion-plan?force=" + random.nextInt(2), "");
            case 6, 7 -> new Call("DELETE", "/api/" + one + "?reason=" + row.reason(), "");
            case 8 -> new Call("DELETE", "/api/" + one + "?force=" + (random.nextInt(6) == 0 ? 1 : 0), "");
            case 9, 10 -> new Call("PUT", "/api/restore/" + one + parents, "");
            case 11 -> new Call("POST", "/api/deletions", named + "}");
            case 12 ->
                new Call(
                        "POST",
                        "/api/deletions",
                        "{'type':'" + type + "','where':{'name':'" + named(random, row) + "'}}");
            case 13 -> new Call("POST", "/api/restores", named + ",'parents':'restore'}");
            case 14, 15 -> new Call("GET", "/api/deletions?limit=" + (1 + random.nextInt(50)), "");
            case 16 -> new Call("GET", "/api/deletions/" + deletion, "");
            case 17 -> new Call("GET", "/api/deletions/" + deletion + "/restore-plan" + parents, "");
            case 18 -> new Call("POST", "/api/deletions/" + deletion + "/restore" + parents, "");
            case 19 ->
                random.nextInt(4) == 0
                        ? new Call("DELETE", "/api/deletions/" + deletion, "")
                        : new Call("GET", "/api/deletions/" + deletion + "/history", "");
            case 20 ->
                new Call(
                        "POST",
                        "/api/holds",
                        named + ",'kind':'" + kind(random) + "','reason':'" + row.reason() + "'}");
            case 21 -> new Call("GET", "/api/holds", "");
            case 22 -> new Call("DELETE", "/api/holds/" + (1 + random.nextInt(20)), "");
            case 23 -> new Call("POST", "/api/holds/releases", "{'ids':[" + (1 + random.nextInt(20)) + "]}");
            case 24 -> new Call("POST", "/api/deletions/purge", "{'type':'" + type + "'}");
            case 25 ->
                new Call(
                        "PATCH",
                        "/api/deletions/" + deletion,
                        "{'purgeAt':'2099-01-01T00:00:00Z','reason':'" + row.reason() + "'}");
            case 26 ->
                new Call(
                        "POST",
                        "/api/deletions/" + deletion + "/restore-with-values",
                        "{'values':[{'type':'" + type + "','id':'" + row.id() + "','column':'" + column(random)
                                + "','value':'y'}]}");
            case 27 ->
                new Call(
                        "POST",
                        "/api/restores",
                        "{'type':'" + type + "','where':{'" + column(random) + "':'" + named(random, row) + "'}}");
            default -> page(random, type, row.id(), other, deletion);
        };
    }

    /** Of the recycle bin. */
    private static Call page(Random random, String type, String id, String other, int deletion) {
        String rows = "/bin/types/" + type;
        List<String> targets = List.of(
                "/bin",
                "/bin?type=" + type,
                "/bin/types",
                rows + "?rows=" + List.of("live", "hidden", "all").get(random.nextInt(3)),
                rows + "?rows=all&after=" + other,
                rows + "/row?id=" + id,
                rows + "/below?id=" + id,
                rows + "/delete?id=" + id,
                "/bin/deletions/" + deletion,
                "/bin/deletions/" + deletion + "/restore",
                "/bin/deletions/" + deletion + "/purge",
                "/bin/health");
        return new Call("GET", targets.get(random.nextInt(targets.size())), "");
    }

    private static String column(Random random) {
        return List.of("name", "memo", "alias", "api_secret", "iban", "token", "org", "deletion_id")
                .get(random.nextInt(8));
    }

    private static String named(Random random, Row row) {
        return random.nextBoolean() ? row.name() : "nobody";
    }

    private static String kind(Random random) {
        return random.nextInt(3) == 0 ? "freeze" : "preservation";
    }

    private static String visibility(Random random) {
        return List.of("?paranoid=true", "?paranoid=false", "?deleted=only").get(random.nextInt(3));
    }
}
