package dev.paranoid.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do in the recycle bin of the packaged standalone, in a real browser. */
class RecycleBinBrowserTests {

    private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'";

    private static Chromium chromium;
    private static Standalone service;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        service = new Standalone(
                Files.createTempDirectory(Files.createDirectories(Path.of("target")), "service-"),
                "--paranoid.security.dir=paranoid-data",
                "--paranoid.security.roles.reader.read=*",
                "--paranoid.security.roles.restorer.read=*",
                "--paranoid.security.roles.restorer.restore=stories",
                "--paranoid.security.roles.none.operate=nothing");
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

    private static Desk desk() {
        return Desk.of(chromium, service, service.token());
    }

    /** {@return the address of the deletion of that row} */
    private static String deleted(Desk desk, String type, String id, String reason) {
        desk.open("/types/" + type + "/delete?id=" + id);
        desk.page.getByLabel("Why").fill(reason);
        desk.click("Delete");
        desk.click("Look at it");
        desk.page.waitForURL("**/deletions/*");
        return desk.page.url().replaceFirst(".*/bin", "");
    }

    @Test
    void theTutorialByMouseAlone() {
        try (Desk desk = desk()) {
            desk.click("Rows");
            desk.click("users");
            desk.click("Delete: ada.lindqvist");
            desk.sees("Deletes 1 user, 56 reviews, 7 stories.");
            desk.click("Delete");
            desk.sees("Deleted 1 user, 56 reviews, 7 stories.");
            desk.click("Undo");
            desk.sees("Undone: everything is back.");
            desk.click("Delete: ada.lindqvist");
            desk.click("Delete");
            desk.click("Recycle bin");
            desk.click("Restore: ada.lindqvist");
            desk.sees("Comes back: 1 user, 56 reviews, 7 stories.");
            desk.click("Restore");
            desk.sees("Restored.");
        }
    }

    @Test
    void theTutorialByKeyboardAlone() {
        try (Desk desk = desk()) {
            desk.open("/types/users");
            desk.press("Delete: amir.keller");
            desk.tabTo("Why");
            desk.page.keyboard().type("a slip");
            desk.press("Delete");
            desk.press("Undo");
            desk.sees("Undone");
            desk.press("Delete: amir.keller");
            desk.press("Delete");
            desk.press("Recycle bin");
            desk.press("Restore: amir.keller");
            desk.press("Restore");
            desk.sees("Restored.");
        }
    }

    @Test
    void ofTwoDeletionsThatHideAStoryBothAreRestored() {
        try (Desk desk = desk()) {
            String story = deleted(desk, "stories", "3", "spam");
            desk.open("/types/stories/row?id=3");
            String author = desk.page
                    .locator("dt:has-text('created_by') + dd")
                    .first()
                    .innerText()
                    .strip();
            deleted(desk, "users", author, "left");
            desk.open(story + "/restore");
            desk.sees("Another deletion hides it as well");
            desk.sees("Restored together, comes back");
            desk.click("Restore both");
            desk.sees("Restored.");
            desk.open("/types/users/row?id=" + author);
            assertThat(desk.text()).doesNotContain("deleted");
        }
    }

    @Test
    void aValueThatWasTakenIsGivenBackByDeletingWhoHasIt() {
        try (Desk desk = desk()) {
            String user = deleted(desk, "users", "20", "left");
            desk.open("/types/users/row?id=20");
            String name = desk.page.locator("h1 bdi").innerText();
            service.sql("INSERT INTO users (user_id, username, full_name) VALUES (777, '" + name + "', 'Second')");
            desk.open(user + "/restore");
            desk.click("Restore");
            desk.sees("Another row has the value now");
            assertThat(desk.page.locator("tr.same").allInnerTexts()).anyMatch(row -> row.contains(name));
            deleted(desk, "users", "777", "twin");
            desk.open(user + "/restore");
            desk.click("Restore");
            desk.sees("Restored.");
        }
    }

    @Test
    void aValueThatWasTakenIsGivenAnew() {
        try (Desk desk = desk()) {
            String user = deleted(desk, "users", "25", "left");
            desk.open("/types/users/row?id=25");
            String name = desk.page.locator("h1 bdi").innerText();
            service.sql("INSERT INTO users (user_id, username, full_name) VALUES (779, '" + name + "', 'Second')");
            desk.open(user + "/restore");
            desk.sees("Another row has the value now");
            desk.page.getByLabel("Another value for username").fill(name + ".again");
            desk.click("Restore");
            desk.sees("Restored.");
            desk.open("/types/users/row?id=25");
            assertThat(desk.page.locator("h1 bdi").innerText()).isEqualTo(name + ".again");
        }
    }

    @Test
    void aSecondPersonRestoresAtTheSameMoment() {
        try (Desk one = desk();
                Desk other = desk()) {
            String deletion = deleted(one, "users", "30", "left");
            one.open(deletion + "/restore");
            other.open(deletion + "/restore");
            one.click("Restore");
            one.sees("Restored.");
            other.click("Restore");
            other.sees("Somebody else was faster.");
        }
    }

    @Test
    void whatSomebodyHoldsMeanwhileIsNotRemoved() {
        try (Desk one = desk();
                Desk other = desk()) {
            String deletion = deleted(one, "users", "45", "left");
            one.open(deletion + "/purge");
            one.page.locator("input[name=confirm]").fill("45");
            other.open(deletion);
            other.page.locator("summary:has-text('Hold it')").click();
            other.page.locator("form[action$='/holds'] input[name=reason]").fill("case 7");
            other.page.locator("form[action$='/holds'] button").click();
            other.sees("It is held.");

            one.click("Remove for good");
            one.sees("A hold keeps it");
            one.sees("case 7");
            one.open("");
            assertThat(one.page
                            .locator("li:has(a[href$='" + deletion + "']) .badge.held")
                            .count())
                    .isEqualTo(1);

            other.click("Release");
            other.sees("The hold is released.");
            assertThat(other.page.locator(".history li").allInnerTexts())
                    .anyMatch(line -> line.contains("held") && line.contains("case 7"))
                    .anyMatch(line -> line.contains("released"));
        }
    }

    @Test
    void severalAreHeldKeptLongerAndRestored() {
        try (Desk desk = desk()) {
            List<String> some =
                    List.of(deleted(desk, "users", "46", "several"), deleted(desk, "users", "47", "several"));
            choose(desk, some, "Hold those chosen");
            desk.page.getByLabel("Why").fill("case 8");
            desk.click("Hold those chosen");
            assertThat(desk.page.locator(".outcomes .badge.held").count()).isEqualTo(2);
            choose(desk, some, "Keep those chosen longer");
            desk.page.getByLabel("Days more").fill("60");
            desk.page.getByLabel("Why").fill("asked for");
            desk.click("Keep those chosen longer");
            desk.sees("Goes for good");
            choose(desk, some, "Restore those chosen");
            assertThat(desk.page.locator(".outcomes .badge.lifted").count()).isEqualTo(2);
        }
    }

    private static void choose(Desk desk, List<String> deletions, String what) {
        desk.open("?q=several");
        deletions.forEach(deletion -> desk.page
                .locator("li:has(a[href$='" + deletion + "']) input[name=ids]")
                .check());
        desk.sees("2 chosen");
        desk.click(what);
    }

    @Test
    void rowsAreTickedUnfoldedAndRemovedByKeyboardAlone() {
        try (Desk desk = desk()) {
            String deletion = deleted(desk, "users", "60", "keys");
            String name = desk.page.locator("h1 bdi").first().innerText();
            desk.open("?q=keys");
            desk.tabTo("Choose " + name);
            desk.page.keyboard().press("Space");
            desk.sees("1 chosen");
            desk.press("Keep those chosen longer");
            desk.tabTo("Why");
            desk.page.keyboard().type("asked for");
            desk.press("Keep those chosen longer");
            desk.page.locator(".outcomes time").waitFor();

            desk.open(deletion);
            desk.tabTo(desk.page.locator(".tree summary bdi").first().innerText());
            desk.page.keyboard().press("Enter");
            desk.page.locator(".tree .below .branch").first().waitFor();

            desk.open(deletion + "/purge");
            desk.tabTo("To confirm");
            desk.page.keyboard().type("60");
            desk.press("Remove for good");
            desk.sees("Removed for good: 1 user");
        }
    }

    @Test
    void withoutJavaScriptRowsAreRestoredAndRemoved() {
        Browser.NewContextOptions plain =
                new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false);
        try (Desk desk = Desk.of(chromium, service, service.token(), plain)) {
            String deletion = deleted(desk, "users", "61", "plain");
            desk.open(deletion + "/restore");
            desk.click("Restore");
            desk.sees("Restored.");
            deletion = deleted(desk, "users", "61", "plain");
            desk.open(deletion + "/purge");
            desk.page.locator("input[name=confirm]").fill("61");
            desk.click("Remove for good");
            desk.sees("Removed for good: 1 user");
        }
    }

    @Test
    void timesAreInTheReadersZone() {
        Browser.NewContextOptions tokyo =
                new Browser.NewContextOptions().setLocale("en-GB").setTimezoneId("Asia/Tokyo");
        try (Desk desk = Desk.of(chromium, service, service.token(), tokyo)) {
            desk.open(deleted(desk, "users", "62", "far away"));
            Locator time = desk.page.locator("dd time").first();
            ZonedDateTime there = Instant.parse(time.getAttribute("datetime")).atZone(ZoneId.of("Asia/Tokyo"));
            assertThat(time.getAttribute("title"))
                    .contains(DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH)
                            .format(there))
                    .contains(DateTimeFormatter.ofPattern("h:mm:ss").format(there));
            assertThat(time.innerText()).matches("now|\\d+ (second|minute)s? ago");
        }
    }

    /** A bar of work that ends when the test says so. */
    @Test
    void whatIsTickedStaysWhenWorkEndsAndElseThePageIsShownAnew() {
        List<Route> bars = new ArrayList<>();
        try (Desk desk = desk()) {
            deleted(desk, "users", "63", "ended");
            desk.page.route("**/bin?q=ended", RecycleBinBrowserTests::withBar);
            desk.page.route("**/bar/progress", bars::add);

            desk.open("?q=ended");
            desk.page.locator("input[name=ids]").check();
            end(desk, bars);
            desk.sees("It is over");
            assertThat(desk.page.locator("input[name=ids]").isChecked()).isTrue();

            desk.open("?q=ended");
            desk.page.evaluate("() => { window.before = true; }");
            end(desk, bars);
            desk.page.waitForCondition(() -> !bars.isEmpty());
            assertThat(desk.page.evaluate("() => window.before === true")).isEqualTo(false);
        }
    }

    private static void withBar(Route route) {
        APIResponse page = route.fetch();
        String bar = "<div data-progress='/bin/bar/progress' data-ended='It is over'><progress></progress>"
                + "<small role='status'></small></div></main>";
        route.fulfill(
                new Route.FulfillOptions().setResponse(page).setBody(page.text().replace("</main>", bar)));
    }

    private static void end(Desk desk, List<Route> bars) {
        desk.page.waitForCondition(() -> !bars.isEmpty());
        bars.remove(0)
                .fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("event: end\ndata: {}\n\n"));
    }

    @Test
    void removingForGoodNeedsTheIdToBeTyped() {
        try (Desk desk = desk()) {
            String deletion = deleted(desk, "users", "40", "left");
            desk.open(deletion + "/purge");
            desk.page.locator("input[name=confirm]").fill("41");
            desk.click("Remove for good");
            desk.sees("That is not its id.");
            desk.page.locator("input[name=confirm]").fill("40");
            desk.click("Remove for good");
            desk.sees("Removed for good: 1 user");
        }
    }

    @Test
    void whatOthersWroteIsOnlyText() {
        service.sql("INSERT INTO users (user_id, username, full_name) VALUES (778, '"
                + SCRIPT.substring(0, 50).replace("'", "''") + "', 'Eve')");
        try (Desk desk = desk()) {
            String deletion = deleted(desk, "users", "778", SCRIPT);
            for (String target :
                    List.of("", deletion, deletion + "/restore", deletion + "/purge", "/types/users?rows=hidden")) {
                desk.open(target);
                assertThat(desk.text()).as(target).contains("<script>alert(1)</script>");
                assertThat(desk.page.locator("main img").count()).isZero();
            }
            desk.open("?q=" + "%3Cscript%3E");
            assertThat(desk.text()).contains("<script>");
        }
    }

    @ParameterizedTest
    @CsvSource({"none, 50, 500", "reader, 51, 510", "restorer, 52, 520"})
    void whatSomebodyMayNotDoIsNotShown(String role, String userId, String storyId) {
        String user;
        String story;
        try (Desk desk = desk()) {
            user = deleted(desk, "users", userId, "left");
            story = deleted(desk, "stories", storyId, "spam");
            desk.open("");
            for (String address : List.of(user + "/restore", user + "/purge", story + "/restore", "/health")) {
                assertThat(desk.page.locator("a[href$='" + address + "']").count())
                        .as(address)
                        .isEqualTo(1);
            }
            desk.open("/types/users");
            assertThat(desk.page.locator("a[href*='/delete?']").count()).isPositive();
        }
        try (Desk desk = Desk.of(chromium, service, service.token("desk-" + role, role))) {
            boolean reads = !role.equals("none");
            desk.open("");
            assertThat(desk.page.locator("a[href$='" + user + "']").count()).isEqualTo(reads ? 1 : 0);
            assertThat(desk.page.locator("a[href$='" + user + "/restore']").count())
                    .isZero();
            assertThat(desk.page.locator("a[href$='" + story + "/restore']").count())
                    .isEqualTo(role.equals("restorer") ? 1 : 0);
            assertThat(desk.page
                            .locator("a[href$='/purge'], a[href$='/health'], button[formaction]")
                            .count())
                    .isZero();
            desk.open("/types/users");
            assertThat(desk.page.locator("a[href*='/delete?']").count()).isZero();
        }
    }
}
