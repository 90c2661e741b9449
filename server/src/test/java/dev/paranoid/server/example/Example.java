package dev.paranoid.server.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of code in a page.
 *
 * @param page from the root of the repository
 * @param line on which it begins
 * @param language as the page says it
 * @param text of the block
 */
public record Example(String page, int line, String language, String text) {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S*)\\n(.*?)^```$");
    /** In the overview of a module's documentation, it is Java. */
    private static final Pattern CODE = Pattern.compile("(?ms)^<pre>(\\{@code)\\n(.*?)^\\}</pre>$");

    private static final Pattern EXCUSE = Pattern.compile("\\A# Not run by the build: \\S+ \\S+ .+");

    /** {@return all examples of all pages for users and contributors, page by page} */
    public static List<Example> all() {
        return Stream.of(Stream.of(ROOT), list(ROOT), list(ROOT.resolve("examples")))
                .flatMap(folders -> folders)
                .filter(Files::isDirectory)
                .flatMap(folder -> Stream.concat(
                        list(folder).filter(file -> file.toString().endsWith(".md")),
                        Stream.of(folder.resolve("src/main/javadoc/overview.html"))))
                .filter(Files::isRegularFile)
                .map(file -> ROOT.relativize(file).toString())
                .sorted()
                .flatMap(Example::of)
                .toList();
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return all in one language that carry no excuse} */
    public static List<Example> in(String language) {
        return all().stream()
                .filter(example -> example.language.equals(language) && !example.excused())
                .toList();
    }

    private static Stream<Example> of(String page) {
        try {
            String text = Files.readString(ROOT.resolve(page));
            boolean overview = page.endsWith(".html");
            return (overview ? CODE : BLOCK)
                    .matcher(text)
                    .results()
                    .map(block -> new Example(
                            page,
                            (int) text.substring(0, block.start()).lines().count() + 1,
                            overview ? "java" : block.group(1),
                            block.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return whether its first line tells readers why nobody runs it here} */
    public boolean excused() {
        return EXCUSE.matcher(text).find();
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
