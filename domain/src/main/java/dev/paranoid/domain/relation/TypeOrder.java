package dev.paranoid.domain.relation;

import dev.paranoid.domain.EntityType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Parents before children, ties by name; types from which each can be arrived at from the other, as one group. */
final class TypeOrder {

    private final Collection<Relation> relations;
    private final List<EntityType> waiting;

    private TypeOrder(Collection<EntityType> types, Collection<Relation> relations) {
        this.relations = relations;
        this.waiting = new ArrayList<>(
                types.stream().sorted(Comparator.comparing(EntityType::name)).toList());
    }

    static List<TypeGroup> of(Collection<EntityType> types, Collection<Relation> relations) {
        TypeOrder order = new TypeOrder(types, relations);
        List<TypeGroup> groups = new ArrayList<>();
        while (!order.waiting.isEmpty()) {
            groups.add(order.next());
        }
        return groups;
    }

    /** The first type by name that waits for nobody but for those that wait for it. */
    private TypeGroup next() {
        for (EntityType type : waiting) {
            Set<EntityType> ancestors = ancestors(type);
            List<EntityType> group = waiting.stream()
                    .filter(other -> other.equals(type) || ancestors.contains(other))
                    .toList();
            if (group.stream()
                    .allMatch(other -> other.equals(type) || ancestors(other).contains(type))) {
                waiting.removeAll(group);
                return new TypeGroup(group, ancestors.contains(type));
            }
        }
        throw new IllegalStateException("Every type waits for another group, which no finite graph allows: " + waiting);
    }

    private Set<EntityType> ancestors(EntityType type) {
        Set<EntityType> found = new HashSet<>();
        List<EntityType> open = new ArrayList<>(List.of(type));
        while (!open.isEmpty()) {
            EntityType child = open.remove(open.size() - 1);
            relations.stream()
                    .filter(relation -> relation.child().equals(child))
                    .map(Relation::parent)
                    .filter(waiting::contains)
                    .filter(found::add)
                    .forEach(open::add);
        }
        return found;
    }
}
