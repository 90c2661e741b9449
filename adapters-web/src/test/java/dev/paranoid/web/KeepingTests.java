package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.domain.hold.HoldKind;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a deletion hides is held, released and kept for longer; its history tells all of it. */
class KeepingTests {

    private final BinHost host = new BinHost();
    private final PlainBrowser browser = host.browser();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void whatIsHeldIsNotRemovedUntilItIsReleased() {
        String page = "/admin/bin/deletions/" + host.delete("users", "1", "left");
        assertThat(browser.submit(page, page + "/holds", "reason", "").body()).doesNotContain("It is held.");

        HttpResponse<String> held = browser.submit(page, page + "/holds", "reason", BinApplication.SCRIPT);
        assertThat(held.body())
                .contains("It is held.", "Nothing is removed for good", "&lt;script&gt;")
                .doesNotContain(BinApplication.SCRIPT);
        assertThat(browser.open("/admin/bin").body()).contains("badge held");
        assertThat(browser.open(page + "/purge").body()).contains("Nothing is removed for good");
        HttpResponse<String> asked = browser.open(page + "/purge");
        assertThat(asked.body()).contains("A hold keeps it").doesNotContain("name=\"confirm\"");
        assertThat(browser.forge(page + "/purge", page + "/purge", "confirm", "1")
                        .statusCode())
                .isEqualTo(409);

        Matcher release = Pattern.compile("action=\"([^\"]*/release)\"").matcher(held.body());
        assertThat(release.find()).isTrue();
        assertThat(browser.submit(page, release.group(1)).body())
                .contains("The hold is released.", "<span>held</span>", "<span>released</span>");
        assertThat(browser.open("/admin/bin").body()).doesNotContain("badge held");
        assertThat(browser.submit(page + "/purge", page + "/purge", "confirm", "1")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsFrozenIsNotRestored() {
        String page = "/admin/bin/deletions/" + host.delete("users", "1", "left");
        browser.submit(page, page + "/holds", "reason", "case 7", "kind", "freeze");

        assertThat(browser.open(page + "/restore").body()).contains("A hold keeps it");
        assertThat(browser.submit(page + "/restore", page + "/restore").statusCode())
                .isEqualTo(409);
        assertThat(host.live("users", "1")).isFalse();
    }

    @Test
    void whatExpiresIsKeptLonger() {
        String page = "/admin/bin/deletions/" + host.delete("users", "1", "left");
        String before = browser.open(page).body();

        assertThat(browser.submit(page, page + "/extend", "days", "10", "reason", "audit")
                        .body())
                .contains("It is kept longer.", "kept longer", "<q>audit</q>")
                .contains("2026-02-10");
        assertThat(before).contains("2026-01-31");
        for (String days : new String[] {"", "0", "-1", "36501", "x", "1e3"}) {
            assertThat(browser.submit(page, page + "/extend", "days", days, "reason", "audit")
                            .statusCode())
                    .as(days)
                    .isEqualTo(409);
        }
    }

    @Test
    void whoMayNotIsOfferedNothingAndRefusedAllTheSame() {
        String page = "/admin/bin/deletions/" + host.delete("users", "1", "left");
        PlainBrowser guest = host.browser("X-Test-Caller", "guest");

        assertThat(guest.open(page).body()).contains("<span>deleted</span>").doesNotContain("/holds\"", "/extend\"");
        assertThat(guest.forge(page, page + "/holds", "reason", "why").statusCode())
                .isEqualTo(409);
        assertThat(guest.forge(page, page + "/extend", "days", "1", "reason", "why")
                        .statusCode())
                .isEqualTo(409);
        assertThat(guest.forge(page, page + "/holds/1/release").statusCode()).isEqualTo(409);
        assertThat(browser.open(page).body()).doesNotContain("/release\"", "<span>held</span>");
    }

    @Test
    void aHoldOnAllOfATypeIsOnThePagesOfItsDeletions() {
        String page = "/admin/bin/deletions/" + host.delete("users", "1", "left");
        host.engine()
                .holds()
                .place(
                        BinHost.SOMEBODY,
                        List.of(HoldRequest.of(new On.Type("users"), HoldKind.PRESERVATION, "a lawsuit")));

        assertThat(browser.open("/admin/bin").body()).contains("badge held");
        assertThat(browser.open(page).body()).contains("badge held", "<q>a lawsuit</q>");
        assertThat(browser.open(page + "/purge").body()).contains("<q>a lawsuit</q>");
        String story = "/admin/bin/deletions/" + host.delete("stories", "2", "spam");
        assertThat(browser.open(story).body()).doesNotContain("badge held", "a lawsuit");
    }

    @Test
    void aChangeThatWasRefusedSaysByWhat() {
        String page = "/admin/bin/deletions/" + host.delete("users", "1", "left");
        PlainBrowser guest = host.browser("X-Test-Caller", "guest");
        guest.forge(page, page + "/extend", "days", "1", "reason", "why");

        assertThat(browser.open(page).body())
                .contains("a change of its time was refused", "<span>You may not do this</span>");
    }
}
