package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.testkit.NewRow;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The recycle bin in an application, looked at without JavaScript. */
class RecycleBinTests {

    private final BinHost host = new BinHost();
    private final PlainBrowser browser = host.browser();

    private PlainBrowser browser(String... headers) {
        return host.browser(headers);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private String delete(String type, String id, String reason) {
        return host.delete(type, id, reason);
    }

    private boolean live(String type, String id) {
        return host.live(type, id);
    }

    @Test
    void listsWhatIsDeletedByItsLabelWithWhatWentAlong() {
        delete("users", "1", "a mistake");

        assertThat(browser.open("/admin/bin").body())
                .contains(">Ann</bdi>", "with 1 review, 2 stories", "a mistake", "anonymous", "Goes for good");
    }

    @Test
    void speaksTheReadersLanguage() {
        delete("users", "1", "a mistake");

        assertThat(browser("Accept-Language", "de-AT").open("/admin/bin").body())
                .contains("lang=\"de\"", "Papierkorb", "mit 1 Rezension, 2 Geschichten");
        assertThat(browser("Accept-Language", "fr").open("/admin/bin").body()).contains("lang=\"en\"");
    }

    @Test
    void filtersAreInTheAddress() {
        delete("users", "1", "a mistake");
        delete("stories", "2", "spam");

        assertThat(browser.open("/admin/bin?type=stories").body()).doesNotContain(">Ann</bdi>");
        assertThat(browser.open("/admin/bin?q=mistake").body())
                .contains(">Ann</bdi>")
                .doesNotContain("spam");
        assertThat(browser.open("/admin/bin?q=aNN").body()).contains(">Ann</bdi>");
        assertThat(browser.open("/admin/bin?state=lifted").body()).contains("Nothing fits");
        assertThat(browser.open("/admin/bin?until=2001-02-03").body()).contains("Nothing fits");
        assertThat(browser.open("/admin/bin?type=stories%27&since=never&state=odd&after=x")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 100; i < 130; i++) {
            host.engine()
                    .insert(List.of(
                            NewRow.of("users", "" + i).with("name", "n" + i).with("email", "e" + i)));
            delete("users", "" + i, "spam");
        }
        String first = browser.open("/admin/bin?by=anonymous").body();
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"").matcher(first);

        assertThat(first).contains(">n129<", ">n105<").doesNotContain(">n104<");
        assertThat(next.find()).isTrue();
        String second = browser.open(next.group(1).replace("&amp;", "&")).body();
        assertThat(second).contains(">n104<", ">n100<").doesNotContain(">n105<", "rel=\"next\"");
    }

    @Test
    void aDeletionSaysWhatOthersHoldOfItNow() {
        String user = delete("users", "1", "a mistake");
        assertThat(browser.open("/admin/bin/deletions/" + user).body()).doesNotContain("Not held any more");
        String story = delete("stories", "1", "spam");

        assertThat(browser.open("/admin/bin/deletions/" + user).body())
                .contains("Not held any more", "<span>1 story</span>");
        assertThat(browser.open("/admin/bin/types/users/below?id=1").body()).contains("/deletions/" + story);
        assertThat(browser.open("/admin/bin/deletions/" + user + "?done=nonsense")
                        .body())
                .doesNotContain("nonsense");
    }

    @Test
    void restoresWithoutJavaScript() {
        String id = delete("users", "1", "a mistake");

        HttpResponse<String> page =
                browser.submit("/admin/bin/deletions/" + id + "/restore", "/admin/bin/deletions/" + id + "/restore");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Restored.");
        assertThat(live("reviews", "1")).isTrue();
    }

    @Test
    void ofTwoDeletionsInTheWayBothAreRestored() {
        String story = delete("stories", "1", "spam");
        String user = delete("users", "1", "left");
        String restore = "/admin/bin/deletions/" + story + "/restore";

        HttpResponse<String> refused = browser.submit(restore, restore);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("/deletions/" + user, "Restore both");
        assertThat(live("users", "1")).isFalse();

        assertThat(browser.submit(restore, restore, "parents", "restore").statusCode())
                .isEqualTo(200);
        assertThat(live("users", "1")).isTrue();
        assertThat(live("stories", "1")).isTrue();
    }

    @Test
    void aValueThatWasTakenIsShownBesideTheRowThatHasIt() {
        String id = delete("users", "1", "a mistake");
        host.engine().updateColumn(new EntityRef("users", "2"), "email", "ann@example.org");
        String restore = "/admin/bin/deletions/" + id + "/restore";

        HttpResponse<String> page = browser.submit(restore, restore);

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains("Another row has the value now", ">Bob<", "class=\"same\"", "name=\"value:users:email:1\"");
        assertThat(browser.forge(restore, restore, "value:users:name:1", "Anna").body())
                .contains("no column of a unique key");
        assertThat(browser.submit(restore, restore, "value:users:email:1", "anna@example.org")
                        .body())
                .contains("Restored.");
    }

    @Test
    void somebodyElseWasFaster() {
        String id = delete("users", "1", "a mistake");
        String restore = "/admin/bin/deletions/" + id + "/restore";
        HttpResponse<String> before = browser.open(restore);
        PlainBrowser other = browser();
        assertThat(other.submit(restore, restore).statusCode()).isEqualTo(200);

        HttpResponse<String> page = browser.submit(before, restore);

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("Somebody else was faster");
    }

    @Test
    void removesForGoodOnlyWhatIsTyped() {
        String id = delete("users", "1", "a mistake");
        String purge = "/admin/bin/deletions/" + id + "/purge";
        assertThat(browser.open(purge).body()).contains("1 user, 1 review, 2 stories");

        assertThat(browser.submit(purge, purge, "confirm", "2").statusCode()).isEqualTo(422);
        assertThat(browser.submit(purge, purge).statusCode()).isEqualTo(422);
        assertThat(browser.open("/admin/bin").body()).contains(">Ann</bdi>");

        HttpResponse<String> gone = browser.submit(purge, purge, "confirm", "1");
        assertThat(gone.body()).contains("Removed for good: 1 user, 1 review, 2 stories.");
        assertThat(browser.open("/admin/bin").body()).contains("The recycle bin is empty.");
    }

    @Test
    void whoMayOnlyReadIsOfferedNothingAndRefusedAllTheSame() {
        String id = delete("users", "1", "a mistake");
        delete("notes", BinApplication.SCRIPT, "spam");
        PlainBrowser guest = browser("X-Test-Caller", "guest");
        String restore = "/admin/bin/deletions/" + id + "/restore";

        assertThat(guest.open("/admin/bin").body())
                .contains(">Ann</bdi>")
                .doesNotContain("type=\"checkbox\"", "/1/restore", "/1/purge", "onerror", "/health");
        assertThat(guest.forge(restore, restore).body()).contains("You may not do this");
        assertThat(guest.forge("/admin/bin", "/admin/bin/deletions/" + id + "/purge", "confirm", "1")
                        .body())
                .contains("You may not do this");
        assertThat(live("users", "1")).isFalse();
    }

    @Test
    void labelsIdsAndReasonsAreOnlyText() {
        delete("users", "3", BinApplication.SCRIPT);
        String note = delete("notes", BinApplication.SCRIPT, BinApplication.SCRIPT);

        for (String page : new String[] {
            "/admin/bin",
            "/admin/bin/deletions/" + note,
            "/admin/bin/deletions/" + note + "/restore",
            "/admin/bin/deletions/" + note + "/purge",
            "/admin/bin/types/users?rows=hidden",
            "/admin/bin/types/users/row?id=3",
            "/admin/bin/types/notes?rows=all",
            "/admin/bin?q=%3Cscript%3Ealert(1)%3C/script%3E&by=%22%3E%3Cscript%3E"
        }) {
            assertThat(browser.open(page).body().replaceAll("\"[^\"]*\"", "\"\""))
                    .as(page)
                    .doesNotContain("<script>", "<img")
                    .doesNotContainPattern("<[a-z][^>]* on\\w+=");
        }
    }

    @Test
    void aFormOfAnotherSiteDoesNothing() {
        String id = delete("users", "1", "a mistake");
        String restore = "/admin/bin/deletions/" + id + "/restore";

        assertThat(browser.post(restore, "").statusCode()).isEqualTo(403);
        assertThat(browser.post(restore, "A".repeat(43)).statusCode()).isEqualTo(403);
        assertThat(browser("Sec-Fetch-Site", "cross-site")
                        .forge("/admin/bin", restore)
                        .statusCode())
                .isEqualTo(403);
        assertThat(live("users", "1")).isFalse();
    }

    @Test
    void pagesAreKeptByNobodyAndRunNothingOfTheirOwn() {
        HttpResponse<String> page = browser.open("/admin/bin");

        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.headers().allValues("Set-Cookie"))
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
        assertThat(page.body())
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContain("style=", "<style", "http://", "https://");
    }

    @Test
    void whatIsNotThereIsAPageToo() {
        for (String target : new String[] {"/deletions/99", "/deletions/x", "/nowhere", "/assets/other.js"}) {
            HttpResponse<String> page = browser.open("/admin/bin" + target);
            assertThat(page.statusCode()).as(target).isEqualTo(404);
            assertThat(page.body()).contains("Nothing is here");
        }
        assertThat(browser.open("/admin/bin/assets/bin.js").statusCode()).isEqualTo(200);
        assertThat(browser.open("/admin/bin/assets/htmx.min.js").body()).contains("htmx");
        assertThat(browser.open("/admin/bin/assets/pico.min.css").body()).contains("--pico");
    }
}
