package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.testkit.NewRow;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** {@return what follows when these are chosen in the list} */
    private HttpResponse<String> chosen(String action, String... ids) {
        return browser.submit(BIN, BIN + "/many/" + action, fields(ids));
    }

    private static String[] fields(String... ids) {
        return Stream.of(ids).flatMap(id -> Stream.of("ids", id)).toArray(String[]::new);
    }

    private HttpResponse<String> send(HttpResponse<String> asking, String action, String... fields) {
        return browser.submit(asking, BIN + "/many/" + action, fields);
    }

    @Test
    void severalAreRestoredAndRemovedAtOnce() {
        String story = delete("stories", "1", "spam");
        String user = delete("users", "1", "left");
        String eve = delete("users", "3", "spam");

        HttpResponse<String> asking = chosen("purge", eve);
        assertThat(asking.body()).contains("type how many");
        assertThat(send(asking, "purge", "confirm", "2").statusCode()).isEqualTo(422);
        chosen("restore", story, user);

        assertThat(live("stories", "1")).isTrue();
        assertThat(live("users", "3")).isFalse();
        assertThat(send(asking, "purge", "confirm", "1").body()).contains("Removed for good");
    }

    @Test
    void ofAParentAndAChildOfOneTypeBothAreRestoredWhateverTheOrder() {
        String parent = delete("folders", "1", "spam");
        String child = delete("folders", "2", "spam");

        assertThat(chosen("restore", child, parent).body()).doesNotContain("role=\"alert\"");
        assertThat(live("folders", "1")).isTrue();
        assertThat(live("folders", "2")).isTrue();
    }

    @Test
    void severalTakeOneCallHoweverManyTheyAre() {
        String[] ids = IntStream.range(100, 120)
                .mapToObj(i -> {
                    host.engine()
                            .insert(List.of(NewRow.of("users", "" + i)
                                    .with("name", "n" + i)
                                    .with("email", "e" + i)));
                    return delete("users", "" + i, "spam");
                })
                .toArray(String[]::new);
        HttpResponse<String> page = browser.open(BIN);
        host.application().calls().clear();

        assertThat(browser.submit(page, BIN + "/many/restore", fields(ids)).body())
                .contains(">n100<", ">n119<");
        assertThat(host.application().calls())
                .containsEntry("restoreDeletions", 1)
                .containsEntry("find", 2 /* those that were chosen, and what became of them */)
                .doesNotContainKeys("restore");
    }

    @Test
    void aReloadDoesNothingAgain() {
        String ann = delete("users", "1", "left");
        HttpResponse<String> held = send(chosen("hold", ann), "hold", "reason", "case 7");

        assertThat(held.request().method()).isEqualTo("GET");
        assertThat(browser.open(held.uri().toString()).body())
                .contains(held.body().replaceAll("(?s).*(<section class=\"notice outcomes.*?</section>).*", "$1"));
        assertThat(browser.open(BIN + "/deletions/" + ann).body().split("case 7", -1))
                .hasSize(1 + 2 /* the hold, and its line of the history */);
    }

    @Test
    void theFiltersOfTheListStay() {
        String eve = delete("users", "3", "spam & more");
        delete("users", "1", "left");
        String list = BIN + "?type=users&q=spam%20%26%20more";
        HttpResponse<String> asking = browser.submit(list, BIN + "/many/hold", "ids", eve);
        assertThat(asking.body()).contains("href=\"" + BIN + "?type=users&amp;q=spam%20%26%20more\"");

        HttpResponse<String> held = send(asking, "hold", "reason", "case 7");
        assertThat(held.uri().toString()).contains(list + "&did=hold&done=" + eve);
        assertThat(held.body()).contains("value=\"spam &amp; more\"").doesNotContain(">Ann<");
    }

    @Test
    void whatRefusesEachIsSaidWithALinkToMore() {
        String note = delete("notes", BinApplication.SCRIPT, "old");
        String eve = delete("users", "3", "spam");

        assertThat(send(chosen("purge", note, eve), "purge", "confirm", "2").body())
                .contains("A rule protects it", "/deletions/" + note + "/purge\"")
                .doesNotContain("/deletions/" + eve + "/purge\"");
        assertThat(browser.open(BIN + "?did=hold&refused=" + note + "_odd.x_y.99_held&done=..0.-1")
                        .body())
                .contains("A rule protects it (odd)");
        for (String odd :
                List.of("?did=odd&done=1", "?did=purge", "?did=purge&done=x&refused=1", "?did=purge&refused=1_A'")) {
            assertThat(browser.open(BIN + odd.replace("'", "%27")).body())
                    .as(odd)
                    .doesNotContain("notice outcomes");
        }
    }

    @Test
    void severalAreHeldAtOnce() {
        String ann = delete("users", "1", "left");
        String eve = delete("users", "3", "spam");
        assertThat(browser.open(BIN).body()).contains("Hold those chosen", "Keep those chosen longer");

        HttpResponse<String> asked = chosen("hold", ann, eve);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("name=\"reason\"", "name=\"kind\"", ">Ann<");
        assertThat(send(asked, "hold", "reason", " ").statusCode()).isEqualTo(422);
        assertThat(browser.open(BIN).body()).doesNotContain("badge held");

        assertThat(send(asked, "hold", "reason", "case 7", "kind", "freeze").body())
                .containsPattern("(?s)badge held.*badge held");
        assertThat(browser.open(BIN + "/deletions/" + eve).body()).contains("case 7", "Nothing is removed, restored");
        assertThat(chosen("restore", ann, eve).body()).contains("A hold keeps it");
        assertThat(live("users", "1")).isFalse();
    }

    @Test
    void severalAreKeptLongerAtOnce() {
        String ann = delete("users", "1", "left");
        String eve = delete("users", "3", "spam");
        String note = delete("notes", BinApplication.SCRIPT, "no time is set for these");

        HttpResponse<String> asked = chosen("extend", ann, eve, note);
        assertThat(asked.body()).contains("name=\"days\"", "name=\"reason\"");
        assertThat(send(asked, "extend", "days", "0", "reason", "asked for").body())
                .contains("Days are a number", "value=\"asked for\"");

        assertThat(send(asked, "extend", "days", "60", "reason", "asked for").body())
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
            assertThat(guest.forge(BIN, BIN + "/many/" + action, "ids", ann, "reason", "x", "days", "5", "confirm", "1")
                            .body())
                    .as(action)
                    .contains("You may not do this");
        }
        assertThat(browser.open(BIN).body()).contains(">Ann<").doesNotContain("badge held");
    }

    @Test
    void nothingChosenIsSaid() {
        delete("users", "1", "left");
        for (String action : new String[] {"restore", "purge", "hold", "extend"}) {
            assertThat(chosen(action).body()).as(action).contains("Nothing was chosen.");
        }
    }
}
