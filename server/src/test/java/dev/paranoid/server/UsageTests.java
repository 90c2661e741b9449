package dev.paranoid.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code --help} names every setting that is ours. */
class UsageTests {

    @Test
    void namesEverySetting() {
        assertThat(Metadata.settings().keySet())
                .contains(
                        "paranoid.demo.enabled",
                        "paranoid.embedded.dir",
                        "paranoid.entities",
                        "paranoid.database.wait-at-start")
                .allSatisfy(setting -> assertThat(Usage.text()).contains(setting));
    }

    /** The thin server does not read those of the embedded servers, and does not refuse them either. */
    @Test
    void theThinServerKnowsTheSettingsOfTheStandalone() throws IOException {
        String own = Files.readString(Path.of("src/main/resources/META-INF/spring-configuration-metadata.json"));

        assertThat(Metadata.settings().keySet())
                .filteredOn(name -> name.startsWith("paranoid.embedded."))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(own).contains("\"" + name + "\""));
    }

    @Test
    void isAskedForInTwoWays() {
        assertThat(Usage.isAskedForBy(List.of("--server.port=1", "--help"))).isTrue();
        assertThat(Usage.isAskedForBy(List.of("-h"))).isTrue();
        assertThat(Usage.isAskedForBy(List.of("--helpful"))).isFalse();
    }
}
