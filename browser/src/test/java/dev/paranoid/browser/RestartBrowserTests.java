package dev.paranoid.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two hundred thousand rows are deleted and watched, the service is killed meanwhile, and all of it is cancelled. */
@Tag("long")
class RestartBrowserTests {

    private static final String SCRIPT = "<script>alert(3)</script><img src=x onerror=alert(4)>";
    private static final String TYPES = "../server/src/main/resources/demo.yml";

    private static Chromium chromium;
    private static Standalone service;
    private static Path directory;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "restart-");
        service = new Standalone(directory, "--paranoid.background.pause=20ms");
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static long done(Desk desk) {
        Locator bar = desk.page.locator("progress");
        return bar.count() == 0 ? 0 : ((Number) bar.evaluate("bar => bar.value")).longValue();
    }

    private static void waitUntilMoreThan(Desk desk, long rows) {
        desk.page.waitForCondition(() -> done(desk) > rows, new Page.WaitForConditionOptions().setTimeout(120_000));
    }

    @Test
    void largeWorkIsWatchedGoesOnAfterAKillAndIsCancelled() throws IOException {
        service.sql(
                "INSERT INTO users (user_id, username, full_name) VALUES (900, 'large', 'Large')",
                "INSERT INTO stories (story_id, created_by, title, body) SELECT 1000000 + seq, 900, 's', 'b' FROM seq_0_to_199999");
        try (Desk desk = Desk.of(chromium, service, service.token())) {
            desk.open("/types/users/delete?id=900");
            desk.click("Delete");
            desk.page.waitForURL("**/deletions/*");
            desk.sees("Being deleted");
            waitUntilMoreThan(desk, 2_000);
            assertThat(desk.page.locator(".progress [role=status]").innerText()).contains("a second", "left");
            desk.page.evaluate("() => { window.stayed = true; }");

            long before = done(desk);
            service.killAndStart(withNotes());
            waitUntilMoreThan(desk, before);
            assertThat(desk.page.evaluate("() => window.stayed")).isEqualTo(true);

            desk.click("Cancel and bring everything back");
            desk.click("Cancel and bring everything back");
            desk.page
                    .getByText("Restored", new Page.GetByTextOptions().setExact(true))
                    .waitFor(new Locator.WaitForOptions().setTimeout(120_000));
            assertThat(service.number("SELECT COUNT(*) FROM stories WHERE created_by = 900 AND deleted_at IS NULL"))
                    .isEqualTo(200_000);
            idsAreOnlyText(desk);
        }
    }

    /** {@return the demo's types, and one whose ids are texts} */
    private static String withNotes() throws IOException {
        service.sql(
                "CREATE TABLE notes (note_id VARCHAR(100) PRIMARY KEY, deleted_at DATETIME(6), deletion_id BIGINT,"
                        + " KEY by_deletion (deletion_id DESC))",
                "INSERT INTO notes (note_id) VALUES ('" + SCRIPT + "')");
        Path types = Files.writeString(
                directory.resolve("types.yml"),
                Files.readString(Path.of(TYPES))
                        .replaceFirst("(?s)\n  demo:.*", "\n")
                        .replace("    tags:", "    notes: { table: notes, id: note_id }\n    tags:"));
        return "--spring.config.additional-location=" + types.toUri();
    }

    private static void idsAreOnlyText(Desk desk) {
        desk.open("/types/notes");
        desk.page.locator("td a[href*='/delete?']").click();
        desk.page.getByLabel("Why").fill(SCRIPT);
        desk.click("Delete");
        desk.click("Look at it");
        desk.page.waitForURL("**/deletions/*");
        String deletion = desk.page.url().replaceFirst(".*/bin", "");
        for (String target :
                new String[] {"", deletion, deletion + "/restore", deletion + "/purge", "/types/notes?rows=all"}) {
            desk.open(target);
            assertThat(desk.text()).as(target).contains("<script>alert(3)</script>");
            assertThat(desk.page.locator("main img").count()).isZero();
        }
        desk.open(deletion + "/restore");
        desk.click("Restore");
        desk.sees("Restored.");
    }
}
