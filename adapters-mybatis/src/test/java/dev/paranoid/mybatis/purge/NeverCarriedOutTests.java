package dev.paranoid.mybatis.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.settings.PurgeProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Hard deletes that wait for a job that nobody has started are told at the start. */
class NeverCarriedOutTests {

    private static Optional<String> told(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("paranoid.entities.users.table", "users");
        settings.put("paranoid.entities.notes.table", "notes");
        Binder binder = new Binder(new MapConfigurationPropertySource(settings));
        return PurgeConfiguration.neverCarriedOut(
                binder.bindOrCreate("paranoid", ParanoidProperties.class),
                binder.bindOrCreate("paranoid.purge", PurgeProperties.class));
    }

    @Test
    void whereNoJobRunsTheTypesAreNamed() {
        assertThat(told(Map.of("paranoid.entities.notes.hard-delete", "after 15m")))
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith("Hard deletes of notes wait for the purge job")
                        .contains("paranoid.purge.every"));
    }

    @Test
    void nothingIsSaidWhereAJobRunsOrNothingWaits() {
        assertThat(told(Map.of("paranoid.entities.notes.hard-delete", "after 15m", "paranoid.purge.every", "1m")))
                .isEmpty();
        assertThat(told(Map.of())).isEmpty();
    }
}
