package dev.paranoid.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs use is documented to the last parameter: doclint finds nothing missing, and nothing that is wrong. */
class DocumentedTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int DEEP = 20;
    private static final int OWN_PACKAGE = 1;

    /** Modules with how far below their own packages other programs look: their doors are at the top. */
    private static final Map<String, Integer> MODULES = Map.ofEntries(
            Map.entry("domain", DEEP),
            Map.entry("application", DEEP),
            Map.entry("embedded", DEEP),
            Map.entry("adapters-kafka/kafka", OWN_PACKAGE),
            Map.entry("adapters-mybatis/mybatis", OWN_PACKAGE),
            Map.entry("adapters-rest/rest", OWN_PACKAGE),
            Map.entry("adapters-web/web", OWN_PACKAGE),
            Map.entry("mybatis-live/live", OWN_PACKAGE),
            Map.entry("security", OWN_PACKAGE),
            Map.entry("spring", OWN_PACKAGE),
            Map.entry("spring-boot-test/test", OWN_PACKAGE),
            Map.entry("testkit", OWN_PACKAGE));

    @TempDir
    Path planted;

    private static Stream<Path> sources(String module, int depth) {
        Path place = Path.of(module);
        Path own = ROOT.resolve(place.getName(0))
                .resolve("src/main/java/dev/paranoid")
                .resolve(place.getFileName());
        try (Stream<Path> files = Files.walk(own, depth)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> faults(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of("-proc:none", "-Xmaxwarns", "10000", "-Xdoclint:all/protected");
            ((JavacTask) compiler.getTask(
                            null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources)))
                    .analyze();
        }
        List<String> faults = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
            if (each.getSource() != null && !said(each)) {
                faults.add(each.getSource().getName() + ":" + each.getLineNumber() + " "
                        + each.getMessage(Locale.ENGLISH));
            }
        }
        return faults;
    }

    /** A record says at its head what its compact constructor takes, and a type without constructors what there is to say of it. */
    private static boolean said(Diagnostic<? extends JavaFileObject> fault) throws IOException {
        String line = fault.getSource()
                .getCharContent(true)
                .toString()
                .lines()
                .skip(fault.getLineNumber() - 1)
                .findFirst()
                .orElseThrow();
        return line.matches(" *public \\w+ \\{")
                || fault.getMessage(Locale.ENGLISH).contains("use of default constructor");
    }

    @Test
    void doclintFindsNothing() throws IOException {
        List<Path> sources = MODULES.entrySet().stream()
                .flatMap(module -> sources(module.getKey(), module.getValue()))
                .toList();
        assertThat(sources).hasSizeGreaterThan(350);
        assertThat(faults(sources)).isEmpty();
    }

    @Test
    void everyPublishedModuleIsLookedAt() throws IOException {
        List<String> published = new ArrayList<>();
        try (Stream<Path> places = Files.list(ROOT)) {
            for (Path module : places.filter(place -> Files.exists(place.resolve("src/main/java")))
                    .toList()) {
                if (!Files.readString(module.resolve("pom.xml")).contains("<unpublished>true")) {
                    published.add(module.getFileName().toString());
                }
            }
        }
        assertThat(MODULES.keySet())
                .map(module -> Path.of(module).getName(0).toString())
                .containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void whatIsMissingOrWrongIsFound() throws IOException {
        Path file = Files.writeString(planted.resolve("Sample.java"), """
                import java.util.List;

                /** A sample. */
                public interface Sample {

                    /** {@return the half} */
                    int half(int number);

                    void untold();

                    /**
                     * Throws what nobody knows.
                     *
                     * @throws UnknownFailure always
                     */
                    void fails();

                    /**
                     * A record.
                     *
                     * @param names of it
                     */
                    record Told(List<String> names) {
                        public Told {
                            names = List.copyOf(names);
                        }
                    }
                }
                """);

        assertThat(faults(List.of(file)))
                .map(fault -> fault.replaceFirst(".*Sample.java", ""))
                .containsExactlyInAnyOrder(":7 no @param for number", ":9 no comment", ":14 reference not found");
    }
}
