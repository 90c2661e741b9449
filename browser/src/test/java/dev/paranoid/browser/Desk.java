package dev.paranoid.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/** Somebody who has logged in, at a browser that notes whatever goes wrong in a page. */
final class Desk implements AutoCloseable {

    private static final int TABS = 200;

    private final BrowserContext context;
    private final String base;
    private final List<String> faults = new ArrayList<>();
    final Page page;

    private Desk(BrowserContext context, String base) {
        this.context = context;
        this.base = base;
        this.page = context.newPage();
        page.onPageError(faults::add);
        page.onDialog(dialog -> {
            faults.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
    }

    static Desk of(Chromium chromium, Standalone service, String token) {
        return of(chromium, service, token, new Browser.NewContextOptions().setLocale("en-GB"));
    }

    static Desk of(Chromium chromium, Standalone service, String token, Browser.NewContextOptions options) {
        Desk desk = stranger(chromium, service, options);
        desk.open("");
        desk.page.getByLabel("Password or token", new Page.GetByLabelOptions()).fill(token);
        desk.page.locator("main button").click();
        assertThat(desk.page.url()).doesNotContain("log-in");
        return desk;
    }

    /** {@return a browser that has not logged in} */
    static Desk stranger(Chromium chromium, Standalone service, Browser.NewContextOptions options) {
        return new Desk(chromium.browser().newContext(options), service.address() + "/bin");
    }

    static Browser.NewContextOptions screen(int width, boolean dark) {
        return new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setViewportSize(width, 900)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
    }

    void open(String target) {
        page.navigate(base + target);
    }

    /** By mouse. */
    void click(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .or(page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true)))
                .first()
                .click();
    }

    /** By keyboard: goes on until what has the focus is called like this. */
    void tabTo(String name) {
        for (int i = 0; i < TABS; i++) {
            page.keyboard().press("Tab");
            Object focused =
                    page.evaluate("() => { const e = document.activeElement; return e.getAttribute('aria-label')"
                            + " || (e.labels && e.labels[0] ? e.labels[0].textContent : e.textContent); }");
            if (String.valueOf(focused).strip().startsWith(name)) {
                return;
            }
        }
        throw new IllegalStateException("Nothing that the keyboard leads to is called " + name);
    }

    void press(String name) {
        tabTo(name);
        page.evaluate("() => { window.before = true; }");
        page.keyboard().press("Enter");
        page.waitForCondition(this::elsewhere);
        page.waitForLoadState();
    }

    private boolean elsewhere() {
        try {
            return Boolean.TRUE.equals(page.evaluate("() => !window.before && document.readyState === 'complete'"));
        } catch (PlaywrightException onTheWay) {
            return false;
        }
    }

    void sees(String text) {
        page.getByText(text).first().waitFor();
    }

    String text() {
        return page.locator("main").innerText();
    }

    /** {@return what went wrong in pages: scripts that failed or were not allowed, and windows that popped up} */
    List<String> faults() {
        return faults;
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).isEmpty();
    }
}
