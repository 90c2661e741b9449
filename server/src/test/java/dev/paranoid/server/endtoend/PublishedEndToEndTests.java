package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What each published module has, so that others can take it: a name of its own, sources, and what Maven Central asks of a POM. */
class PublishedEndToEndTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");
    private static final Pattern PACKAGING = Pattern.compile("<packaging>pom</packaging>");
    private static final String UNPUBLISHED = "<unpublished>true</unpublished>";
    private static final String UNNAMED = "dev.paranoid.unnamed";

    static Stream<String> published() throws IOException {
        return MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .filter(module -> !pom(module).contains(UNPUBLISHED));
    }

    static Stream<String> jars() throws IOException {
        return published().filter(module -> !PACKAGING.matcher(pom(module)).find());
    }

    private static String pom(String module) {
        try {
            return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static JarFile jar(String module, String ending) throws IOException {
        try (Stream<Path> built = Files.list(ROOT.resolve(module).resolve("target"))) {
            return new JarFile(built.filter(file ->
                            file.getFileName().toString().matches("paranoid-[a-z-]+-[0-9.]+(-SNAPSHOT)?" + ending))
                    .findFirst()
                    .orElseThrow()
                    .toFile());
        }
    }

    private static String moduleName(String module) throws IOException {
        try (JarFile jar = jar(module, "\\.jar")) {
            String said = jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name");
            return String.valueOf(said);
        }
    }

    /** One that says none has the root's, and two modules of one name cannot be used together. */
    @Test
    void eachHasANameOfItsOwn() throws IOException {
        List<String> names = new ArrayList<>();
        for (String module : jars().toList()) {
            names.add(moduleName(module));
        }
        assertThat(names).hasSizeGreaterThan(8).doesNotHaveDuplicates().doesNotContain(UNNAMED, "null");
    }

    /** A starter has none. */
    static Stream<String> sources() throws IOException {
        return jars().filter(module -> Files.isDirectory(ROOT.resolve(module).resolve("src/main/java")));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void eachHasItsSources(String module) throws IOException {
        try (JarFile sources = jar(module, "-sources\\.jar")) {
            assertThat(sources.stream().map(Object::toString)).anyMatch(name -> name.endsWith(".java"));
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void itsPomStandsByItself(String module) throws IOException {
        Path flattened = ROOT.resolve(module).resolve("target/.flattened-pom.xml");

        assertThat(Files.readString(flattened))
                .doesNotContain("<parent>")
                .doesNotContainPattern("\\$\\{(?!project\\.version)");
        assertThat(lacking(flattened)).isEmpty();
    }

    /** {@return what Maven Central asks for and the POM has not, as paths to elements} */
    private static List<String> lacking(Path pom) throws IOException {
        List<String> asked = List.of(
                "name",
                "description",
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "scm/connection",
                "scm/url");
        try {
            Document read =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
            XPath paths = XPathFactory.newInstance().newXPath();
            List<String> lacking = new ArrayList<>();
            for (String path : asked) {
                if (paths.evaluate("/project/" + path, read).isBlank()) {
                    lacking.add(path);
                }
            }
            return lacking;
        } catch (ParserConfigurationException | SAXException | XPathExpressionException unreadable) {
            throw new AssertionError(pom.toString(), unreadable);
        }
    }

    /** A name within the licences is none of the project's. */
    @Test
    void aPomThatLacksSomethingIsFound(@TempDir Path folder) throws IOException {
        Path pom = Files.writeString(
                folder.resolve("pom.xml"),
                "<project><description>d</description><licenses><license><name>l</name><url>u</url></license></licenses>"
                        + "<developers><developer><url>u</url></developer></developers></project>");

        assertThat(lacking(pom))
                .containsExactly("name", "url", "developers/developer/name", "scm/connection", "scm/url");
    }

    @Test
    void theBomHasThemAll() throws IOException {
        Function<String, Stream<String>> artifacts =
                text -> Pattern.compile("<artifactId>(paranoid-[a-z-]+)</artifactId>")
                        .matcher(text)
                        .results()
                        .map((MatchResult found) -> found.group(1));
        List<String> named = artifacts.apply(pom("bom")).toList();
        for (String module : jars().toList()) {
            String own = artifacts.apply(pom(module)).findFirst().orElseThrow();
            assertThat(named).contains(own);
        }
    }
}
