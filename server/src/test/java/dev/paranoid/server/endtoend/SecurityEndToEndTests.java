package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** Who comes into the packaged service, and with what. */
class SecurityEndToEndTests {

    private static final String PLACE = "security";
    private static final String ROW = "/api/customers/1";
    private static final String KEYS = "password-of-keys";

    private static TestDatabase.Schema shop;

    @BeforeAll
    static void create() {
        shop = TestDatabase.all()
                .findFirst()
                .orElseThrow()
                .create("paranoid_security")
                .with("shop.sql");
    }

    @AfterAll
    static void drop() {
        shop.close();
    }

    @BeforeEach
    void forget() throws IOException {
        FileSystemUtils.deleteRecursively(tokens());
    }

    private static Path tokens() throws IOException {
        return Service.directory(PLACE).resolve("tokens-of-tests");
    }

    private static Service start(String... more) throws IOException {
        List<String> settings =
                new ArrayList<>(List.of(Service.types("shop.yml"), "--paranoid.security.dir=" + tokens()));
        settings.addAll(Arrays.asList(more));
        return Service.start(PLACE, Jar.THIN, shop.settings(settings.toArray(String[]::new)));
    }

    @Test
    void theFirstStartMakesATokenThatOnlyItsOwnerReads() throws IOException {
        Path file = tokens().resolve("token");
        String token;
        try (Service service = start()) {
            token = Files.readString(file).strip();
            assertThat(service.output())
                    .contains(
                            "Callers  with the token in " + file,
                            "Try      AUTH=\"Authorization: Bearer $(cat " + file + ")\"",
                            "curl -H \"$AUTH\" http://")
                    .doesNotContain(token);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokens().resolve("tokens"))))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(tokens().resolve("tokens"))).doesNotContain(token);

            Http.Reply nobody = service.http().get(ROW);
            assertThat(nobody.summary()).isEqualTo("401 unauthenticated");
            assertThat(nobody.response().headers().allValues("WWW-Authenticate"))
                    .containsExactly("Bearer realm=\"Paranoid\"", "Basic realm=\"Paranoid\", charset=\"UTF-8\"");
            assertThat(service.http().get("/actuator/health").body())
                    .contains("UP")
                    .doesNotContain("components");
            assertThat(service.http("Bearer " + token).get("/actuator/health").body())
                    .contains("components");
            assertThat(service.http("Bearer " + token).get(ROW).status()).isEqualTo(200);
            assertThat(service.http("bearer " + token).get(ROW).status()).isEqualTo(200);
            assertThat(service.http("Bearer " + token)
                            .get("/api/customers/a%2Fb")
                            .body())
                    .contains("'a/b' cannot be an id");
            assertThat(service.http(basic("token", token)).get(ROW).status()).isEqualTo(200);
            assertThat(service.http("Bearer " + token + "x").get(ROW).status()).isEqualTo(401);
            assertThat(service.http("Bearer x").get(ROW).status()).isEqualTo(401);
            assertThat(service.http("Bearer " + token)
                            .delete("/api/customers/2")
                            .json()
                            .path("actor")
                            .asString())
                    .isEqualTo("token:first");
            assertThat(service.http("Bearer " + token)
                            .put("/api/restore/customers/2")
                            .status())
                    .isEqualTo(200);
        }
        try (Service again = start()) {
            assertThat(again.http("Bearer " + token).get(ROW).status()).isEqualTo(200);
            assertThat(command("token", "revoke", "first")).isEmpty();
            assertThat(again.http("Bearer " + token).get(ROW).status()).isEqualTo(401);
            assertThat(file).doesNotExist();
        }
        try (Service later = start()) {
            assertThat(file).doesNotExist();
            assertThat(later.http("Bearer " + token).get(ROW).status()).isEqualTo(401);
        }
    }

    @Test
    void programsHaveTokensWithRoles() throws IOException {
        String support = "--paranoid.security.roles.support.read=customers";
        try (Service service = start(
                support,
                "--paranoid.security.roles.support.delete=customers",
                "--paranoid.entities.customers.tenant=email")) {
            String token = command(
                    "token", "create", "crm", "support", "tenant:ann@example.org", "tenant:carl@example.org", support);
            Http crm = service.http("Bearer " + token);

            assertThat(command("token", "list")).contains("first  admin", "crm  support, tenant:ann@example.org");
            assertThat(crm.get("/api/customers/2").summary()).as("another's").isEqualTo("404 not-found");
            assertThat(crm.delete("/api/customers/2").summary()).isEqualTo("404 not-found");
            assertThat(crm.get("/api/customers").json().path("items").findValuesAsString("email"))
                    .containsExactly("ann@example.org", "carl@example.org");
            assertThat(crm.get(ROW).status()).isEqualTo(200);
            assertThat(crm.get("/api/orders/1").summary()).isEqualTo("403 forbidden");
            assertThat(crm.delete("/api/customers/3").json().path("actor").asString())
                    .isEqualTo("token:crm");
            assertThat(crm.put("/api/restore/customers/3").summary()).isEqualTo("403 forbidden");
            assertThat(crm.delete("/api/customers/3?force=1").summary()).isEqualTo("403 forbidden");
            assertThat(crm.get("/actuator/metrics").summary()).isEqualTo("403 forbidden");
            command("token", "revoke", "crm");
            assertThat(crm.get(ROW).status()).isEqualTo(401);
        }
        assertThat(command("token", "create", "crm", "nobodys", support)).contains("There is no role 'nobodys'");
    }

    @Test
    void peopleHavePasswords() throws IOException {
        String hashed = commandReading("correct horse", "password");
        assertThat(hashed).startsWith("{bcrypt}");
        try (Service service = start(
                "--paranoid.security.users.ann.password=" + hashed, "--paranoid.security.users.ann.roles=admin")) {
            assertThat(tokens().resolve("token")).doesNotExist();
            assertThat(service.http(basic("ann", "correct horse")).get(ROW).status())
                    .isEqualTo(200);
            assertThat(service.http(basic("ann", "wrong")).get(ROW).summary()).isEqualTo("401 unauthenticated");
            assertThat(service.http(basic("bob", "correct horse")).get(ROW).status())
                    .isEqualTo(401);
            assertThat(service.http(basic("ann", hashed)).get(ROW).status()).isEqualTo(401);
        }
    }

    @Test
    void everybodyComesInWhereNobodyIsAsked() throws IOException {
        try (Service service = start("--paranoid.security.anonymous=true")) {
            assertThat(service.output()).contains("WARN", "Authentication is off");
            assertThat(service.http().get(ROW).status()).isEqualTo(200);
            assertThat(tokens()).doesNotExist();
        }
    }

    @Test
    void aBundleEncryptsAndBrowsersKeepTheirCookiesToIt() throws Exception {
        Path keys = Service.directory(PLACE).resolve("keys.p12");
        Files.deleteIfExists(keys);
        certify(keys);
        try (Service service = start(
                "--server.ssl.bundle=web",
                "--spring.ssl.bundle.jks.web.keystore.location=" + keys.toUri(),
                "--spring.ssl.bundle.jks.web.keystore.password=" + KEYS)) {
            String address = service.output().replaceFirst("(?s).*Address +(https://\\S+).*", "$1");
            String token = Files.readString(tokens().resolve("token")).strip();
            assertThat(over(keys, address + ROW, "Bearer " + token).statusCode())
                    .isEqualTo(200);
            assertThat(over(keys, address + ROW, "Bearer x").statusCode()).isEqualTo(401);
            assertThat(over(keys, address + "/bin/log-in", "").headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).contains("; Secure; HttpOnly; SameSite=Strict"));
        }
    }

    private static void certify(Path keys) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        KEYS,
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private static HttpResponse<String> over(Path keys, String target, String shown) throws Exception {
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore own = KeyStore.getInstance(keys.toFile(), KEYS.toCharArray());
        KeyStore others = KeyStore.getInstance(KeyStore.getDefaultType());
        others.load(null, null);
        others.setCertificateEntry("service", own.getCertificate(own.aliases().nextElement()));
        trusted.init(others);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target));
        if (!shown.isEmpty()) {
            request.header("Authorization", shown);
        }
        return HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String command(String... words) throws IOException {
        return commandReading("", words);
    }

    /** {@return what it printed} */
    private static String commandReading(String input, String... words) throws IOException {
        List<String> command = new ArrayList<>(Service.java(Extracted.launch(Jar.THIN)));
        command.addAll(Arrays.asList(words));
        command.add("--paranoid.security.dir=" + tokens());
        Process process = new ProcessBuilder(command)
                .directory(Service.directory(PLACE).toFile())
                .redirectErrorStream(true)
                .start();
        try (var typed = process.outputWriter()) {
            typed.write(input + "\n");
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Its tokens say nothing by themselves: what they are worth is asked. */
    @Test
    void anIssuerOfOpaqueTokensIsAsked() throws IOException {
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/introspect", SecurityEndToEndTests::introspect);
        issuer.start();
        String opaque = "--spring.security.oauth2.resourceserver.opaquetoken.";
        try (Service service = start(
                opaque + "introspection-uri=http://127.0.0.1:"
                        + issuer.getAddress().getPort() + "/introspect",
                opaque + "client-id=paranoid",
                opaque + "client-secret=secret",
                "--paranoid.security.roles.reader.read=*")) {
            Http reader = service.http("Bearer active-token");

            assertThat(reader.get(ROW).status()).isEqualTo(200);
            assertThat(reader.delete(ROW).summary()).as("its scope is a role").isEqualTo("403 forbidden");
            assertThat(service.http("Bearer other-token").get(ROW).status()).isEqualTo(401);
            assertThat(service.output()).contains("action=log-in result=done caller=ann source=issuer");
            assertThat(tokens().resolve("token")).as("others come in").doesNotExist();
        } finally {
            issuer.stop(0);
        }
    }

    private static void introspect(HttpExchange asked) throws IOException {
        try (asked) {
            String form = new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String answer = form.contains("token=active-token")
                    ? "{\"active\":true,\"sub\":\"ann\",\"scope\":\"reader\"}"
                    : "{\"active\":false}";
            asked.getResponseHeaders().add("Content-Type", "application/json");
            asked.sendResponseHeaders(200, answer.length());
            asked.getResponseBody().write(answer.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
