package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recycle bin of the service, as a browser sees it that has nothing but cookies. */
class BinEndToEndTests {

    private static final String PLACE = "bin";
    private static final String GUESTS = "--paranoid.security.roles.guest.read=*";
    private static final Pattern FORM = Pattern.compile("name=\"_form\" value=\"([^\"]*)\"");

    private TestDatabase.Schema blog;
    private Service service;

    @BeforeEach
    void start() throws IOException {
        Service.forget(PLACE);
        Files.deleteIfExists(Service.data(PLACE).resolve("session-key"));
        blog = TestDatabase.all()
                .findFirst()
                .orElseThrow()
                .create("paranoid_bin")
                .with("demo/schema.sql", "demo/data.sql");
        begin();
    }

    private void begin() {
        service = Service.start(
                PLACE,
                Jar.THIN,
                blog.settings(
                        Service.types("blog.yml"),
                        "--paranoid.entities.users.label=username",
                        "--paranoid.security.dir=paranoid-data",
                        GUESTS));
    }

    @AfterEach
    void stop() {
        service.close();
        blog.close();
    }

    private static String cookies(Http.Reply reply) {
        return reply.response().headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .collect(Collectors.joining("; "));
    }

    private static String token(Http.Reply page) {
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).isTrue();
        return form.group(1);
    }

    private static String body(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Http.Reply post(String target, String cookies, Map<String, String> fields) {
        return service.http()
                .sendBody(
                        "POST",
                        target,
                        body(fields),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Cookie",
                        cookies);
    }

    private Http.Reply get(String target, String cookies) {
        return service.http().send("GET", target, "Cookie", cookies);
    }

    /** {@return the cookies of a browser that has logged in with that token} */
    private String logIn(String secret) {
        Http.Reply page = service.http().get("/bin/log-in");
        String form = cookies(page);
        Http.Reply reply = post("/bin/log-in", form, Map.of("_form", token(page), "secret", secret));
        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.header("Set-Cookie"))
                .contains("paranoid-session=", "HttpOnly", "SameSite=Strict", "Path=/bin");
        return form + "; " + cookies(reply);
    }

    private static String first() throws IOException {
        return Files.readString(Service.data(PLACE).resolve("token")).strip();
    }

    private static String command(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(Service.java(Extracted.launch(Jar.THIN)));
        all.addAll(List.of(command));
        all.add(GUESTS);
        Process process = new ProcessBuilder(all)
                .directory(Service.directory(PLACE).toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines()
                .filter(line -> line.contains("pnd_"))
                .map(line -> line.replaceFirst(".*(pnd_\\S+).*", "$1"))
                .findFirst()
                .orElse("");
    }

    @Test
    void isUsedAfterALogInAndAfterARestart() throws IOException {
        Http.Reply asked = service.http().get("/bin?type=users");
        assertThat(asked.status()).isEqualTo(303);
        assertThat(asked.header("Location")).isEqualTo("/bin/log-in?to=%2F%3Ftype%3Dusers");
        assertThat(service.http().send("GET", "/", "Accept", "text/html").header("Location"))
                .isEqualTo("/bin/log-in");

        String browser = logIn(first());
        assertThat(get("/bin/log-in", browser).header("Location")).isEqualTo("/bin");
        assertThat(get("/bin/log-in?to=%2Ftypes", browser).header("Location")).isEqualTo("/bin/types");
        assertThat(service.httpWithToken(PLACE)
                        .send("GET", "/", "Accept", "text/html")
                        .header("Location"))
                .isEqualTo("/bin");
        service.httpWithToken(PLACE).delete("/api/users/1?reason=mistake");
        assertThat(get("/bin", browser).body()).contains("ada.lindqvist", "56 reviews, 7 stories", "mistake");

        service.kill();
        begin();
        Http.Reply page = get("/bin/deletions/1/restore", browser);
        assertThat(page.status()).isEqualTo(200);
        Http.Reply done = post("/bin/deletions/1/restore", browser, Map.of("_form", token(page)));
        assertThat(done.header("Location")).isEqualTo("/bin/deletions/1?done=restored");
        assertThat(service.httpWithToken(PLACE).get("/api/users/1").status()).isEqualTo(200);
    }

    @Test
    void aSessionIsForTheBinAloneAndEndsWithItsToken() throws IOException, InterruptedException {
        String token = command("token", "create", "desk", "guest");
        String browser = logIn(token);
        assertThat(get("/bin", browser).status()).isEqualTo(200);
        assertThat(get("/bin", browser).body()).contains("token:desk").doesNotContain("/bin/health");
        assertThat(get("/api/users", browser).status()).isEqualTo(401);
        assertThat(get("/bin", browser.replaceAll("(paranoid-session=t\\.)[^.]*", "$1Zmlyc3Q"))
                        .status())
                .isEqualTo(303);

        command("token", "revoke", "desk");
        assertThat(get("/bin", browser).status()).isEqualTo(303);
    }

    @Test
    void whoIsNotKnownIsLetInByNothing() {
        Http.Reply page = service.http().get("/bin/log-in");
        String form = cookies(page);

        assertThat(post("/bin/log-in", form, Map.of("_form", token(page), "secret", "pnd_" + "A".repeat(43)))
                        .status())
                .isEqualTo(422);
        assertThat(post("/bin/log-in", form, Map.of("_form", token(page), "name", "ann", "secret", "guessed"))
                        .status())
                .isEqualTo(422);
        assertThat(post("/bin/log-in", form, Map.of("_form", "other", "secret", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(post("/bin/deletions/1/restore", form, Map.of("_form", token(page)))
                        .status())
                .isEqualTo(303);
        for (String session : List.of("", "x", "t.Zmlyc3Q.9999999999.AAAA", "t..99999999999999999999.", "p.YW5u.1.x")) {
            assertThat(get("/bin", "paranoid-session=" + session).status())
                    .as(session)
                    .isEqualTo(303);
        }
    }
}
