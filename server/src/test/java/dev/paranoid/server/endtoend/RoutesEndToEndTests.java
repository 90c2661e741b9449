package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every route of the packaged service, asked by everybody: the answers are those of {@code routes.txt}. A new route fails until it
 * is in that table, which {@code -Dparanoid.routes.write=true} writes anew.
 */
class RoutesEndToEndTests {

    private static final Path TABLE = Path.of("routes.txt");
    private static final String NOBODY_HAS = "999999";

    private final Issuer issuer = Issuer.create();

    @Test
    void areForThoseWhoAreListed() throws IOException {
        try (TestDatabase.Schema shop = TestDatabase.all()
                        .findFirst()
                        .orElseThrow()
                        .create("paranoid_routes")
                        .with("shop.sql");
                Service service = Service.start("routes", Jar.THIN, settings(shop))) {
            Set<String> routes = routes(service.http(bearer(issuer.token("operator"))));
            String table = table(service, routes) + tenants(service, routes, shop);
            if (Boolean.getBoolean("paranoid.routes.write")) {
                Files.writeString(TABLE, table);
            }
            assertThat(table).isEqualTo(Files.readString(TABLE));
        }
    }

    private static final String MANY = "{'type':'customers','ids':[" + NOBODY_HAS + "]}";

    private static final Map<String, String> BODIES = Map.of(
            "/api/deletions",
            MANY,
            "/api/restores",
            MANY,
            "/api/holds",
            "{'type':'customers','ids':[" + NOBODY_HAS + "],'reason':'why'}",
            "/api/holds/releases",
            "{'ids':[" + NOBODY_HAS + "]}",
            "/api/deletions/" + NOBODY_HAS + "/restore-with-values",
            "{'values':[{'type':'customers','id':1,'column':'email','value':'x'}]}");

    private String[] settings(TestDatabase.Schema shop) throws IOException {
        Path directory = Service.directory("routes");
        return shop.settings(
                Service.types("shop.yml"),
                "--management.endpoints.web.exposure.include=*",
                "--paranoid.security.dir=" + directory.resolve("tokens-of-routes"),
                "--paranoid.security.failed-log-ins=0",
                "--paranoid.rate-limit.hard-deletes=0",
                "--paranoid.entities.customers.tenant=email",
                "--paranoid.security.roles.reader.read=*",
                "--paranoid.security.roles.deleter.delete=*",
                "--paranoid.security.roles.restorer.restore=*",
                "--paranoid.security.roles.remover.hard-delete=*",
                "--paranoid.security.roles.purger.purge=*",
                "--paranoid.security.roles.holder.hold=*",
                "--paranoid.security.roles.operator.operate=*",
                "--paranoid.security.roles.other-type.read=orders",
                "--paranoid.security.roles.other-type.delete=orders",
                "--paranoid.security.roles.other-type.restore=orders",
                "--paranoid.security.roles.other-type.hard-delete=orders",
                "--paranoid.security.roles.other-type.purge=orders",
                "--paranoid.security.roles.other-type.hold=orders",
                "--spring.security.oauth2.resourceserver.jwt.audiences=paranoid",
                "--spring.security.oauth2.resourceserver.jwt.public-key-location="
                        + issuer.publicKeyIn(directory).toUri());
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    private Map<String, String> callers() {
        Instant later = Instant.now().plusSeconds(3600);
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("none", "");
        callers.put("wrong-token", bearer("pnd_" + "A".repeat(43)));
        callers.put(
                "wrong-password",
                "Basic " + Base64.getEncoder().encodeToString("ann:guessed".getBytes(StandardCharsets.UTF_8)));
        callers.put(
                "expired",
                bearer(issuer.token("RS256", "paranoid", Instant.now().minusSeconds(3600), "reader")));
        callers.put("unsigned", bearer(issuer.token("none", "paranoid", later, "reader")));
        callers.put("other-issuer", bearer(Issuer.create().token("reader")));
        callers.put("other-audience", bearer(issuer.token("RS256", "shop", later, "reader")));
        for (String role : new String[] {
            "admin", "unknown", "other-type", "reader", "deleter", "restorer", "remover", "purger", "holder", "operator"
        }) {
            callers.put(role, bearer(issuer.token(role)));
        }
        return callers;
    }

    /** {@return method and pattern, as the service itself lists them} */
    private static Set<String> routes(Http operator) {
        Set<String> routes = new TreeSet<>();
        JsonNode mappings = operator.get("/actuator/mappings").json();
        mappings.findValues("requestMappingConditions")
                .forEach(conditions -> conditions.path("patterns").forEach(pattern -> {
                    JsonNode methods = conditions.path("methods");
                    if (methods.isEmpty()) {
                        routes.add("GET " + pattern.asString());
                    }
                    methods.forEach(method -> routes.add(method.asString() + " " + pattern.asString()));
                }));
        assertThat(routes).hasSizeGreaterThan(20);
        routes.add("DELETE /api/{type}/{id}?force=1");
        routes.add("GET /nowhere");
        routes.add("GET /swagger-ui/index.html");
        return routes;
    }

    private String table(Service service, Set<String> routes) {
        Map<String, String> callers = callers();
        StringBuilder table = new StringBuilder(
                "# Who is answered what at each route: " + String.join(", ", callers.keySet())
                        + "\n# Rows and deletions that are named are not there. Of many at once, the status of the first follows.\n");
        for (String route : routes) {
            String[] call = route.split(" ", 2);
            String answers = callers.values().stream()
                    .map(shown -> answer(service.http(shown), call[0], call[1]))
                    .collect(Collectors.joining(" "));
            table.append(String.format("%-60s %s%n", route, answers));
        }
        return table.toString();
    }

    /** The row is carl's, and what was deleted and held is bob's: whoever is of another tenant changes nothing of either. */
    private String tenants(Service service, Set<String> routes, TestDatabase.Schema shop) {
        String everything = "reader deleter restorer remover purger holder ";
        Http own = service.http(bearer(issuer.token(everything + "tenant:bob@example.org tenant:carl@example.org")));
        String deletion = own.delete("/api/customers/2").json().path("id").asString();
        Http.Reply held = own.post("/api/holds", "{'type':'customers','ids':[2],'reason':'why'}");
        String hold = held.json().findValuesAsString("id").get(0);
        Http other = service.http(bearer(issuer.token(everything + "tenant:ann@example.org")));
        Http none = service.http(bearer(issuer.token(everything.strip())));
        StringBuilder table =
                new StringBuilder("# The same, each with all rights, where row, deletion and hold are there and"
                        + " of a tenant: another tenant, none; and its own, where it only reads.\n");
        Map<String, List<String>> rows = shop.rows();
        for (String route : routes) {
            String[] call = route.split(" ", 2);
            if (!call[1].startsWith("/api/") || !call[1].contains("{")) {
                continue;
            }
            String id = call[1].contains("/deletions/") ? deletion : call[1].contains("/holds/") ? hold : "3";
            String answers = answer(other, call[0], call[1], id) + " " + answer(none, call[0], call[1], id) + " "
                    + (call[0].equals("GET") ? answer(own, call[0], call[1], id) : "-");
            table.append(String.format("%-60s %s%n", route, answers));
        }
        assertThat(shop.rows()).isEqualTo(rows);
        return table.toString();
    }

    private static String answer(Http http, String method, String pattern) {
        return answer(http, method, pattern, NOBODY_HAS);
    }

    private static String answer(Http http, String method, String pattern, String id) {
        String target = pattern.replace("{type}", "customers")
                .replace("{id}", id)
                .replaceAll("\\{[^}]*}", "x")
                .replace("**", "x");
        Http.Reply reply = method.equals("POST") && BODIES.containsKey(target)
                ? http.post(target, BODIES.get(target))
                : http.send(method, target);
        boolean many =
                reply.status() == 200 && method.equals("POST") && reply.body().contains("\"items\"");
        return reply.status()
                + (many
                        ? "/"
                                + reply.json()
                                        .path("items")
                                        .path(0)
                                        .path("status")
                                        .asInt()
                        : "");
    }
}
