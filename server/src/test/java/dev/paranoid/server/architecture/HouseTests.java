package dev.paranoid.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.server.architecture.MethodSizes.MethodSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages and files have a size that a reader takes in, and a name means one thing. */
class HouseTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int TYPES = 15;
    private static final int LINES = 300;
    private static final int METHOD_LINES = 30;
    private static final int PARAMETERS = 4;

    /** Longer methods, and those with more parameters. The lists only shrink: who fixes one takes it out. */
    private static final Path LONGER_METHODS = Path.of("src/test/resources/house/long-methods.txt");

    private static final Path MORE_PARAMETERS = Path.of("src/test/resources/house/many-parameters.txt");

    /** Longer files, each with its reason. */
    private static final Map<String, String> LONGER = Map.of("Refusal", "a sealed family is read as a whole");

    @TempDir
    Path planted;

    /** The sources of all modules below that directory. */
    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            List<Path> places = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
            return places.stream()
                    .flatMap(HouseTests::files)
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> files(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static Map<Path, Long> crowded(List<Path> sources) {
        Map<Path, Long> packages =
                new TreeMap<>(sources.stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting())));
        packages.values().removeIf(types -> types <= TYPES);
        return packages;
    }

    private static Set<String> tooLong(List<Path> sources) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : sources) {
            if (Files.readAllLines(file).size() > LINES) {
                names.add(name(file));
            }
        }
        return names;
    }

    private static Set<String> longMethods(List<Path> sources) throws IOException {
        return names(sources, method -> method.lines() > METHOD_LINES);
    }

    private static Set<String> manyParameters(List<Path> sources) throws IOException {
        return names(sources, method -> method.parameters() > PARAMETERS && !method.apart());
    }

    private static Set<String> names(List<Path> sources, Predicate<MethodSize> which) throws IOException {
        return MethodSizes.of(sources).stream()
                .filter(which)
                .map(MethodSize::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> known(Path list) throws IOException {
        return Files.readAllLines(list).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static Map<String, Long> twice(List<Path> sources) {
        Map<String, Long> names =
                new TreeMap<>(sources.stream().collect(Collectors.groupingBy(HouseTests::name, Collectors.counting())));
        names.values().removeIf(times -> times == 1);
        return names;
    }

    @Test
    void noPackageIsCrowded() throws IOException {
        assertThat(sources(ROOT)).hasSizeGreaterThan(500);
        assertThat(crowded(sources(ROOT)))
                .as("packages of more than %s types: find the problem that some of them are about", TYPES)
                .isEmpty();
    }

    @Test
    void noFileIsTooLong() throws IOException {
        assertThat(tooLong(sources(ROOT)))
                .as("files of more than %s lines: find the idea in them that has a name of its own", LINES)
                .isEqualTo(LONGER.keySet());
    }

    @Test
    void noNameIsGivenTwice() throws IOException {
        assertThat(twice(sources(ROOT)))
                .as("simple names that mean several things: rename the more special one")
                .isEmpty();
    }

    @Test
    void noMethodIsTooLong() throws IOException {
        assertThat(longMethods(sources(ROOT)))
                .as("methods of more than %s lines: give a part of them a name", METHOD_LINES)
                .containsExactlyElementsOf(known(LONGER_METHODS));
    }

    @Test
    void noMethodHasTooManyParameters() throws IOException {
        assertThat(manyParameters(sources(ROOT)))
                .as("methods of more than %s parameters: some of them are one thing", PARAMETERS)
                .containsExactlyElementsOf(known(MORE_PARAMETERS));
    }

    @Test
    void aMethodThatBreaksARuleIsFound() throws IOException {
        String body = "int i;\n".repeat(METHOD_LINES - 1);
        Path few = Files.createDirectories(planted.resolve("one/src/main/java/few"));
        Files.writeString(
                few.resolve("Methods.java"),
                "class Methods { Methods(int a, int b, int c, int d, int e) {}\n"
                        + "// { \n@Deprecated\nvoid fits(int a, int b, int c, int d) {\n" + body.substring(7) + "}\n"
                        + "void isLong() {\n" + body + "}\n"
                        + "interface Inner { void wide(int a, int b, int c, int d, int e); }\n"
                        + "@Bean Object bean(int a, int b, int c, int d, int e) { return \"/*\"; }\n"
                        + "void mapped(@Param(\"a\") int a, int b, int c, int d, int e) {} }\n");

        assertThat(longMethods(sources(planted))).containsExactly("Methods#isLong");
        assertThat(manyParameters(sources(planted))).containsExactly("Methods#new", "Methods#wide");
    }

    @Test
    void whatBreaksARuleIsFound() throws IOException {
        Path crowd = Files.createDirectories(planted.resolve("one/src/main/java/crowd"));
        for (int type = 0; type <= TYPES; type++) {
            Files.writeString(crowd.resolve("Type" + type + ".java"), "class Type" + type + " {}\n");
        }
        Path few = Files.createDirectories(planted.resolve("two/src/main/java/few"));
        Files.writeString(few.resolve("Type1.java"), "class Type1 {}\n");
        Files.write(
                few.resolve("Long.java"),
                IntStream.rangeClosed(0, LINES).mapToObj(line -> "//").toList());
        List<Path> sources = sources(planted);

        assertThat(crowded(sources)).isEqualTo(Map.of(crowd, TYPES + 1L));
        assertThat(tooLong(sources)).containsExactly("Long");
        assertThat(twice(sources)).isEqualTo(Map.of("Type1", 2L));
    }
}
