package dev.paranoid.server.configured;

import static org.springframework.boot.context.properties.source.ConfigurationPropertyState.PRESENT;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** What the user has configured, asked before any bean is made. */
public record Configured(Environment environment) {

    private static final String EMBEDDED = "dev.paranoid.embedded.mariadb.EmbeddedMariaDb";
    private static final String DRIVER = "spring.datasource.driver-class-name";
    private static final ConfigurationPropertyName ENTITIES = ConfigurationPropertyName.of("paranoid.entities");

    /** A blank URL counts as none, as it does for the embedded database. */
    boolean datasource() {
        return hasText("spring.datasource.url") || hasText("spring.datasource.jndi-name");
    }

    /** {@return where the data is, if no driver of ours can get there} */
    Optional<DataPlace> foreignUrl() {
        String url = environment.getProperty("spring.datasource.url", "");
        boolean ours = url.startsWith("jdbc:mysql:") || url.startsWith("jdbc:mysql+srv:");
        return !hasText("spring.datasource.url") || ours || hasText(DRIVER)
                ? Optional.empty()
                : Optional.of(DataPlace.at(url));
    }

    /** {@return the driver that was asked for, if there is none of that name} */
    Optional<String> missingDriver() {
        return Optional.ofNullable(environment.getProperty(DRIVER))
                .filter(StringUtils::hasText)
                .filter(name -> !ClassUtils.isPresent(name, null));
    }

    public boolean entities() {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .anyMatch(source -> source.containsDescendantOf(ENTITIES) == PRESENT);
    }

    public Set<String> entityNames() {
        return new TreeSet<>(Binder.get(environment)
                .bind(ENTITIES, Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of())
                .keySet());
    }

    boolean embedded() {
        return ClassUtils.isPresent(EMBEDDED, null) && isOn("paranoid.embedded.enabled");
    }

    /** Never where there is anything of the user's own: maps of several sources are merged. */
    public boolean demo() {
        return !datasource() && !entities() && embedded() && isOn("paranoid.demo.enabled");
    }

    private boolean isOn(String property) {
        return environment.getProperty(property, Boolean.class, true);
    }

    private boolean hasText(String property) {
        return StringUtils.hasText(environment.getProperty(property));
    }
}
