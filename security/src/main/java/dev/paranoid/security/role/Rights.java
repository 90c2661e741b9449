package dev.paranoid.security.role;

import dev.paranoid.application.caller.Caller.Verb;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What somebody may do.
 *
 * @param types by verb, the types of rows to which he may do it; {@code *} is all
 * @param operates whether he may ask how the service fares
 */
public record Rights(Map<Verb, Set<String>> types, boolean operates) {

    public static final Rights NONE = new Rights(Map.of(), false);

    private static final String ALL = "*";
    private static final String OPERATE = "operate";

    /** {@return the right to everything} */
    static Rights all() {
        Map<Verb, Set<String>> types = new EnumMap<>(Verb.class);
        for (Verb verb : Verb.values()) {
            types.put(verb, Set.of(ALL));
        }
        return new Rights(types, true);
    }

    /**
     * {@return what a role may do}
     *
     * @param role for messages
     * @param settings types by right
     * @throws IllegalArgumentException if there is no such right
     */
    static Rights of(String role, Map<String, List<String>> settings) {
        Map<Verb, Set<String>> types = new EnumMap<>(Verb.class);
        boolean operates = false;
        for (Map.Entry<String, List<String>> right : settings.entrySet()) {
            if (right.getKey().equals(OPERATE)) {
                operates = right.getValue().contains(ALL);
            } else {
                types.put(verb(role, right.getKey()), Set.copyOf(right.getValue()));
            }
        }
        return new Rights(types, operates);
    }

    private static Verb verb(String role, String right) {
        for (Verb verb : Verb.values()) {
            if (word(verb).equals(right)) {
                return verb;
            }
        }
        throw new IllegalArgumentException(
                "paranoid.security.roles." + role + "." + right + ": there is no such right");
    }

    private static String word(Verb verb) {
        return verb.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return what either may do} */
    Rights and(Rights others) {
        Map<Verb, Set<String>> both = new EnumMap<>(Verb.class);
        both.putAll(types);
        others.types.forEach((verb, more) -> both.merge(verb, more, (one, other) -> {
            Set<String> union = new HashSet<>(one);
            union.addAll(other);
            return union;
        }));
        return new Rights(both, operates || others.operates);
    }

    public boolean include(Verb verb, String type) {
        Set<String> granted = types.getOrDefault(verb, Set.of());
        return granted.contains(ALL) || granted.contains(type);
    }
}
