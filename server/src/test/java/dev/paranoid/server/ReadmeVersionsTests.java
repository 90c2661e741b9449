package dev.paranoid.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The versions that the README names are those that the tests run on. */
class ReadmeVersionsTests {

    private static final Pattern VERSION = Pattern.compile("<([a-z.-]*version)>([^<]+)</");
    private static final Pattern MYSQL = Pattern.compile("MySQL, tested with ([\\d.]+);");
    private static final String URL = "PARANOID_TEST_MYSQL_URL";

    private static String readme() throws IOException {
        return Files.readString(Pages.ROOT.resolve("README.md"));
    }

    @Test
    void areThoseOfTheBuild() throws IOException {
        String pom = Files.readString(Pages.ROOT.resolve("pom.xml"));
        Map<String, String> versions = new HashMap<>();
        VERSION.matcher(pom).results().forEach(version -> versions.putIfAbsent(version.group(1), version.group(2)));
        String own = pom.replaceAll("(?s).*<artifactId>paranoid</artifactId>\\s*<version>([^<]+)<.*", "$1");
        String boot = pom.replaceAll("(?s).*spring-boot-starter-parent</artifactId>\\s*<version>([^<]+)<.*", "$1");

        assertThat(readme())
                .contains("`paranoid.version` is `" + own + "`")
                .contains("Java " + versions.get("java.version") + " and later")
                .contains("tested with " + boot)
                .contains("MariaDB, tested with " + versions.get("mariadb-binaries.version"));
    }

    @Test
    void kafkaIsTheOneOfTheBuild() throws IOException {
        String series = AppInfoParser.getVersion().replaceFirst("\\..*", "");

        assertThat(readme()).contains("; Kafka " + series + ".\n");
    }

    /** On a MySQL of another version, the README has to name that one as well. */
    @Test
    @EnabledIfSystemProperty(named = "paranoid.without", matches = "none")
    @EnabledIfEnvironmentVariable(named = URL, matches = ".+")
    void mySqlIsTheOneThatTheLongTestsRunOn() throws IOException, SQLException {
        String named = MYSQL.matcher(readme())
                .results()
                .map(version -> version.group(1))
                .findFirst()
                .orElseThrow();
        try (Connection connection = DriverManager.getConnection(System.getenv(URL))) {
            String version = connection.getMetaData().getDatabaseProductVersion();

            assertThat(version).matches(each -> each.contains("MariaDB") || each.startsWith(named + "."));
        }
    }
}
