package dev.paranoid.mybatis.settings;

import dev.paranoid.application.Feature;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Paranoid's place in an application.
 *
 * @param dataSource Name of the bean that is the data source of the declared tables, where there are several.
 * @param schema Paranoid's own tables.
 * @param scan Packages with classes that declare entity types by annotations, those below included.
 */
@ConfigurationProperties("paranoid")
public record HostProperties(
        @Nullable String dataSource,
        @DefaultValue Own schema,
        @DefaultValue List<String> scan) {

    public HostProperties {
        scan = List.copyOf(scan);
    }

    /**
     * Paranoid's own tables.
     *
     * @param migrate Whether the start brings them up to date; if not, it stops with the SQL for whoever may.
     * @param features Features whose tables are there though neither REST nor Kafka uses them: requests, messages.
     */
    public record Own(
            @DefaultValue("true") boolean migrate,
            @DefaultValue List<Feature> features) {

        public Own {
            features = List.copyOf(features);
        }
    }
}
