package dev.paranoid.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/** {@code --help} names every setting that is ours. */
class UsageTests {

    private static final String METADATA = "classpath*:META-INF/spring-configuration-metadata.json";

    @Test
    void namesEverySetting() throws IOException {
        assertThat(settings())
                .contains("paranoid.demo.enabled", "paranoid.embedded.dir", "paranoid.entities")
                .allSatisfy(setting -> assertThat(Usage.text()).contains(setting));
    }

    @Test
    void isAskedForInTwoWays() {
        assertThat(Usage.isAskedForBy(List.of("--server.port=1", "--help"))).isTrue();
        assertThat(Usage.isAskedForBy(List.of("-h"))).isTrue();
        assertThat(Usage.isAskedForBy(List.of("--helpful"))).isFalse();
    }

    private static Set<String> settings() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Resource metadata : new PathMatchingResourcePatternResolver().getResources(METADATA)) {
            JsonMapper.shared()
                    .readTree(metadata.getContentAsByteArray())
                    .path("properties")
                    .valueStream()
                    .map(property -> property.path("name").asString())
                    .filter(name -> name.startsWith("paranoid."))
                    .forEach(names::add);
        }
        return names;
    }
}
