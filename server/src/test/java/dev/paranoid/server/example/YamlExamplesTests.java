package dev.paranoid.server.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Settings that pages show are settings, with values that the application takes. */
class YamlExamplesTests {

    private static final String METADATA = "classpath*:META-INF/spring-configuration-metadata.json";

    /** Hears what became of a setting. */
    private record Bound(Set<String> names) implements BindHandler {

        @Override
        public Object onSuccess(
                ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
            if (context.getConfigurationProperty() != null) {
                names.add(context.getConfigurationProperty().getName().toString());
            }
            return result;
        }
    }

    static List<Example> yaml() {
        return Example.in("yaml");
    }

    private static List<JsonNode> metadata(String kind) {
        List<JsonNode> found = new ArrayList<>();
        try {
            for (Resource place : new PathMatchingResourcePatternResolver().getResources(METADATA)) {
                JsonMapper.shared()
                        .readTree(place.getContentAsByteArray())
                        .path(kind)
                        .forEach(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static Stream<Class<?>> ours() {
        return metadata("groups").stream()
                .map(group -> group.path("type").asString())
                .filter(type -> type.startsWith("dev.paranoid."))
                .distinct()
                .<Class<?>>map(YamlExamplesTests::named)
                .filter(type -> type.isAnnotationPresent(ConfigurationProperties.class));
    }

    private static Class<?> named(String type) {
        try {
            return Class.forName(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> bound(PropertySource<?> settings) {
        Bound bound = new Bound(new TreeSet<>());
        Binder binder = new Binder(ConfigurationPropertySources.from(settings));
        ours().forEach(type -> {
            ConfigurationProperties of = type.getAnnotation(ConfigurationProperties.class);
            binder.bind(of.value().isEmpty() ? of.prefix() : of.value(), Bindable.of(type), bound);
        });
        return bound.names();
    }

    private static List<PropertySource<?>> documents(String yaml) {
        try {
            return new YamlPropertySourceLoader()
                    .load("example", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return settings that nobody takes} */
    private static List<String> unknown(String yaml) {
        Set<String> others = new TreeSet<>();
        metadata("properties")
                .forEach(property -> others.add(property.path("name").asString()));
        List<String> unknown = new ArrayList<>();
        for (PropertySource<?> document : documents(yaml)) {
            Set<String> bound = bound(document);
            for (String name : ((EnumerablePropertySource<?>) document).getPropertyNames()) {
                String uniform = ConfigurationPropertyName.adapt(name, '.').toString();
                boolean known = name.startsWith("paranoid.")
                        ? bound.contains(uniform)
                        : others.stream().anyMatch(other -> name.equals(other) || name.startsWith(other + "."));
                if (!known) {
                    unknown.add(name);
                }
            }
        }
        return unknown;
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void everySettingIsTaken(Example example) {
        assertThat(documents(example.text())).isNotEmpty();
        assertThat(unknown(example.text())).as(example.toString()).isEmpty();
    }

    @Test
    void aStaleSettingIsFound() {
        assertThat(unknown("paranoid.entities.users: { id: id, retention: 30d, retain: 30d }"))
                .containsExactly("paranoid.entities.users.retain");
        assertThat(unknown("paranoid.purge.evry: 1d")).containsExactly("paranoid.purge.evry");
        assertThat(unknown("spring.datasource.hikari.auto-comit: false")).hasSize(1);
    }
}
