package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages of rows: live, hidden, what is below them, and their delete. */
class RowPagesTests {

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
    void aRowIsDeletedAfterItsPreviewAndUndone() {
        assertThat(browser.open("/admin/bin/types").body()).contains("Live", "/types/users");
        String delete = "/admin/bin/types/users/delete?id=1";
        assertThat(browser.open(delete).body()).contains("Deletes 1 user, 1 review, 2 stories.");

        HttpResponse<String> after = browser.submit(delete, delete, "reason", "a mistake");
        assertThat(after.body())
                .contains("Deleted 1 user, 1 review, 2 stories.", "Undo")
                .doesNotContain(">Ann<");
        Matcher form = Pattern.compile("action=\"([^\"]*/restore)\"").matcher(after.body());
        assertThat(form.find()).isTrue();

        String undone = browser.submit(after, form.group(1)).body();
        assertThat(undone).contains("Undone", ">Ann<");
        assertThat(live("reviews", "1")).isTrue();
    }

    @Test
    void whatBlocksADeleteIsNamedWithALink() {
        String delete = "/admin/bin/types/users/delete?id=4";

        assertThat(browser.open(delete).body())
                .contains("Other rows still need it", "1 invoice", "/admin/bin/types/invoices/row?id=7")
                .doesNotContain("name=\"reason\"");
        HttpResponse<String> refused = browser.forge("/admin/bin", delete);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(live("users", "4")).isTrue();
    }

    @Test
    void rowsAreSeenLiveHiddenAndAllWithWhatIsBelowThem() {
        String story = delete("stories", "1", "spam");
        String id = delete("users", "1", "a mistake");

        assertThat(browser.open("/admin/bin/types/users").body()).doesNotContain(">Ann<");
        assertThat(browser.open("/admin/bin/types/users?rows=hidden").body()).contains(">Ann<");
        assertThat(browser.open("/admin/bin/types/users?rows=all").body()).contains(">Ann<", ">Bob<");
        assertThat(browser.open("/admin/bin/types/users/row?id=1").body()).contains("/deletions/" + id);
        assertThat(browser.open("/admin/bin/types/users/below?id=1").body())
                .contains("First", "Second", "stories.created_by", "deletion " + story, "<html");
        assertThat(browser("HX-Request", "true")
                        .open("/admin/bin/types/users/below?id=1")
                        .body())
                .contains("First")
                .doesNotContain("<html");
    }

    @Test
    void typesThatSomebodyMayNotReadAreNotThereForHim() {
        PlainBrowser guest = browser("X-Test-Caller", "guest");

        assertThat(guest.open("/admin/bin/types/users").body())
                .contains(">Ann<")
                .doesNotContain("reviews", "/delete?");
        assertThat(guest.open("/admin/bin/types/reviews").statusCode()).isEqualTo(404);
        assertThat(guest.open("/admin/bin/types/nothing").statusCode()).isEqualTo(404);
        assertThat(guest.open("/admin/bin/types/invoices/row?id=7").statusCode())
                .isEqualTo(404);
        assertThat(guest.open("/admin/bin/types/users/row?id=99").statusCode()).isEqualTo(404);
        assertThat(guest.open("/admin/bin/types/users/row").statusCode()).isEqualTo(404);
        HttpResponse<String> delete = guest.forge("/admin/bin", "/admin/bin/types/users/delete?id=1");
        assertThat(delete.body()).contains("You may not do this");
        assertThat(live("users", "1")).isTrue();
    }
}
