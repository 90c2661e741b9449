package dev.paranoid.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A stranger's page, in a real browser that the packaged standalone knows: it reads and changes nothing. */
@Tag("long")
class ForeignPageBrowserTests {

    private static final String FOREIGN = "evil.example";
    private static final String REBOUND = "rebind.evil.example";
    private static final String LEADS_HERE = "--host-resolver-rules=MAP *.example 127.0.0.1";

    /** Who is in every list of users. */
    private static final String KNOWN = "ada.lindqvist";

    private static final List<String> TABLES = List.of(
            "users",
            "stories",
            "reviews",
            "story_tags",
            "tags",
            "paranoid_deletion",
            "paranoid_history",
            "paranoid_hold");

    private static Chromium chromium;
    private static Standalone asking;
    private static Standalone open;
    private static ForeignSite foreign;

    /** How the service knows the browser. */
    enum Known {
        /** By the cookie of the recycle bin's log-in, and by a name and a password that the browser shows again without asking. */
        LOGGED_IN,
        /** It asks nobody. */
        AS_EVERYBODY;

        Standalone service() {
            return this == AS_EVERYBODY ? open : asking;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start(LEADS_HERE);
        foreign = new ForeignSite();
        asking = new Standalone(place("asking-"));
        open = new Standalone(place("open-"), "--paranoid.security.anonymous=true");
    }

    private static Path place(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target")), name);
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {asking, open, foreign, chromium}) {
            if (each != null) {
                each.close();
            }
        }
    }

    /** {@return a browser that the service lets do everything, which it tries on a page of the service's own} */
    private static BrowserContext browser(Known known) {
        BrowserContext context = chromium.browser().newContext();
        Page own = context.newPage();
        String address = known.service().address();
        own.navigate(address + "/bin");
        if (known == Known.LOGGED_IN) {
            own.getByLabel("Password or token", new Page.GetByLabelOptions()).fill(asking.token());
            own.locator("main button").click();
            assertThat(got(own, "/bin/types/users")).contains(KNOWN);
            own.navigate(address.replace("://", "://token:" + asking.token() + "@") + "/api/users");
            own.navigate(address + "/bin/log-in");
        }
        assertThat(got(own, "/api/users")).contains(KNOWN);
        own.close();
        return context;
    }

    private static String got(Page own, String target) {
        return String.valueOf(own.evaluate("async target => (await fetch(target)).text()", target));
    }

    /** {@return the id of a deletion that hides user 5 and what is below it} */
    private static String deletion(Known known) {
        Standalone service = known.service();
        if (service.number("SELECT COUNT(*) FROM users WHERE user_id = 5 AND deleted_at IS NULL") > 0) {
            delete(service, known == Known.AS_EVERYBODY ? "" : "Bearer " + service.token());
        }
        return String.valueOf(service.number("SELECT deletion_id FROM users WHERE user_id = 5"));
    }

    private static void delete(Standalone service, String token) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.address() + "/api/users/5"));
            if (!token.isEmpty()) {
                request.header("Authorization", token);
            }
            assertThat(HttpClient.newHttpClient()
                            .send(request.DELETE().build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> rows(Standalone service) {
        List<String> rows = new ArrayList<>();
        TABLES.forEach(table -> rows.addAll(service.rows("SELECT * FROM " + table + " ORDER BY 1, 2")));
        return rows;
    }

    /** {@return how many calls the service has refused as this} */
    private static long refused(Standalone service, String code) {
        return service.output()
                .lines()
                .filter(line -> line.contains("code=" + code))
                .count();
    }

    @ParameterizedTest
    @CsvSource({"LOGGED_IN, localhost", "LOGGED_IN, " + FOREIGN, "AS_EVERYBODY, localhost", "AS_EVERYBODY, 127.0.0.1"})
    void ofAnotherOriginReadsAndChangesNothing(Known known, String name) {
        String deletion = deletion(known);
        List<String> before = rows(known.service());
        long refused = refused(known.service(), "cross-site");
        try (BrowserContext context = browser(known)) {
            Page page = context.newPage();
            page.navigate(foreign.by(name));

            assertThat(attack(page, known.service().address(), deletion)).isEmpty();
            showsNothing(page);
        }
        assertThat(rows(known.service())).isEqualTo(before);
        assertThat(refused(known.service(), "cross-site"))
                .as("what the browser lets through")
                .isGreaterThan(refused + 20);
    }

    @ParameterizedTest
    @EnumSource(Known.class)
    void ofANameThatWasReboundReadsAndChangesNothing(Known known) throws IOException {
        String deletion = deletion(known);
        List<String> before = rows(known.service());
        long refused = refused(known.service(), "unknown-host");
        try (ReboundSite rebound = new ReboundSite(known.service().address());
                BrowserContext context = browser(known)) {
            Page page = context.newPage();
            page.navigate(rebound.by(REBOUND) + "/page");

            assertThat(attack(page, rebound.by(REBOUND), deletion)).isEmpty();
            showsNothing(page);
        }
        assertThat(rows(known.service())).isEqualTo(before);
        assertThat(refused(known.service(), "unknown-host"))
                .as("what reached the service")
                .isGreaterThan(refused + 100);
    }

    @ParameterizedTest
    @EnumSource(Known.class)
    void keepsNoHoldOnAWindowOfTheService(Known known) {
        try (BrowserContext context = browser(known)) {
            Page page = context.newPage();
            page.navigate(foreign.by("localhost"));
            Page opened = context.waitForPage(() -> page.evaluate(
                    "url => { window.opened = window.open(url); }",
                    known.service().address() + "/bin"));
            opened.waitForLoadState();

            assertThat(opened.evaluate("() => window.opener")).isNull();
            assertThat(page.evaluate("() => window.opened.closed")).isEqualTo(true);
        }
    }

    /** {@return what it could read, and which changes it saw succeed} */
    private static List<String> attack(Page page, String base, String deletion) {
        Map<String, String> target = Map.of("base", base, "deletion", deletion);
        List<String> got = new ArrayList<>();
        for (String how : List.of("readAll", "changeAll")) {
            Object told = page.evaluate("target => " + how + "(target.base, target.deletion)", target);
            ((List<?>) told).forEach(each -> got.add(String.valueOf(each)));
        }
        return got;
    }

    /** Nothing of the service is in a frame, where somebody could be made to click on it. */
    private static void showsNothing(Page page) {
        List<Frame> frames = page.frames().stream()
                .filter(frame -> frame != page.mainFrame())
                .toList();
        assertThat(frames).hasSizeGreaterThan(20);
        for (Frame frame : frames) {
            assertThat(frame.evaluate("() => document.documentElement.innerText"))
                    .asString()
                    .doesNotContain(KNOWN, "Recycle bin", "Log in", "\"code\"", "\"status\"");
        }
    }
}
