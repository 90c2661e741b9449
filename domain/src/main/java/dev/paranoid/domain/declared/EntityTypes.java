package dev.paranoid.domain.declared;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Entity types and what belongs to what, declared in Java. They mean what the same words mean below {@code paranoid.entities} in the
 * settings, and give the same graph.
 *
 * @param types each with its relations
 */
public record EntityTypes(List<DeclaredType> types) {

    public EntityTypes {
        types = List.copyOf(types);
    }

    /**
     * {@return a declaration of these types, as yet unchecked}
     *
     * @param types in any order; {@link #graph} tells what is wrong with them
     */
    public static EntityTypes of(DeclaredType... types) {
        return new EntityTypes(List.of(types));
    }

    /**
     * {@return the types that these classes declare by {@link dev.paranoid.domain.Paranoid}, {@link dev.paranoid.domain.ParanoidId} and
     * {@link BelongsTo}}
     *
     * @param classes with annotations
     * @throws IllegalArgumentException where a class does not say which type it is, or contradicts itself
     */
    public static EntityTypes of(Class<?>... classes) {
        return new EntityTypes(Arrays.stream(classes).map(AnnotatedType::of).toList());
    }

    /**
     * {@return these types and those}
     *
     * @param others which may belong to these, and these to them
     */
    public EntityTypes and(EntityTypes others) {
        return new EntityTypes(
                Stream.concat(types.stream(), others.types.stream()).toList());
    }

    /**
     * {@return what the law knows of them; where no database says otherwise, every foreign key can be null}
     *
     * @throws dev.paranoid.domain.relation.InvalidEntityGraph with all that the law does not allow
     * @throws IllegalArgumentException where a type has a name that none can have, or belongs to one that is not declared
     */
    public EntityGraph graph() {
        Map<String, EntityType> known = new LinkedHashMap<>();
        List<EntityType> all = types.stream().map(DeclaredType::type).toList();
        all.forEach(type -> known.put(type.name(), type));
        List<Relation> relations = new ArrayList<>();
        types.forEach(child -> child.parents()
                .forEach(parent -> relations.add(parent.relation(child.type(), parentOf(child, parent, known)))));
        return EntityGraph.of(all, relations);
    }

    private static EntityType parentOf(DeclaredType child, DeclaredParent parent, Map<String, EntityType> known) {
        return Optional.ofNullable(known.get(parent.parent()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + child.name() + "' belongs to '" + parent.parent() + "', but no such type is declared"));
    }
}
