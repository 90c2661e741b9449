package dev.paranoid.application.port.hold;

import dev.paranoid.domain.hold.HoldKind;
import java.util.Map;
import java.util.Set;

/**
 * On which types there are holds that have not been released, in force or not. It is equal to another while no hold has been
 * placed since.
 *
 * @param placed how often holds have been placed
 * @param types names of types, by kind of the holds; no empty sets
 */
public record HeldTypes(long placed, Map<HoldKind, Set<String>> types) {
    public HeldTypes {
        types = Map.copyOf(types);
    }

    /**
     * {@return whether any type has holds that forbid what a hold of that kind forbids}
     *
     * @param what the kind; a hold that forbids more counts too
     */
    public boolean any(HoldKind what) {
        return types.keySet().stream().anyMatch(kind -> kind.forbids(what));
    }

    /**
     * {@return whether such holds are on that type}
     *
     * @param what the kind; a hold that forbids more counts too
     * @param type name of the type
     */
    public boolean on(HoldKind what, String type) {
        return types.entrySet().stream()
                .anyMatch(each -> each.getKey().forbids(what) && each.getValue().contains(type));
    }
}
