package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.embedding.jpa.JpaShop;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;

/** An application says which components of health it has, as it does of any other's. */
class HealthSwitchedOffTests {

    private static final List<String> ALL =
            List.of("paranoidBackground", "paranoidDatabase", "paranoidDeletions", "paranoidKafka");

    @Test
    void eachOneAndAllOfThem() {
        try (Database database = Database.ofShop()) {
            assertThat(components(database)).containsExactlyElementsOf(ALL);
            assertThat(components(
                            database,
                            "management.health.paranoid-database.enabled=false",
                            "management.health.paranoidBackground.enabled=false"))
                    .containsExactly("paranoidDeletions", "paranoidKafka");
            assertThat(components(
                            database,
                            "management.health.defaults.enabled=false",
                            "management.health.paranoid-database.enabled=true"))
                    .containsExactly("paranoidDatabase");
        }
    }

    private static List<String> components(Database database, String... settings) {
        String[] all = Stream.concat(
                        Stream.of("spring.kafka.bootstrap-servers=127.0.0.1:1", "paranoid.kafka.publish=false"),
                        Stream.of(settings))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext shop = database.start(JpaShop.class, all)) {
            return Stream.of(shop.getBeanNamesForType(HealthIndicator.class))
                    .map(name -> name.replace("HealthIndicator", ""))
                    .filter(ALL::contains)
                    .sorted()
                    .toList();
        }
    }
}
