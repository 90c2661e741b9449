package dev.paranoid.application.caller;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose rows somebody may see and touch, of types that have a column for their tenant.
 *
 * @param every whether of all tenants
 * @param names otherwise, of these: values of the column
 */
public record Tenants(boolean every, Set<String> names) {

    /** Rows of all tenants. */
    public static final Tenants EVERY = new Tenants(true, Set.of());

    /** Rows of no tenant. */
    public static final Tenants NONE = new Tenants(false, Set.of());

    public Tenants {
        names = Set.copyOf(names);
    }

    /**
     * {@return rows of these}
     *
     * @param names of columns or types
     */
    public static Tenants of(Set<String> names) {
        return new Tenants(false, names);
    }

    /**
     * {@return rows of those tenants that are among the others as well}
     *
     * @param others whose rows may be seen and touched at most
     */
    public Tenants within(Tenants others) {
        if (every || others.every()) {
            return every ? others : this;
        }
        return of(names.stream().filter(others.names()::contains).collect(Collectors.toSet()));
    }
}
