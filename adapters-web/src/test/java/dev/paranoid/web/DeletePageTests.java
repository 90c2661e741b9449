package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.testkit.NewRow;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people are told before and after a delete and a removal. */
class DeletePageTests {

    private static final String TYPES = "/admin/bin/types";

    private final BinHost host = new BinHost();
    private final PlainBrowser browser = host.browser();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void afterADeleteAndItsUndoTheListIsWhereItWas() {
        String list = TYPES + "/users?rows=all&after=1";
        String delete = TYPES + "/users/delete?id=2&rows=all&after=1";
        assertThat(browser.open(list).body()).contains("href=\"" + delete.replace("&", "&amp;") + "\"");
        HttpResponse<String> asking = browser.open(delete);
        assertThat(asking.body()).contains("href=\"" + list.replace("&", "&amp;") + "\"");

        HttpResponse<String> deleted = browser.submit(asking, TYPES + "/users/delete?id=2");
        assertThat(deleted.uri().toString()).contains("rows=all", "after=1", "deleted=1");
        assertThat(deleted.body()).contains("Undo", ">Bob<").doesNotContain(">Ann<");

        HttpResponse<String> undone = browser.submit(deleted, "/admin/bin/deletions/1/restore");
        assertThat(undone.uri().toString()).contains("rows=all", "after=1", "deleted=1");
        assertThat(undone.body()).contains("Undone: everything is back.");
    }

    @Test
    void aReasonThatIsTooLongIsRefusedInWordsAndStays() {
        String delete = TYPES + "/users/delete?id=1";

        HttpResponse<String> refused = browser.submit(delete, delete, "reason", "x".repeat(1_001));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("more than 1000 characters", "value=\"" + "x".repeat(1_001) + "\"");
        assertThat(host.live("users", "1")).isTrue();
        assertThat(browser.submit(refused, delete, "reason", "y".repeat(1_000)).body())
                .contains("Deleted 1 user");
    }

    @Test
    void aRuleThatForbidsARemovalIsNamedAndNothingIsOffered() {
        String purge = "/admin/bin/deletions/" + host.delete("notes", BinApplication.SCRIPT, "old") + "/purge";

        assertThat(browser.open(purge).body())
                .contains("A rule protects it", "may be hidden, but not removed for good. The rule is soft-only.")
                .doesNotContain("name=\"confirm\"");
        assertThat(host.browser("Accept-Language", "de").open(purge).body())
                .contains("Eine Regel schützt es", "nicht endgültig entfernt werden. Die Regel heißt soft-only.");
    }

    @Test
    void whatRestrictsARemovalIsNamedAndNothingIsOffered() {
        String user = host.delete("users", "2", "left");
        host.engine().updateColumn(new EntityRef("invoices", "7"), "customer", "2");

        assertThat(browser.open("/admin/bin/deletions/" + user + "/purge").body())
                .contains("Other rows still need it", "1 invoice", "/types/invoices/row?id=7")
                .doesNotContain("name=\"confirm\"");
    }

    @Test
    void aDeleteThatIsRefusedInTheBackgroundSaysWhy() {
        try (BinHost background = new BinHost(1)) {
            background.engine().insert(List.of(NewRow.of("stories", "3").with("created_by", "4")));
            String deletion = background.delete("users", "4", "left");
            background.work();

            assertThat(background
                            .browser()
                            .open("/admin/bin/deletions/" + deletion)
                            .body())
                    .contains("refused after it had begun", "<dt>Refused because</dt><dd>Still in use by 1 of");
            assertThat(background.browser().open("/admin/bin?state=refused").body())
                    .contains(">Dan</bdi>");
        }
    }

    @Test
    void whatOthersWroteIsOnlyTextWhereverItIsShown() {
        host.engine()
                .insert(List.of(
                        NewRow.of("users", "5").with("name", "Fay").with("email", "fay@example.org"),
                        NewRow.of("invoices", "8").with("customer", "5").with("note", BinApplication.SCRIPT),
                        NewRow.of("stories", "3").with("created_by", "3").with("title", BinApplication.SCRIPT)));
        PlainBrowser script = host.browser("X-Test-Caller", "script");
        String delete = TYPES + "/users/delete?id=3";
        HttpResponse<String> asking = script.open(delete);
        HttpResponse<String> deleted = script.submit(asking, delete, "reason", BinApplication.SCRIPT);
        String eve = deleted.uri().toString().replaceFirst(".*deleted=", "");
        HttpResponse<String> many = script.submit("/admin/bin", "/admin/bin/many/hold", "ids", eve);
        HttpResponse<String> held = script.submit(many, "/admin/bin/many/hold", "reason", BinApplication.SCRIPT);
        host.engine().updateColumn(new EntityRef("users", "2"), "name", BinApplication.SCRIPT);
        host.engine().updateColumn(new EntityRef("users", "2"), "email", "eve@example.org");

        List<HttpResponse<String>> pages = List.of(
                asking,
                deleted,
                many,
                held,
                script.open("/admin/bin"),
                script.open("/admin/bin/deletions/" + eve),
                script.open("/admin/bin/deletions/" + eve + "/restore"),
                script.open(TYPES + "/users/below?id=3"),
                script.open(TYPES + "/users/delete?id=5"));
        assertThat(pages).allSatisfy(page -> {
            assertThat(page.body()).as(page.uri().toString()).contains("&lt;script&gt;");
            assertThat(page.body().replaceAll("\"[^\"]*\"", "\"\""))
                    .as(page.uri().toString())
                    .doesNotContain("<script>", "<img")
                    .doesNotContainPattern("<[a-z][^>]* on\\w+=");
        });
    }
}
