package dev.paranoid.server.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java that pages show compiles against the modules as they are, beside what {@code page-context.java} says of the reader's own. */
class JavaExamplesTests {

    private static final Pattern TYPE = Pattern.compile("(?m)^(?:final )?(?:class|record|interface|enum) \\w+");
    private static final Pattern MEMBER = Pattern.compile("(?m)^(?!try |for |if |while )\\S.*\\) \\{$");
    private static final Path CONTEXT = Path.of("src/test/resources/page-context.java");

    @TempDir
    Path classes;

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static String context() throws IOException {
        return Files.readString(CONTEXT);
    }

    private static Source source(int number, String text) throws IOException {
        String imports = context().substring(0, context().indexOf("/** "));
        return new Source(
                "p" + number + "/Example",
                imports.replace("package page;", "package p" + number + ";\nimport page.*;\nimport page.Context.*;")
                        + "\n" + whole(text));
    }

    /** {@return a compilation unit's types, of types, members, statements or an expression} */
    private static String whole(String text) {
        if (TYPE.matcher(text).find()) {
            return text;
        }
        if (MEMBER.matcher(text).find()) {
            return "class Example extends Context {\n" + text + "\n}";
        }
        boolean statements = text.contains(";");
        return "class Example extends Context {\nvoid example() throws Exception {\n"
                + (statements ? text : "var it = " + text + ";")
                + "\n}\n}";
    }

    /** {@return what the compiler says against them} */
    private List<String> faults(List<Example> examples) throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        sources.add(new Source("page/Context", context()));
        for (int i = 0; i < examples.size(); i++) {
            sources.add(source(i, examples.get(i).text()));
        }
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
        List<String> options = List.of(
                "-proc:none",
                "-parameters",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path"));
        compiler.getTask(null, null, said, options, null, sources).call();
        return said.getDiagnostics().stream()
                .filter(each -> each.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(each -> place(each.getSource(), examples) + " " + each.getMessage(null))
                .toList();
    }

    private static String place(JavaFileObject source, List<Example> examples) {
        String name = source.getName();
        return name.startsWith("/p") && Character.isDigit(name.charAt(2))
                ? examples.get(Integer.parseInt(name.substring(2, name.indexOf('/', 1))))
                        .toString()
                : name;
    }

    @Test
    void theyCompile() throws IOException {
        List<Example> examples = Example.in("java");

        assertThat(examples).hasSizeGreaterThan(8);
        assertThat(faults(examples)).isEmpty();
    }

    @Test
    void aStaleOneIsFound() throws IOException {
        List<Example> stale = Stream.of("bin.remove(\"users\", 1);", "class Bin extends RecycleBean {}")
                .map(text -> new Example("stale.md", 1, "java", text))
                .toList();

        assertThat(faults(stale)).hasSize(2).allMatch(fault -> fault.startsWith("stale.md:1 "));
    }
}
