package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.RateLimited;
import dev.paranoid.application.failure.RequestTooLarge;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people see when something fails: what it is, and what to do. */
class ErrorPagesTests {

    private static final Duration SOON = Duration.ofMillis(1_200);

    private final BinHost host = new BinHost();

    @AfterEach
    void stop() {
        host.close();
    }

    private HttpResponse<String> failing(RuntimeException failure) {
        host.application().failing().put("list", failure);
        return host.browser().open("/admin/bin");
    }

    @Test
    void anOutageIsNoFaultOfTheReader() {
        HttpResponse<String> page = failing(new Unavailable("jdbc:mysql://secret", SOON, null));

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).contains("5");
        assertThat(page.body())
                .contains("The database does not answer", "a repeat does no harm")
                .doesNotContain("secret");
    }

    @Test
    void othersAtWorkAreWaitedFor() {
        HttpResponse<String> page = failing(new Busy("secret", SOON, null));

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body())
                .contains("Others are at work", "Try again in a few seconds")
                .doesNotContain("secret");
    }

    @Test
    void whoRemovesTooMuchWaits() {
        HttpResponse<String> page = failing(new RateLimited("too much", SOON));

        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).contains("2");
        assertThat(page.body()).contains("That was too much within a minute");
    }

    @Test
    void tablesThatHaveChangedAreForWhoRunsTheService() {
        HttpResponse<String> page = failing(new SchemaChanged("secret", null));

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body())
                .contains("The tables have changed", "has to fix it")
                .doesNotContain("secret");
    }

    @Test
    void tooMuchAtOnceIsLess() {
        HttpResponse<String> page = failing(new RequestTooLarge(new IllegalStateException("secret")));

        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(page.body())
                .contains("That is too much at once", "Choose less")
                .doesNotContain("secret");
    }

    @Test
    void aBugShowsNothingOfItself() {
        HttpResponse<String> page = failing(new IllegalStateException("secret"));

        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("Something went wrong").doesNotContain("secret", "IllegalState");
    }
}
