package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.testkit.NewRow;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page before a restore says, and what it takes to come through. */
class RestorePageTests {

    private static final String BIN = "/admin/bin";
    private static final String EMAIL = "value:users:email:1";

    private final List<BinHost> hosts = new ArrayList<>();

    @AfterEach
    void stop() {
        hosts.forEach(BinHost::close);
    }

    private BinHost host() {
        return host(Long.MAX_VALUE);
    }

    private BinHost host(long above) {
        BinHost host = new BinHost(above);
        hosts.add(host);
        return host;
    }

    private static String restore(String deletion) {
        return BIN + "/deletions/" + deletion + "/restore";
    }

    private static void take(BinHost host, String user, String email) {
        host.engine().updateColumn(new EntityRef("users", user), "email", email);
    }

    /** {@return the page before restoring a story whose author was deleted after it, and cannot have her email again} */
    private static String belowAUserWhoseEmailIsTaken(BinHost host) {
        String restore = restore(host.delete("stories", "1", "spam"));
        host.delete("users", "1", "left");
        take(host, "2", "ann@example.org");
        return restore;
    }

    @Test
    void bothComeBackWithAnotherValueWhereOneWasTaken() {
        BinHost host = host();
        String restore = belowAUserWhoseEmailIsTaken(host);
        PlainBrowser browser = host.browser();

        HttpResponse<String> page = browser.open(restore);
        assertThat(page.body()).contains("Another row has the value now", "Restore both", "name=\"" + EMAIL + "\"");

        page = browser.submit(page, restore, "parents", "restore");
        assertThat(page.statusCode()).isEqualTo(409);
        page = browser.submit(page, restore, "parents", "restore", EMAIL, "anna@example.org");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(host.live("users", "1")).isTrue();
        assertThat(host.live("stories", "1")).isTrue();
    }

    @Test
    void whatWasTypedStaysUntilItFits() {
        BinHost host = host();
        String restore = belowAUserWhoseEmailIsTaken(host);
        PlainBrowser browser = host.browser();

        HttpResponse<String> page = browser.submit(restore, restore, "parents", "restore", EMAIL, "dan@example.org");
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains(">Dan<", "name=\"" + EMAIL + "\" value=\"dan@example.org\"");

        page = browser.forge(restore, restore, "parents", "refuse", EMAIL, "anna@example.org");
        assertThat(page.body())
                .contains("Another deletion hides it as well", "name=\"" + EMAIL + "\" value=\"anna@example.org\"");
        assertThat(browser.submit(page, restore, "parents", "restore", EMAIL, "anna@example.org")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aValueThatNothingAsksForAnyMoreCanBeTakenBack() {
        BinHost host = host();
        String restore = restore(host.delete("users", "1", "left"));
        PlainBrowser browser = host.browser();

        HttpResponse<String> page = browser.forge(restore, restore, "value:users:name:1", "Anna");
        assertThat(page.body()).contains("It cannot be done like this", "name=\"value:users:name:1\" value=\"Anna\"");
        assertThat(browser.submit(page, restore, "parents", "refuse", "value:users:name:1", "")
                        .body())
                .contains("Restored.");
    }

    @Test
    void saysWhatStaysHiddenAndByWhichDeletion() {
        BinHost host = host();
        String user = host.delete("users", "1", "left");
        String story = host.delete("stories", "1", "spam");

        assertThat(host.browser().open(restore(user)).body())
                .contains(
                        "Stays hidden, because of another deletion: 1 review", "/deletions/" + story + "\"", ">First<")
                .doesNotContain("that you may not see");
        assertThat(host.browser("X-Test-Caller", "clerk").open(restore(user)).body())
                .contains("1 more that you may not see.")
                .doesNotContain("/deletions/" + story + "\"", ">First<");
    }

    @Test
    void ofManyThatHideRowsSomeAreNamedInTwoReads() {
        BinHost host = host();
        for (int i = 100; i < 130; i++) {
            host.engine()
                    .insert(List.of(
                            NewRow.of("stories", "" + i).with("created_by", "4"),
                            NewRow.of("reviews", "" + i).with("created_by", "1").with("story_id", "" + i)));
        }
        String user = host.delete("users", "1", "left");
        for (int i = 100; i < 130; i++) {
            host.delete("stories", "" + i, "spam");
        }
        host.application().calls().clear();

        String page = host.browser().open(restore(user)).body();
        assertThat(page).contains("30 reviews", "20 more.");
        assertThat(page.split("deleted by", -1)).hasSize(1 + 10);
        assertThat(host.application().calls()).containsEntry("find", 2 /* the deletion itself, and those that hide */);
    }

    @Test
    void aRowAboveThatAnotherProgramHidIsNamed() {
        BinHost host = host();
        String story = host.delete("stories", "1", "spam");
        host.engine().updateColumn(new EntityRef("users", "1"), "deleted_at", Instant.parse("2020-01-01T00:00:00Z"));

        assertThat(host.browser().open(restore(story)).body())
                .contains("Another deletion hides it as well", "hidden by another program", "row?id=1")
                .doesNotContain("that you may not see");
    }

    @Test
    void whoMayNotIsToldSo() {
        BinHost host = host();
        String user = host.delete("users", "1", "left");
        PlainBrowser guest = host.browser("X-Test-Caller", "guest");

        for (String act : List.of("restore", "purge")) {
            assertThat(guest.open(BIN + "/deletions/" + user + "/" + act).body())
                    .as(act)
                    .contains("You may not do this", "Ask an administrator")
                    .doesNotContain("There is nothing to", "<form id=\"restore\"", "name=\"confirm\"");
        }
    }

    @Test
    void undoDoesNotSayThatAllIsBackWhereItIsNot() {
        BinHost host = host();
        PlainBrowser browser = host.browser();
        String delete = BIN + "/types/users/delete?id=1";
        HttpResponse<String> deleted = browser.submit(delete, delete);
        host.delete("stories", "1", "spam");
        String user = deleted.uri().toString().replaceFirst(".*deleted=", "");

        assertThat(browser.submit(deleted, restore(user)).body())
                .contains("Not all of it came back")
                .doesNotContain("everything is back");
    }

    @Test
    void aRestoreThatIsUnderWayIsNotCancelledByAnother() {
        BinHost host = host(1);
        String user = host.delete("users", "1", "left");
        String page = BIN + "/deletions/" + user;
        assertThat(host.browser().open(page).body()).contains("Being deleted", "Cancel and bring everything back");

        host.work();
        host.engine().deletions().restore(BinHost.SOMEBODY, Parents.REFUSE, new DeletionId(Long.parseLong(user)));
        assertThat(host.browser().open(page).body())
                .contains("Being restored")
                .doesNotContain("Cancel and bring everything back", "/restore\"");
        assertThat(host.browser().open(page + "/restore").body()).contains("State: Being worked on.");
        host.work();
        assertThat(host.live("users", "1")).isTrue();
    }

    @Test
    void ofTwoPeopleAtTheSameMomentOneRestoresAndTheOtherIsTold() throws Exception {
        BinHost host = host();
        String restore = restore(host.delete("users", "1", "left"));
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> pages = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                pages.add(people.submit(() -> {
                    PlainBrowser browser = host.browser();
                    HttpResponse<String> before = browser.open(restore);
                    together.await(30, TimeUnit.SECONDS);
                    return browser.submit(before, restore).body();
                }));
            }
            List<String> told =
                    List.of(pages.get(0).get(30, TimeUnit.SECONDS), pages.get(1).get(30, TimeUnit.SECONDS));
            assertThat(told).filteredOn(page -> page.contains(">Restored.<")).hasSize(1);
            assertThat(told)
                    .filteredOn(page -> page.contains("Somebody else was faster"))
                    .hasSize(1);
        } finally {
            people.shutdownNow();
        }
    }
}
