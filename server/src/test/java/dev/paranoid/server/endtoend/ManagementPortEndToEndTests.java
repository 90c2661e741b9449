package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.paranoid.rest.RawHttp;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Management on a port of its own has the same guard at the same door. */
class ManagementPortEndToEndTests {

    private static final String PLACE = "management";
    private static final Issuer ISSUER = Issuer.create();

    private static TestDatabase.Schema shop;
    private static Service service;
    private static URI management;

    @BeforeAll
    static void start() throws IOException {
        shop = TestDatabase.all()
                .findFirst()
                .orElseThrow()
                .create("paranoid_management")
                .with("shop.sql");
        management = URI.create("http://127.0.0.1:" + freePort());
        service = Service.start(
                PLACE,
                Jar.THIN,
                shop.settings(
                        Service.types("shop.yml"),
                        "--management.server.port=" + management.getPort(),
                        "--management.endpoints.web.exposure.include=*",
                        "--paranoid.security.dir=" + Service.directory(PLACE).resolve("tokens-of-management"),
                        "--paranoid.security.roles.operator.operate=*",
                        "--paranoid.security.roles.reader.read=*",
                        "--spring.security.oauth2.resourceserver.jwt.public-key-location="
                                + ISSUER.publicKeyIn(Service.directory(PLACE)).toUri()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        shop.close();
    }

    private static Http with(String scope) {
        return new Http(management, "Bearer " + ISSUER.token(scope));
    }

    @Test
    void healthIsOpenAndTheRestIsForWhoOperates() {
        Http nobody = new Http(management, "");

        assertThat(nobody.get("/actuator/health").status()).isEqualTo(200);
        assertThat(nobody.get("/actuator/health").body()).contains("UP").doesNotContain("components");
        for (String target : List.of("/actuator", "/actuator/metrics", "/actuator/beans", "/actuator/sbom")) {
            assertThat(nobody.get(target).status()).as(target).isEqualTo(401);
            assertThat(with("reader").get(target).status()).as(target).isEqualTo(403);
            assertThat(with("operator").get(target).status()).as(target).isEqualTo(200);
        }
        assertThat(service.http("Bearer " + ISSUER.token("operator"))
                        .get("/actuator/metrics")
                        .status())
                .as("not here")
                .isEqualTo(404);
    }

    @Test
    void nobodyGetsAHeapAnEnvironmentOrAStop() {
        for (String call : List.of("GET heapdump", "GET env", "POST shutdown")) {
            String[] parts = call.split(" ", 2);
            assertThat(with("operator")
                            .send(parts[0], "/actuator/" + parts[1], "Content-Type", "application/json")
                            .status())
                    .as(call)
                    .isEqualTo(404);
        }
        assertThat(with("operator").get("/actuator").body()).doesNotContain("heapdump", "/env", "shutdown");
    }

    @Test
    void aNameThatWasReboundAndAPageOfAnotherSiteGetNothing() throws IOException {
        RawHttp http = new RawHttp(management);
        String operator = "Authorization: Bearer " + ISSUER.token("operator");

        assertThat(http.send("GET", "/actuator/health", List.of("Host: rebind.evil.example"), "")
                        .status())
                .isEqualTo(421);
        assertThat(http.send(
                                "POST",
                                "/actuator/loggers/root",
                                List.of(operator, "Origin: https://evil.example", "Content-Type: application/json"),
                                "{\"configuredLevel\":\"TRACE\"}")
                        .status())
                .isEqualTo(403);
        assertThat(http.send("GET", "/actuator/health").header("X-Frame-Options"))
                .hasValue("DENY");
        assertThat(http.send("GET", "/actuator/health").header("X-Request-Id")).isPresent();
    }

    @Test
    void whatIsNotSpokenHereIsABadRequestInTheSameWords() throws IOException {
        RawHttp http = new RawHttp(management);
        List<String> coding = List.of("Transfer-Encoding: identity");

        for (RawHttp.Reply reply : List.of(
                http.send("GET", "/actuator/health", coding, ""),
                http.send("GET", "/actuator/health HTTP/9.9"),
                http.send("GET", "/actuator/%"))) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("\"code\":\"bad-request\"").doesNotContain("html");
        }
    }

    @Test
    void healthOfWhatIsNotThereIsNotThere() throws IOException {
        RawHttp http = new RawHttp(management);
        List<String> operator = List.of("Authorization: Bearer " + ISSUER.token("operator"));

        for (String part : List.of("x", "x/y", "x%2fy", "../..", "..;/x")) {
            String target = "/actuator/health/" + part;
            assertThat(http.send("GET", target).status()).as(target).isEqualTo(404);
            assertThat(http.send("GET", target, operator, "").status())
                    .as(target)
                    .isEqualTo(404);
        }
        assertThat(service.output()).doesNotContain(" ERROR ");
    }

    /** The list of what is in it is told in full, in the words of CycloneDX: that of the jar, which is about the jar. */
    @Test
    void theBillOfMaterialsIsTold() throws IOException {
        assumeFalse(Boolean.getBoolean("paranoid.built.offline"), "an offline build makes no SBOM");
        Http.Reply told = with("operator").get("/actuator/sbom/application");

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json()).isEqualTo(JarsEndToEndTests.sbom(Jar.THIN));
        assertThat(told.json().path("bomFormat").asString()).isEqualTo("CycloneDX");
        JsonNode itself = told.json().path("metadata").path("component");
        assertThat(itself.path("purl").asString()).startsWith("pkg:maven/dev.paranoid/paranoid-server@");
        assertThat(itself.at("/licenses/0/license/id").asString()).isEqualTo("Apache-2.0");
        Set<String> known = new TreeSet<>();
        told.json().path("components").forEach(component -> {
            String purl = component.path("purl").asString();
            assertThat(component.path("licenses")).as("licences of %s", purl).isNotEmpty();
            assertThat(component.path("hashes")).as("hashes of %s", purl).isNotEmpty();
            assertThat(purl).contains("@" + component.path("version").asString());
            known.add(component.path("name").asString());
        });
        assertThat(known)
                .contains(
                        "tomcat-embed-core",
                        "spring-security-web",
                        "mysql-connector-j",
                        "kafka-clients",
                        "paranoid-domain");
    }
}
