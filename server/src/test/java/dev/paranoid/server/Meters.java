package dev.paranoid.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The meters that the sources of all modules register. */
final class Meters {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern REGISTERED = Pattern.compile("(?:builder\\(|registry,)\\s*\"(paranoid\\.[a-z.]+)\"");

    private Meters() {}

    static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path sources : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                add(sources, names);
            }
        }
        return names;
    }

    private static void add(Path sources, Set<String> names) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                REGISTERED.matcher(Files.readString(file)).results().forEach(meter -> names.add(meter.group(1)));
            }
        }
    }
}
