package dev.paranoid.server.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others may call says what it gives, for which input: javac's doclint finds nothing missing. */
class DocumentationTests {

    /** A record says what its components are; the constructor that checks them has nothing to add. */
    private static final Pattern COMPACT = Pattern.compile("\\s*public \\w+ \\{");

    @TempDir
    Path classes;

    private List<String> faults(List<Path> sources, String packages) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-Xdoclint:all/public",
                "-Xdoclint/package:" + packages,
                "-Xmaxwarns",
                "10000",
                "-proc:none",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            compiler.getTask(null, files, said, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        List<String> faults = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : said.getDiagnostics()) {
            if (each.getSource() != null && !compact(each)) {
                faults.add(each.getSource().getName() + ":" + each.getLineNumber() + " " + each.getMessage(null));
            }
        }
        return faults;
    }

    private static boolean compact(Diagnostic<? extends JavaFileObject> said) throws IOException {
        List<String> lines =
                said.getSource().getCharContent(true).toString().lines().toList();
        return said.getMessage(null).contains("no comment")
                && COMPACT.matcher(lines.get((int) said.getLineNumber() - 1)).matches();
    }

    @ParameterizedTest
    @CsvSource({
        "domain, dev.paranoid.domain.*",
        "application, 'dev.paranoid.application,dev.paranoid.application.caller,dev.paranoid.application.failure,dev.paranoid.application.request,dev.paranoid.application.retention'",
        "application, 'dev.paranoid.application.audit,dev.paranoid.application.access.hold,dev.paranoid.application.assembly,dev.paranoid.application.batching,dev.paranoid.application.call,dev.paranoid.application.deduplication,dev.paranoid.application.engine.budget,dev.paranoid.application.restore'",
        "application, 'dev.paranoid.application.discretion,dev.paranoid.application.hold,dev.paranoid.application.limit,dev.paranoid.application.purge,dev.paranoid.application.port,dev.paranoid.application.port.*'",
    })
    void nothingIsMissing(String module, String packages) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();

            assertThat(sources).hasSizeGreaterThan(30);
            assertThat(faults(sources, packages)).isEmpty();
        }
    }

    /** What an application meets of an adapter: its settings, what configures it, and what a bean may take the place of. */
    @ParameterizedTest
    @CsvSource({
        "adapters-mybatis, dev.paranoid.mybatis",
        "adapters-rest, dev.paranoid.rest",
        "adapters-kafka, dev.paranoid.kafka",
        "adapters-web, dev.paranoid.web",
        "security, dev.paranoid.security",
        "spring, dev.paranoid.spring",
        "mybatis-live, 'dev.paranoid.live,dev.paranoid.live.hidden,dev.paranoid.live.test'",
        "spring-boot-test, dev.paranoid.test",
    })
    void nothingIsMissingOfAnAdaptersOwnPackage(String module, String packages) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String name : packages.split(",", -1)) {
            try (Stream<Path> files = Files.list(Path.of("..", module, "src/main/java", name.replace('.', '/')))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }

        assertThat(sources).hasSizeGreaterThan(4);
        assertThat(faults(sources, packages)).isEmpty();
    }

    @Test
    void whatIsMissingIsFound() throws IOException {
        Path source = Files.writeString(classes.resolve("Bin.java"), """
                package bin;
                /** A bin. */
                public class Bin {
                    /** Empties it. */
                    public void empty(int times) {}
                }
                """);

        assertThat(faults(List.of(source), "bin")).hasSize(1).allMatch(fault -> fault.endsWith("no @param for times"));
    }
}
