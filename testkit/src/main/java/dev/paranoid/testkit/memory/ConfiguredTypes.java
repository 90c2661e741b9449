package dev.paranoid.testkit.memory;

import dev.paranoid.domain.declared.DeclaredParent;
import dev.paranoid.domain.declared.DeclaredType;
import dev.paranoid.domain.declared.EntityTypes;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
    private static final List<String> SCAN = List.of("paranoid", "scan");
    private static final String CLASSES = ". The engine in memory does not read paranoid.scan: name the classes, as"
            + " InMemoryEngine.of(EntityTypes.of(Customer.class, Order.class).graph())";

    private ConfiguredTypes() {}

    /**
     * {@return the types of that file on the class path}
     *
     * @throws IllegalArgumentException where there is no such file, or it declares none
     * @throws dev.paranoid.domain.relation.InvalidEntityGraph where they do not fit together
     */
    static EntityGraph in(String file) {
        return new EntityTypes(settings(file).entrySet().stream()
                        .map(entity -> type(entity.getKey(), entity.getValue()))
                        .toList())
                .graph();
    }

    /**
     * {@return what that file on the class path says of each type; names of settings without dashes and in lower case}
     *
     * @throws IllegalArgumentException where there is no such file, or it declares none
     */
    static Map<String, Map<String, Object>> settings(String file) {
        Map<String, Map<String, Object>> types = new LinkedHashMap<>();
        entities(file).forEach((name, said) -> types.put(String.valueOf(name), settings(said)));
        return types;
    }

    private static Map<?, ?> entities(String file) {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no " + file + " on the class path");
            }
            boolean scans = false;
            for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(stream)) {
                Optional<Map<?, ?>> found = at(document, PLACE).flatMap(ConfiguredTypes::map);
                if (found.isPresent()) {
                    return found.get();
                }
                scans |= at(document, SCAN).isPresent();
            }
            throw new IllegalArgumentException(
                    file + " declares nothing under paranoid.entities" + (scans ? CLASSES : ""));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Keys may be written one below the other, or with dots. */
    private static Optional<Object> at(@Nullable Object node, List<String> path) {
        if (path.isEmpty()) {
            return Optional.ofNullable(node);
        }
        if (!(node instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        for (int length = 1; length <= path.size(); length++) {
            Optional<Object> found =
                    at(map.get(String.join(".", path.subList(0, length))), path.subList(length, path.size()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<?, ?>> map(Object node) {
        return node instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
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

    private static DeclaredType type(String name, Map<String, Object> settings) {
        boolean paranoid = !"false".equals(String.valueOf(settings.get("paranoid")));
        Object id = settings.get("id");
        DeclaredType type = id == null
                ? new DeclaredType(name, paranoid ? Map.of() : Map.of("paranoid", "false"), List.of())
                : identified(name, paranoid, String.valueOf(id));
        if (settings.get("belongsto") instanceof List<?> parents) {
            for (Object parent : parents) {
                type = type.belongsTo(parent(settings(parent)));
            }
        }
        return type;
    }

    private static DeclaredType identified(String name, boolean paranoid, String id) {
        return paranoid ? DeclaredType.paranoid(name, id) : DeclaredType.plain(name, id);
    }

    private static DeclaredParent parent(Map<String, Object> settings) {
        return new DeclaredParent(
                String.valueOf(settings.get("parent")),
                String.valueOf(settings.get("column")),
                action(settings.get("onsoftdelete")),
                action(settings.get("onharddelete")));
    }

    private static Optional<OnDelete> action(@Nullable Object written) {
        return Optional.ofNullable(written)
                .map(text ->
                        OnDelete.valueOf(String.valueOf(text).replace('-', '_').toUpperCase(Locale.ROOT)));
    }
}
