package dev.paranoid.domain.relation;

import dev.paranoid.domain.EntityType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All entity types and the relations between them, checked: what a delete does follows from this and the rows alone.
 * Immutable; equal declarations give the same order of types and relations.
 */
public final class EntityGraph {

    private static final Comparator<Relation> BY_NAME = Comparator.comparing(Relation::name);

    private final Map<String, EntityType> types = new LinkedHashMap<>();
    private final List<Relation> relations;
    private final List<TypeGroup> order;
    private final Map<EntityType, List<Relation>> below;
    private final Map<EntityType, List<Relation>> above;
    private final Map<EntityType, String> components = new HashMap<>();

    private EntityGraph(Collection<EntityType> types, Collection<Relation> relations) {
        this.order = TypeOrder.of(
                types, relations.stream().filter(Relation::ordersTypes).toList());
        order.forEach(group -> group.types().forEach(type -> this.types.put(type.name(), type)));
        this.relations = relations.stream().sorted(BY_NAME).toList();
        this.below = this.relations.stream()
                .collect(Collectors.groupingBy(Relation::parent, Collectors.toUnmodifiableList()));
        this.above = this.relations.stream()
                .collect(Collectors.groupingBy(Relation::child, Collectors.toUnmodifiableList()));
        this.types.values().forEach(this::nameComponent);
    }

    private void nameComponent(EntityType type) {
        if (!components.containsKey(type)) {
            Set<EntityType> connected = connected(type);
            String name = connected.iterator().next().name();
            connected.forEach(other -> components.put(other, name));
        }
    }

    private Set<EntityType> connected(EntityType type) {
        Set<EntityType> connected = new TreeSet<>(Comparator.comparing(EntityType::name));
        List<EntityType> open = new ArrayList<>(List.of(type));
        while (!open.isEmpty()) {
            EntityType next = open.remove(open.size() - 1);
            if (connected.add(next)) {
                below(next).forEach(relation -> open.add(relation.child()));
                above(next).forEach(relation -> open.add(relation.parent()));
            }
        }
        return connected;
    }

    /**
     * Checks a declaration and orders it.
     *
     * @param types in any order, each with another name
     * @param relations which child belongs to which parent
     * @return the graph
     * @throws InvalidEntityGraph with all that is wrong: a type or a relation twice, a reserved name, an unknown type, and
     *     every combination of actions that the law does not allow
     */
    public static EntityGraph of(Collection<EntityType> types, Collection<Relation> relations) {
        List<String> faults = GraphFaults.in(types, relations);
        if (!faults.isEmpty()) {
            throw new InvalidEntityGraph(faults);
        }
        return new EntityGraph(types, relations);
    }

    /** {@return all types, parents before children, ties by name} */
    public List<EntityType> types() {
        return List.copyOf(types.values());
    }

    /**
     * {@return the type of that name, if it was declared}
     *
     * @param name of an entity type
     */
    public Optional<EntityType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /**
     * {@return the type of that name}
     *
     * @param name of an entity type
     * @throws IllegalArgumentException if it was not declared
     */
    public EntityType type(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("Unknown entity type '" + name + "'"));
    }

    /** {@return all relations, by name} */
    public List<Relation> relations() {
        return relations;
    }

    /**
     * {@return the relations in which this type is the parent, by name}
     *
     * @param parent the type that others belong to
     */
    public List<Relation> below(EntityType parent) {
        return below.getOrDefault(parent, List.of());
    }

    /**
     * {@return the relations in which this type is the child, by name}
     *
     * @param child the type that belongs to others
     */
    public List<Relation> above(EntityType child) {
        return above.getOrDefault(child, List.of());
    }

    /** {@return the types in groups, parents before children; the order in which tables are locked} */
    public List<TypeGroup> order() {
        return order;
    }

    /**
     * {@return the name of the component of that type: types that are connected by relations, whatever these do, have the same}
     *
     * @param type an entity type
     */
    public String component(EntityType type) {
        return Objects.requireNonNull(components.get(type), type.name());
    }

    /**
     * {@return the types that can be arrived at from these along relations that pass the test, these included}
     *
     * @param from where to begin
     * @param along which relations count
     */
    public Set<EntityType> reachable(Collection<EntityType> from, Predicate<Relation> along) {
        Set<EntityType> reached = new HashSet<>(from);
        List<EntityType> open = new ArrayList<>(from);
        while (!open.isEmpty()) {
            EntityType parent = open.remove(open.size() - 1);
            below(parent).stream()
                    .filter(along)
                    .map(Relation::child)
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }
}
