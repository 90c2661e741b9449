package dev.paranoid.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every page at three widths, light and dark: axe-core finds nothing serious, nothing scrolls sideways, and pictures are for a look. */
class LookTests {

    private static final Path PICTURES = Path.of("target", "screenshots");

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
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("bin", "");
        pages.put("bin-nothing", "?q=nothing-like-this");
        pages.put("deletion", "/deletions/1");
        pages.put("restore", deletion + "/restore");
        pages.put("purge", "/deletions/2/purge");
        pages.put("rows", "/types/users");
        pages.put("rows-all", "/types/users?rows=all");
        pages.put("row", "/types/users/row?id=1");
        pages.put("below", "/types/users/below?id=1");
        pages.put("delete", "/types/users/delete?id=5");
        pages.put("health", "/health");
        pages.put("not-there", "/nowhere");
        return pages;
    }

    @SuppressWarnings("unchecked")
    private static List<String> serious(Desk desk, String axe) {
        desk.page.evaluate(axe);
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
        List<String> faults = new ArrayList<>();
        try (Chromium chromium = Chromium.start();
                Standalone service = new Standalone(
                        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "look-"))) {
            String axe = Files.readString(Chromium.axe());
            Map<String, String> pages;
            try (Desk desk = Desk.of(chromium, service, service.token())) {
                pages = pages(desk);
            }
            for (int width : new int[] {320, 768, 1440}) {
                for (boolean dark : new boolean[] {false, true}) {
                    String look = width + (dark ? "-dark" : "-light");
                    try (Desk desk = Desk.of(chromium, service, service.token(), Desk.screen(width, dark))) {
                        pages.forEach((name, target) -> {
                            desk.open(target);
                            desk.page.waitForLoadState(LoadState.NETWORKIDLE);
                            desk.page.screenshot(
                                    new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + look + ".png")));
                            serious(desk, axe).forEach(fault -> faults.add(name + " " + look + ": " + fault));
                            if (Boolean.TRUE.equals(desk.page.evaluate("() => document.documentElement.scrollWidth"
                                    + " > document.documentElement.clientWidth"))) {
                                faults.add(name + " " + look + " scrolls sideways");
                            }
                        });
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }
}
