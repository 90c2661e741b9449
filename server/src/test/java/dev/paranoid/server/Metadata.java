package dev.paranoid.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All settings that are ours, as the modules describe them for tools. */
final class Metadata {

    private static final String PLACES = "classpath*:META-INF/spring-configuration-metadata.json";
    private static final String ENTITIES = "paranoid.entities";

    private Metadata() {}

    /** {@return defaults as text by name; empty where there is none} */
    static Map<String, Optional<String>> settings() {
        Map<String, Optional<String>> settings = new TreeMap<>();
        properties()
                .forEach(property -> settings.put(
                        property.path("name").asString(),
                        Optional.of(property.path("defaultValue"))
                                .filter(JsonNode::isValueNode)
                                .map(JsonNode::asString)));
        return settings;
    }

    private static List<JsonNode> properties() {
        List<JsonNode> properties = new ArrayList<>();
        try {
            for (Resource place : new PathMatchingResourcePatternResolver().getResources(PLACES)) {
                JsonMapper.shared()
                        .readTree(place.getContentAsByteArray())
                        .path("properties")
                        .valueStream()
                        .filter(property -> property.path("name").asString().startsWith("paranoid."))
                        .forEach(properties::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** {@return what each setting means, in the words of its source; without those that have none} */
    static Map<String, String> descriptions() {
        Map<String, String> descriptions = new TreeMap<>();
        properties()
                .forEach(property -> Optional.of(property.path("description"))
                        .filter(JsonNode::isValueNode)
                        .ifPresent(
                                words -> descriptions.put(property.path("name").asString(), words.asString())));
        return descriptions;
    }

    /** {@return the same, where an entity type has its own settings in place of the map of all} */
    static Map<String, Optional<String>> everySetting() {
        Map<String, Optional<String>> settings = settings();
        settings.remove(ENTITIES);
        add(settings, ENTITIES + ".<type>", "Entity");
        settings.remove(ENTITIES + ".<type>.belongs-to");
        add(settings, ENTITIES + ".<type>.belongs-to[]", "Parent");
        return settings;
    }

    private static void add(Map<String, Optional<String>> settings, String prefix, String of) {
        for (Parameter parameter : declared(of).getDeclaredConstructors()[0].getParameters()) {
            settings.put(
                    prefix + "." + kebab(parameter.getName()),
                    Optional.ofNullable(parameter.getAnnotation(DefaultValue.class))
                            .map(DefaultValue::value)
                            .filter(values -> values.length == 1)
                            .map(values -> values[0]));
        }
    }

    private static Class<?> declared(String of) {
        try {
            return Class.forName("dev.paranoid.mybatis.settings.ParanoidProperties$" + of);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
