package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several deletions are chosen in the list, and something is done to all of them. */
class ManyTests {

    private static final String BIN = "/admin/bin";

    private final BinHost host = new BinHost();
    private final PlainBrowser browser = host.browser();

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

    private HttpResponse<String> many(String action, String... fields) {
        return browser.submit(BIN, BIN + "/many/" + action, fields);
    }

    @Test
    void severalAreRestoredAndRemovedAtOnce() {
        String story = delete("stories", "1", "spam");
        String user = delete("users", "1", "left");
        String eve = delete("users", "3", "spam");

        assertThat(browser.submit("/admin/bin", "/admin/bin/many/purge", "ids", eve)
                        .body())
                .contains("type how many");
        assertThat(browser.submit("/admin/bin", "/admin/bin/many/purge", "ids", eve, "confirm", "2")
                        .statusCode())
                .isEqualTo(422);
        browser.submit("/admin/bin", "/admin/bin/many/restore", "ids", story, "ids", user);

        assertThat(live("stories", "1")).isTrue();
        assertThat(live("users", "3")).isFalse();
        assertThat(browser.submit("/admin/bin", "/admin/bin/many/purge", "ids", eve, "confirm", "1")
                        .body())
                .contains("Removed for good");
    }

    @Test
    void severalAreHeldAtOnce() {
        String ann = delete("users", "1", "left");
        String eve = delete("users", "3", "spam");
        assertThat(browser.open(BIN).body()).contains("Hold those chosen", "Keep those chosen longer");

        HttpResponse<String> asked = many("hold", "ids", ann, "ids", eve);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("name=\"reason\"", "name=\"kind\"", ">Ann<");
        assertThat(many("hold", "ids", ann, "ids", eve, "reason", " ").statusCode())
                .isEqualTo(422);
        assertThat(browser.open(BIN).body()).doesNotContain("badge held");

        assertThat(many("hold", "ids", ann, "ids", eve, "reason", "case 7", "kind", "freeze")
                        .body())
                .containsPattern("(?s)badge held.*badge held");
        assertThat(browser.open(BIN + "/deletions/" + eve).body()).contains("case 7", "Nothing is removed, restored");
        assertThat(many("restore", "ids", ann, "ids", eve).body()).contains("A hold keeps it");
        assertThat(live("users", "1")).isFalse();
    }

    @Test
    void severalAreKeptLongerAtOnce() {
        String ann = delete("users", "1", "left");
        String eve = delete("users", "3", "spam");
        String note = delete("notes", BinApplication.SCRIPT, "no time is set for these");

        assertThat(many("extend", "ids", ann).body()).contains("name=\"days\"", "name=\"reason\"");
        assertThat(many("extend", "ids", ann, "days", "0", "reason", "asked for")
                        .body())
                .contains("Days are a number");

        assertThat(many("extend", "ids", ann, "ids", eve, "ids", note, "days", "60", "reason", "asked for")
                        .body())
                .contains("Goes for good", "role=\"alert\"");
        assertThat(browser.open(BIN + "/deletions/" + ann).body()).contains("kept longer", "asked for");
        assertThat(browser.open(BIN + "/deletions/" + eve).body()).contains("kept longer");
        assertThat(browser.open(BIN + "/deletions/" + note).body()).doesNotContain("kept longer");
    }

    @Test
    void whoMayOnlyReadChangesNone() {
        String ann = delete("users", "1", "left");
        PlainBrowser guest = host.browser("X-Test-Caller", "guest");

        assertThat(guest.open(BIN).body()).doesNotContain("/many/hold", "/many/extend", "data-chosen");
        for (String action : new String[] {"restore", "purge", "hold", "extend"}) {
            assertThat(guest.submit(
                                    BIN,
                                    BIN + "/many/" + action,
                                    "ids",
                                    ann,
                                    "reason",
                                    "x",
                                    "days",
                                    "5",
                                    "confirm",
                                    "1")
                            .body())
                    .as(action)
                    .contains("You may not do this");
        }
        assertThat(browser.open(BIN).body()).contains(">Ann<").doesNotContain("badge held");
    }

    @Test
    void nothingChosenIsSaid() {
        for (String action : new String[] {"restore", "purge", "hold", "extend"}) {
            assertThat(many(action).body()).as(action).contains("Nothing was chosen.");
        }
    }
}
