package dev.paranoid.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every page at three widths, light and dark: axe-core finds nothing serious, nothing scrolls sideways, and pictures are for a look. */
@Tag("long")
class LookTests {

    private static final Path PICTURES = Path.of("target", "screenshots");

    /** What axe-core looks at: both schemes, and the narrowest and the widest; all of them with {@code -Dparanoid.looks=all}. */
    private static final Set<String> INSPECTED = Set.of("320-light", "1440-dark");

    private static final boolean EVERY_LOOK = "all".equals(System.getProperty("paranoid.looks"));

    private final List<String> faults = new ArrayList<>();

    private static Map<String, String> pages(Desk desk) {
        for (String id : List.of("1", "2", "3", "12", "17")) {
            desk.open("/types/users/delete?id=" + id);
            desk.page.getByLabel("Why").fill(id.equals("2") ? "asked to leave" : "wrong customer");
            desk.click("Delete");
        }
        desk.open("/types/stories/delete?id=12");
        desk.page.getByLabel("Why").fill("spam");
        desk.click("Delete");
        desk.click("Look at it");
        desk.page.waitForURL("**/deletions/*");
        String deletion = desk.page.url().replaceFirst(".*/bin", "");
        desk.page.locator("summary:has-text('Hold it')").click();
        desk.page.locator("form[action$='/holds'] input[name=reason]").fill("a case");
        desk.page.locator("form[action$='/holds'] button").click();
        desk.sees("It is held.");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("bin", "");
        pages.put("bin-nothing", "?q=nothing-like-this");
        pages.put("bin-outcomes", "?did=restore&done=1&refused=2_held.3_parent-deleted");
        pages.put("deletion", "/deletions/1");
        pages.put("restore", deletion + "/restore");
        pages.put("restore-conflict", "/deletions/5/restore");
        pages.put("purge", "/deletions/2/purge");
        pages.put("rows", "/types/users");
        pages.put("rows-all", "/types/users?rows=all");
        pages.put("row", "/types/users/row?id=1");
        pages.put("below", "/types/users/below?id=1");
        pages.put("types", "/types");
        pages.put("deletion-held", deletion);
        pages.put("delete", "/types/users/delete?id=5");
        pages.put("health", "/health");
        pages.put("not-there", "/nowhere");
        return pages;
    }

    private static String axe() {
        try {
            return Files.readString(Chromium.axe());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> serious(Desk desk) {
        desk.page.evaluate(axe());
        List<Map<String, Object>> found = (List<Map<String, Object>>)
                desk.page.evaluate(
                        "async () => (await axe.run()).violations.map(v => ({id: v.id, impact: v.impact, at: v.nodes[0].html}))");
        return found.stream()
                .filter(fault -> List.of("serious", "critical").contains(String.valueOf(fault.get("impact"))))
                .map(Object::toString)
                .toList();
    }

    @Test
    void everyPageAtEveryWidth() throws IOException {
        Files.createDirectories(PICTURES);
        try (Chromium chromium = Chromium.start();
                Standalone service = new Standalone(
                        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "look-"))) {
            Map<String, String> pages;
            try (Desk desk = Desk.of(chromium, service, service.token())) {
                pages = pages(desk);
            }
            service.sql("INSERT INTO users (user_id, username, full_name)"
                    + " SELECT 777, username, 'Second' FROM users WHERE user_id = 17");
            for (int width : new int[] {320, 768, 1440}) {
                for (boolean dark : new boolean[] {false, true}) {
                    try (Desk stranger = Desk.stranger(chromium, service, Desk.screen(width, dark))) {
                        look(stranger, Map.of("log-in", "/log-in"), width, dark);
                    }
                    try (Desk desk = Desk.of(chromium, service, service.token(), Desk.screen(width, dark))) {
                        look(desk, pages, width, dark);
                        lookAtMany(desk, width, dark);
                    }
                }
            }
            picture(chromium, service);
        }
        assertThat(faults).isEmpty();
    }

    private void look(Desk desk, Map<String, String> pages, int width, boolean dark) {
        pages.forEach((name, target) -> {
            desk.open(target);
            desk.page.waitForLoadState(LoadState.NETWORKIDLE);
            seen(desk, name, width, dark);
        });
    }

    private void lookAtMany(Desk desk, int width, boolean dark) {
        for (String act : List.of("purge", "hold", "extend")) {
            desk.open("?q=wrong");
            desk.page.locator("input[name=ids]").first().check();
            desk.page.locator("button[formaction$='/many/" + act + "']").click();
            desk.page.waitForURL(address -> address.contains("/many/" + act));
            desk.page.waitForLoadState(LoadState.NETWORKIDLE);
            seen(desk, "many-" + act, width, dark);
        }
    }

    private void seen(Desk desk, String name, int width, boolean dark) {
        String look = width + (dark ? "-dark" : "-light");
        boolean inspected = EVERY_LOOK || INSPECTED.contains(look);
        desk.page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + "-" + look + ".png")));
        if (inspected) {
            serious(desk).forEach(fault -> faults.add(name + " " + look + ": " + fault));
        }
        if (Boolean.TRUE.equals(desk.page.evaluate(
                "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"))) {
            faults.add(name + " " + look + " scrolls sideways");
        }
    }

    /** For the documentation: {@code -Dparanoid.picture.write=true} writes it. */
    private static void picture(Chromium chromium, Standalone service) {
        try (Desk desk = Desk.of(chromium, service, service.token(), Desk.screen(1000, false))) {
            desk.page.setViewportSize(1000, 620);
            desk.open("");
            desk.page.waitForLoadState(LoadState.NETWORKIDLE);
            Path place = Boolean.getBoolean("paranoid.picture.write")
                    ? Path.of("..", "docs", "bin.png")
                    : PICTURES.resolve("documentation.png");
            desk.page.screenshot(new Page.ScreenshotOptions().setPath(place));
        }
    }
}
