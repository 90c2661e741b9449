package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Spring's servlet may have a path of its own, and the application one as well: the bin is below both. */
class ServletPathTests {

    private static final String BIN = "/shop/app/admin/bin";

    @Test
    void linksFormsAndAnswersStayBelowIt() {
        try (BinHost host = new BinHost("spring.mvc.servlet.path=/app", "server.servlet.context-path=/shop")) {
            host.delete("users", "1", "left");
            PlainBrowser browser = host.browser();
            HttpResponse<String> bin = browser.open(BIN);

            assertThat(bin.statusCode()).isEqualTo(200);
            assertThat(targets("href|src|action", bin)).isNotEmpty().allMatch(target -> target.startsWith(BIN));
            assertThat(targets("href|src", bin))
                    .isNotEmpty()
                    .allSatisfy(link ->
                            assertThat(browser.open(link).statusCode()).as(link).isEqualTo(200));
            String restore = targets("action|href", bin).stream()
                    .filter(target -> target.matches(".*/deletions/\\d+/restore"))
                    .findFirst()
                    .orElseThrow();
            HttpResponse<String> restored = browser.submit(restore, restore);

            assertThat(restored.statusCode()).isEqualTo(200);
            assertThat(restored.uri().getPath()).startsWith(BIN);
            assertThat(host.live("users", "1")).isTrue();
        }
    }

    private static List<String> targets(String attributes, HttpResponse<String> page) {
        return Pattern.compile("(?:" + attributes + ")=\"(/[^\"]*)\"")
                .matcher(page.body())
                .results()
                .map(target -> target.group(1).replace("&amp;", "&"))
                .toList();
    }
}
