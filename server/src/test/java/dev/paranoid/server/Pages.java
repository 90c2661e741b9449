package dev.paranoid.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages, and what can be found in their text. */
final class Pages {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’._-]*");
    static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
    static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Set<String> MADE = Set.of("target", "node_modules");
    static final Pattern ANCHOR = Pattern.compile("<a id=\"([a-z-]+)\"></a>");

    private Pages() {}

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            List<Path> pages =
                    new ArrayList<>(docs.filter(page -> page.toString().endsWith(".md"))
                            .sorted()
                            .toList());
            Stream.of(
                            "README.md",
                            "ARCHITECTURE.md",
                            "CONTRIBUTING.md",
                            "CHANGELOG.md",
                            "llms.txt",
                            "SECURITY.md",
                            "benchmarks/README.md",
                            "domain/README.md",
                            "examples/shop/README.md",
                            "server/tutorial.md",
                            "spring-boot-starter/src/main/readme/README.md")
                    .map(ROOT::resolve)
                    .forEach(pages::add);
            return pages;
        }
    }

    /** {@return where the files of the repository end in {@code .md}, without those that a build or a tool has made} */
    static List<Path> markdown() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return name.startsWith(".") || MADE.contains(name)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    static String prose(Path page) throws IOException {
        return CODE_BLOCK.matcher(Files.readString(page)).replaceAll("");
    }

    /** As the hosts of repositories make them: what is no letter, digit, hyphen or underscore is left out. And those that a page names. */
    static Set<String> anchors(Path page) throws IOException {
        Map<String, Integer> times = new HashMap<>();
        Set<String> anchors = HEADING.matcher(prose(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .map(anchor -> {
                    int before = times.merge(anchor, 1, Integer::sum) - 1;
                    return before == 0 ? anchor : anchor + "-" + before;
                })
                .collect(Collectors.toCollection(TreeSet::new));
        ANCHOR.matcher(prose(page)).results().forEach(anchor -> anchors.add(anchor.group(1)));
        return anchors;
    }

    static Optional<String> fault(Path page, String link) throws IOException {
        if (link.matches("[a-z]+:.*")) {
            return Optional.empty();
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target) || !target.startsWith(ROOT)) {
            return Optional.of(ROOT.relativize(page) + " links to " + link + ", which is not there");
        }
        return parts.length == 1 || anchors(target).contains(parts[1])
                ? Optional.empty()
                : Optional.of(ROOT.relativize(page) + " links to " + link + ", but that page has no such heading");
    }

    /** Of what a reader sees outside of examples: the address of a link is none of it. */
    static long wordsAHeading(Path page) throws IOException {
        String seen = LINK.matcher(prose(page)).replaceAll("link");
        return WORD.matcher(seen).results().count()
                / HEADING.matcher(seen).results().count();
    }
}
