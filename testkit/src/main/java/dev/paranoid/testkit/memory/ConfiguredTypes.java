package dev.paranoid.testkit.memory;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The types that a file of settings declares under {@code paranoid.entities}, as an application declares them. */
final class ConfiguredTypes {

    private static final List<String> PLACE = List.of("paranoid", "entities");

    private final Map<String, EntityType> types = new LinkedHashMap<>();
    private final List<Relation> relations = new ArrayList<>();

    private ConfiguredTypes() {}

    /**
     * {@return the types of that file on the class path}
     *
     * @throws IllegalArgumentException where there is no such file, or it declares none
     * @throws dev.paranoid.domain.relation.InvalidEntityGraph where they do not fit together
     */
    static EntityGraph in(String file) {
        Map<?, ?> entities = entities(file);
        ConfiguredTypes configured = new ConfiguredTypes();
        entities.forEach((name, entity) -> configured.type(String.valueOf(name), settings(entity)));
        entities.forEach((name, entity) -> configured.relations(String.valueOf(name), settings(entity)));
        return EntityGraph.of(configured.types.values(), configured.relations);
    }

    private static Map<?, ?> entities(String file) {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no " + file + " on the class path");
            }
            for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(stream)) {
                Optional<Map<?, ?>> found = at(document, PLACE);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            throw new IllegalArgumentException(file + " declares nothing under paranoid.entities");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Keys may be written one below the other, or with dots. */
    private static Optional<Map<?, ?>> at(@Nullable Object node, List<String> path) {
        if (!(node instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        if (path.isEmpty()) {
            return Optional.of(map);
        }
        for (int length = 1; length <= path.size(); length++) {
            Optional<Map<?, ?>> found =
                    at(map.get(String.join(".", path.subList(0, length))), path.subList(length, path.size()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Names without dashes and in lower case, as Spring Boot compares them. */
    private static Map<String, Object> settings(@Nullable Object written) {
        Map<String, Object> settings = new HashMap<>();
        if (written instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value != null) {
                    settings.put(uniform(String.valueOf(key)), value);
                }
            });
        }
        return settings;
    }

    private static String uniform(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private void type(String name, Map<String, Object> settings) {
        boolean paranoid = !"false".equals(String.valueOf(settings.get("paranoid")));
        types.put(name, new EntityType(name, paranoid, settings.containsKey("id")));
    }

    private void relations(String child, Map<String, Object> settings) {
        if (settings.get("belongsto") instanceof List<?> parents) {
            parents.forEach(parent -> relations.add(relation(type(child), settings(parent))));
        }
    }

    private Relation relation(EntityType child, Map<String, Object> settings) {
        EntityType parent = type(String.valueOf(settings.get("parent")));
        OnDelete soft = action(settings.get("onsoftdelete")).orElse(OnDelete.CASCADE);
        OnDelete hard = action(settings.get("onharddelete"))
                .orElse(soft == OnDelete.KEEP && !child.paranoid() ? OnDelete.CASCADE : soft);
        return Relation.cascading(child, String.valueOf(settings.get("column")), parent)
                .on(soft, hard);
    }

    private EntityType type(String name) {
        return Optional.ofNullable(types.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No type '" + name + "' is declared"));
    }

    private static Optional<OnDelete> action(@Nullable Object written) {
        return Optional.ofNullable(written)
                .map(text ->
                        OnDelete.valueOf(String.valueOf(text).replace('-', '_').toUpperCase(Locale.ROOT)));
    }
}
