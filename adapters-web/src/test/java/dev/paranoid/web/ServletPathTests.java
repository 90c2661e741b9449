package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Spring's servlet may have a path of its own, and the application one as well: the bin is below both. */
class ServletPathTests {

    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"(/[^\"]*)\"");
    private static final String BIN = "/shop/app/admin/bin";

    @Test
    void linksFormsAndAnswersStayBelowIt() {
        try (BinHost host = new BinHost("spring.mvc.servlet.path=/app", "server.servlet.context-path=/shop")) {
            host.delete("users", "1", "left");
            PlainBrowser browser = host.browser();
            HttpResponse<String> bin = browser.open(BIN);

            assertThat(bin.statusCode()).isEqualTo(200);
            assertThat(LINK.matcher(bin.body()).results().map(link -> link.group(1)))
                    .isNotEmpty()
                    .allMatch(link -> link.startsWith(BIN))
                    .allSatisfy(link -> assertThat(browser.open(link.replace("&amp;", "&"))
                                    .statusCode())
                            .as(link)
                            .isEqualTo(200));
            String restore = LINK.matcher(bin.body())
                    .results()
                    .map((MatchResult link) -> link.group(1))
                    .filter(link -> link.endsWith("/restore"))
                    .findFirst()
                    .orElseThrow();
            HttpResponse<String> restored = browser.submit(restore, restore);

            assertThat(restored.statusCode()).isEqualTo(200);
            assertThat(restored.uri().getPath()).startsWith(BIN);
            assertThat(host.live("users", "1")).isTrue();
        }
    }
}
