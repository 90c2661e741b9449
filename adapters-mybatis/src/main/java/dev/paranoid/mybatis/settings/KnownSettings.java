package dev.paranoid.mybatis.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The settings that somebody reads.
 *
 * @param patterns names in lower case without dashes, {@code *} for any element: {@code paranoid.entities.*.hardafter}
 * @param names the same as they are written
 */
record KnownSettings(List<List<String>> patterns, List<String> names) {

    private static final String ANY = "*";
    private static final String PREFIX = "paranoid.";
    private static final String METADATA = "classpath*:META-INF/spring-configuration-metadata.json";

    /** {@return what the jars that are there say, and what is declared of entity types} */
    static KnownSettings onClassPath() {
        Set<String> names = new TreeSet<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(METADATA)) {
                names.addAll(namesIn(resource.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        of(ParanoidProperties.class, "paranoid", names);
        return new KnownSettings(names.stream().map(KnownSettings::pattern).toList(), List.copyOf(names));
    }

    private static List<String> namesIn(String metadata) {
        Object properties = JsonParserFactory.getJsonParser().parseMap(metadata).getOrDefault("properties", List.of());
        List<String> names = new ArrayList<>();
        if (properties instanceof List<?> list) {
            list.forEach(property -> {
                if (property instanceof Map<?, ?> map
                        && map.get("name") instanceof String name
                        && name.startsWith(PREFIX)
                        && !name.equals("paranoid.entities")) {
                    names.addAll(below(name, String.valueOf(map.get("type"))));
                    names.add(name);
                }
            });
        }
        return names;
    }

    /** What is in a map of maps is read by who declared it. */
    private static List<String> below(String name, String type) {
        String one = name + "." + ANY;
        if (!type.startsWith("java.util.Map")) {
            return type.startsWith("java.util.") ? List.of(one) : List.of();
        }
        return List.of(one, one + "." + ANY, one + "." + ANY + "." + ANY);
    }

    private static void of(Class<?> properties, String prefix, Set<String> names) {
        for (RecordComponent component : properties.getRecordComponents()) {
            add(component.getGenericType(), prefix + "." + dashed(component.getName()), names);
        }
    }

    private static void add(Type type, String name, Set<String> names) {
        if (type instanceof ParameterizedType several) {
            Type[] arguments = several.getActualTypeArguments();
            names.add(name);
            names.add(name + "." + ANY);
            add(arguments[arguments.length - 1], name + "." + ANY, names);
        } else if (type instanceof Class<?> one && one.isRecord()) {
            of(one, name, names);
        } else {
            names.add(name);
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static List<String> pattern(String name) {
        return List.of(name.replace("-", "").split("\\."));
    }

    boolean contains(ConfigurationPropertyName name) {
        List<String> elements = elements(name);
        return patterns.stream().anyMatch(pattern -> matches(pattern, elements)) || isOneByAnotherSpelling(elements);
    }

    private static List<String> elements(ConfigurationPropertyName name) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < name.getNumberOfElements(); i++) {
            elements.add(name.isNumericIndex(i) ? ANY : name.getElement(i, Form.UNIFORM));
        }
        return elements;
    }

    private static boolean matches(List<String> pattern, List<String> elements) {
        if (pattern.size() != elements.size()) {
            return false;
        }
        for (int i = 0; i < pattern.size(); i++) {
            if (!pattern.get(i).equals(ANY) && !pattern.get(i).equals(elements.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A variable of the environment has an underscore for a dot and may have one for a dash. */
    private boolean isOneByAnotherSpelling(Collection<String> elements) {
        String joined = String.join("", elements);
        return patterns.stream().anyMatch(pattern -> String.join("", pattern).equals(joined))
                || (joined.startsWith("paranoidentities") && endsAsAnEntityDoes(joined));
    }

    private boolean endsAsAnEntityDoes(String joined) {
        return patterns.stream()
                .filter(pattern -> pattern.size() > 3 && pattern.get(1).equals("entities"))
                .anyMatch(pattern -> joined.endsWith(String.join("", pattern.subList(3, pattern.size()))));
    }

    /** {@return the known name that differs least, if that is little} */
    Optional<String> nearest(ConfigurationPropertyName name) {
        List<String> elements = elements(name);
        return names.stream()
                .filter(known -> distance(pattern(known), elements) <= EditDistance.NEAR)
                .min(Comparator.comparingInt(known -> distance(pattern(known), elements)))
                .map(known -> filledIn(known, name));
    }

    private static int distance(List<String> pattern, List<String> elements) {
        if (pattern.size() != elements.size()) {
            return EditDistance.between(String.join(".", pattern), String.join(".", elements));
        }
        int distance = 0;
        for (int i = 0; i < pattern.size(); i++) {
            distance += pattern.get(i).equals(ANY) ? 0 : EditDistance.between(pattern.get(i), elements.get(i));
        }
        return distance;
    }

    /** {@return the known name with the names that the user has chosen} */
    private static String filledIn(String known, ConfigurationPropertyName name) {
        String[] parts = known.split("\\.");
        for (int i = 0; i < parts.length && parts.length == name.getNumberOfElements(); i++) {
            if (parts[i].equals(ANY)) {
                parts[i] = name.isNumericIndex(i)
                        ? "[" + name.getElement(i, Form.ORIGINAL) + "]"
                        : name.getElement(i, Form.ORIGINAL);
            }
        }
        return String.join(".", parts).replace(".[", "[");
    }
}
