package dev.paranoid.server;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void isAskedForInTwoWays() {
        assertThat(Usage.isAskedForBy(List.of("--server.port=1", "--help"))).isTrue();
        assertThat(Usage.isAskedForBy(List.of("-h"))).isTrue();
        assertThat(Usage.isAskedForBy(List.of("--helpful"))).isFalse();
    }
}
