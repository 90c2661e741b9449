package dev.paranoid.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real browser, where {@code browser/install} has put what it takes. */
final class Chromium implements AutoCloseable {

    private static final Path PLACE = Path.of(".node").toAbsolutePath();

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    private static Optional<Path> program(String... places) {
        return Stream.of(places).map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /**
     * {@return it; where there is none, the tests that ask are skipped, and say so}
     *
     * @param more arguments of its own
     */
    static Chromium start(String... more) {
        Optional<Path> chromium = program("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
        Optional<Path> node = program("/usr/bin/node", "/usr/local/bin/node");
        boolean there = chromium.isPresent() && node.isPresent() && Files.exists(PLACE.resolve("cli/package/cli.js"));
        runOnlyWith(there, "there is no Chromium, or browser/install did not run");
        runOnlyWith(Files.exists(Standalone.JAR), "the standalone is not packaged, which mvn verify does");
        System.setProperty("playwright.cli.dir", PLACE.resolve("cli").toString());
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.get().toString())));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.get())
                                .setArgs(Stream.concat(
                                                Stream.of("--no-sandbox", "--disable-dev-shm-usage"), Stream.of(more))
                                        .toList())));
    }

    /** Says it where whoever reads the build's output sees it. */
    private static void runOnlyWith(boolean there, String why) {
        if (!there) {
            System.out.println("[WARNING] The tests in a browser did not run: " + why);
        }
        Assumptions.assumeTrue(there, why);
    }

    Browser browser() {
        return browser;
    }

    /** {@return the text of axe-core, to be run in a page} */
    static Path axe() {
        return PLACE.resolve("node_modules/axe-core/axe.min.js");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
