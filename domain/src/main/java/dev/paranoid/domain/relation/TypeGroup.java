package dev.paranoid.domain.relation;

import dev.paranoid.domain.EntityType;
import java.util.List;

/**
 * Types that stand at the same place of the topological order: one type, or several that form a cycle.
 *
 * @param types the types, by name
 * @param cyclic whether they refer to one another, or the one type to itself, so that steps over them are repeated until
 *     nothing changes
 */
public record TypeGroup(List<EntityType> types, boolean cyclic) {

    public TypeGroup {
        types = List.copyOf(types);
    }
}
