package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.rest.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every route of the packaged service, asked by everybody: the answers are those of {@code routes.txt}. A new route fails until it
 * is in that table, which {@code -Dparanoid.routes.write=true} writes anew.
 */
class RoutesEndToEndTests {

    private static final String EVERYTHING = "reader deleter restorer remover purger holder retainer bypasser ";
    private static final Path TABLE = Path.of("routes.txt");
    /** One for each right, and one with all rights to another type. */
    private static final List<String> ROLES = List.of(
            "other-type",
            "reader",
            "deleter",
            "restorer",
            "remover",
            "purger",
            "holder",
            "retainer",
            "bypasser",
            "operator");

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
            String table = table(service, routes) + rights(service, routes, shop) + tenants(service, routes, shop);
            if (Boolean.getBoolean("paranoid.routes.write")) {
                Files.writeString(TABLE, table);
            }
            assertThat(table).isEqualTo(Files.readString(TABLE));
            tricksLeadNowhere(service, routes);
        }
    }

    /** By method and pattern; {@code ID} is the row, deletion or hold that is named. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /api/deletions",
            "{'type':'customers','ids':[ID]}",
            "POST /api/restores",
            "{'type':'customers','ids':[ID]}",
            "POST /api/holds",
            "{'type':'customers','ids':[ID],'reason':'why'}",
            "POST /api/holds/releases",
            "{'ids':[ID]}",
            "PATCH /api/deletions/{id}",
            "{'extend':'30d','reason':'why'}",
            "POST /api/deletions/purge",
            "{'ids':[ID]}",
            "POST /api/deletions/{id}/restore-with-values",
            "{'values':[{'type':'customers','id':ROW,'column':'email','value':'x'}]}",
            "POST /actuator/loggers/{name}",
            "{'configuredLevel':'WARN'}");

    private String[] settings(TestDatabase.Schema shop) throws IOException {
        Path directory = Service.directory("routes");
        return shop.settings(
                Service.types("shop.yml"),
                "--management.endpoints.web.exposure.include=*",
                "--paranoid.security.dir=" + directory.resolve("tokens-of-routes"),
                "--paranoid.security.failed-log-ins=0",
                "--paranoid.rate-limit.hard-deletes=0",
                "--paranoid.entities.customers.tenant=email",
                "--paranoid.entities.customers.retention=30d",
                "--paranoid.security.roles.reader.read=*",
                "--paranoid.security.roles.deleter.delete=*",
                "--paranoid.security.roles.restorer.restore=*",
                "--paranoid.security.roles.remover.hard-delete=*",
                "--paranoid.security.roles.purger.purge=*",
                "--paranoid.security.roles.holder.hold=*",
                "--paranoid.security.roles.retainer.retain=*",
                "--paranoid.security.roles.bypasser.bypass-retention=*",
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

    private Http with(Service service, String scope) {
        return service.http(bearer(issuer.token(scope)));
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
        callers.put("admin", bearer(issuer.token("admin")));
        callers.put("unknown", bearer(issuer.token("unknown")));
        ROLES.forEach(role -> callers.put(role, bearer(issuer.token(role))));
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
                        + "\n# Rows and deletions that are named are not there. Of many at once, the status of the first follows; of a plan, how many it has.\n");
        for (String route : routes) {
            String[] call = route.split(" ", 2);
            String answers = callers.values().stream()
                    .map(shown -> answer(service.http(shown), call[0], call[1]))
                    .collect(Collectors.joining(" "));
            table.append(String.format("%-60s %s%n", route, answers));
        }
        return table.toString();
    }

    /** Each call has a row, a deletion and a hold of its own, so that none is in the way of the next. */
    private String rights(Service service, Set<String> routes, TestDatabase.Schema shop) {
        StringBuilder table = new StringBuilder(
                "# The same where row, deletion and hold are there: unknown, " + String.join(", ", ROLES)
                        + "; each of the rows' tenants, and from the third on each reads as well.\n");
        for (String route : routes) {
            if (!namesRows(route)) {
                continue;
            }
            String answers = Stream.concat(
                            Stream.of("unknown", "other-type"),
                            ROLES.stream().skip(1).map(role -> role + " reader"))
                    .map(roles -> {
                        RoutePlace place =
                                RoutePlace.fresh(route, shop, tenants -> with(service, EVERYTHING + tenants));
                        return answer(with(service, roles + " " + place.tenants()), route, place);
                    })
                    .collect(Collectors.joining(" "));
            table.append(String.format("%-60s %s%n", route, answers));
        }
        return table.toString();
    }

    /** Forms of pages are for who has been shown them: what they do is tried by the recycle bin's own tests. */
    private static boolean namesRows(String route) {
        return route.contains(" /api/") || route.startsWith("GET /bin/");
    }

    /** The row is carl's, and what was deleted and held is bob's: whoever is of another tenant changes nothing of either. */
    private String tenants(Service service, Set<String> routes, TestDatabase.Schema shop) {
        Http own = with(service, EVERYTHING + "tenant:bob@example.org tenant:carl@example.org");
        RoutePlace place = new RoutePlace("3", "2", RoutePlace.deleted(own, "2"), RoutePlace.held(own, "2"), "");
        Http other = with(service, EVERYTHING + "tenant:ann@example.org");
        Http none = with(service, EVERYTHING.strip());
        StringBuilder table =
                new StringBuilder("# The same, each with all rights, where row, deletion and hold are there and"
                        + " of a tenant: another tenant, none; and its own, where it only reads.\n");
        Map<String, List<String>> rows = shop.rows();
        for (String route : routes) {
            if (!namesRows(route)) {
                continue;
            }
            String answers = answer(other, route, place) + " " + answer(none, route, place) + " "
                    + (route.startsWith("GET ") ? answer(own, route, place) : "-");
            table.append(String.format("%-60s %s%n", route, answers));
        }
        assertThat(shop.rows()).isEqualTo(rows);
        return table.toString();
    }

    /** However an address is written: who has no right to a route finds no other way to it. */
    private void tricksLeadNowhere(Service service, Set<String> routes) {
        RawHttp http = new RawHttp(service.http().address());
        String otherType = "Authorization: " + bearer(issuer.token("other-type"));
        List<String> found = new ArrayList<>();
        for (String route : routes) {
            String[] call = route.split(" ", 2);
            String target = call[1].replace("{type}", "customers").replaceAll("\\{[^}]*}", "1");
            for (String written : PathTricks.of(target)) {
                RawHttp.Reply reply = tried(http, call[0], written, "X-Nobody: 1");
                if (reply.status() >= 500 || (reply.status() < 300 && !PathTricks.isOpen(written))) {
                    found.add(call[0] + " " + written + " -> " + reply);
                }
                if (route.startsWith("GET /api/{type}") || route.startsWith("GET /actuator/health")) {
                    RawHttp.Reply known = tried(http, "GET", written, otherType);
                    if (known.status() >= 500 || known.body().contains("@example.org")) {
                        found.add("other-type: " + written + " -> " + known);
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** Where the server finds no version in the first line, its answer has no head, as in HTTP 0.9. */
    private static RawHttp.Reply tried(RawHttp http, String method, String target, String header) {
        try {
            return http.send(method, target, List.of(header), "");
        } catch (IOException headless) {
            assertThat(headless).hasMessageContaining("No answer: '{").hasMessageContaining("\"status\":400");
            return new RawHttp.Reply(400, List.of(), "");
        }
    }

    private static String answer(Http http, String method, String pattern) {
        return answer(http, method + " " + pattern, RoutePlace.none());
    }

    private static String answer(Http http, String route, RoutePlace place) {
        String[] call = route.split(" ", 2);
        String target = call[1].replace("{type}", "customers")
                .replace("{id}", place.named(route))
                .replaceAll("\\{[^}]*}", "x")
                .replace("**", "x");
        String body = BODIES.getOrDefault(route, "")
                .replace("ID", place.named(route))
                .replace("ROW", place.hidden())
                .replace('\'', '"');
        Http.Reply reply = body.isEmpty()
                ? http.send(call[0], target)
                : http.sendBody(call[0], target, body, "Content-Type", "application/json");
        boolean shown = reply.status() == 200 && call[0].equals("POST") && call[1].startsWith("/api/");
        return reply.status() + (shown ? found(reply.json()) : "");
    }

    /** {@return of many the status of the first, of a plan how many it has, after a slash} */
    private static String found(JsonNode answer) {
        if (answer.has("items")) {
            return "/" + answer.path("items").path(0).path("status").asInt();
        }
        return answer.has("dryRun") ? "/" + answer.path("total").asInt() : "";
    }
}
