package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.testkit.NewRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the service fares, for those with the right. */
class HealthPageTests {

    private static final String HEALTH = "/admin/bin/health";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BinHost host = new BinHost();
    private final PlainBrowser browser = host.browser();

    @AfterEach
    void stop() {
        host.close();
    }

    private String looked() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String page = browser.open(HEALTH).body();
        while (page.contains("A look is under way") || !page.contains("Last look:")) {
            assertThat(System.nanoTime()).as(page).isLessThan(deadline);
            page = browser.open(HEALTH).body();
        }
        return page;
    }

    @Test
    void theDoctorFindsNothingWhereNothingIsWrong() {
        host.delete("users", "1", "left");

        assertThat(looked()).contains("Nothing: no other program", "Look again");
    }

    @Test
    void theDoctorFindsWhatOthersDid() {
        host.delete("users", "1", "left");
        host.engine().updateColumn(new EntityRef("stories", "1"), "title", "still hidden");
        host.engine().updateColumn(new EntityRef("users", "2"), "deleted_at", Instant.parse("2020-01-01T00:00:00Z"));
        host.engine().updateColumn(new EntityRef("users", "4"), "deleted_at", Instant.parse("2020-01-01T00:00:00Z"));

        assertThat(looked()).contains("Rows that another program hid: 2 users.");

        browser.submit(HEALTH, HEALTH + "/look");
        assertThat(looked()).contains("2 users");
    }

    @Test
    void theDoctorFindsDeletionsWhoseRowIsGoneAndLiveRowsBelowHiddenOnes() {
        host.delete("users", "3", "spam");
        host.engine().removeRow(new EntityRef("users", "3"));
        host.delete("users", "2", "left");
        host.engine().insert(List.of(NewRow.of("stories", "9").with("created_by", "2")));

        assertThat(looked())
                .contains("Deletions whose row is gone: 1 user.")
                .contains("Live rows below hidden ones: 1 story, by stories.created_by.");
    }

    @Test
    void whatTheDoctorCouldNotSeeIsSaid() {
        host.application().failing().put("orphaned", new Unavailable("It is away", Duration.ofSeconds(1), null));
        assertThat(looked())
                .contains("The database did not answer. Look again.")
                .doesNotContain("Nothing: no other program");

        host.application().failing().clear();
        browser.submit(HEALTH, HEALTH + "/look");
        assertThat(looked()).contains("Nothing: no other program");
    }

    @Test
    void numbersAreThoseThatTheApplicationMeasures() {
        assertThat(browser.open(HEALTH).body())
                .contains("Waiting messages", "<span>7</span>", "Age of the oldest message", "<span>2 min</span>")
                .contains("look into it", "Expired deletions", "Stalled jobs")
                .doesNotContain("Kept by a hold, as the last run");
    }

    @Test
    void whoMayNotOperateSeesNothingOfIt() {
        PlainBrowser guest = host.browser("X-Test-Caller", "guest");

        assertThat(guest.open(HEALTH).statusCode()).isEqualTo(404);
        assertThat(guest.forge("/admin/bin", HEALTH + "/look").statusCode()).isEqualTo(404);
    }
}
