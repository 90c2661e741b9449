package dev.paranoid.domain.relation;

import dev.paranoid.domain.EntityType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything in a declaration that the law does not allow, one sentence a fault. */
final class GraphFaults {

    /** Names that the REST addresses need for themselves. */
    private static final Set<String> RESERVED = Set.of("deletions", "holds", "restores", "restore");

    private final List<String> faults = new ArrayList<>();
    private final Collection<EntityType> types;
    private final Collection<Relation> relations;

    private GraphFaults(Collection<EntityType> types, Collection<Relation> relations) {
        this.types = types;
        this.relations = relations;
    }

    static List<String> in(Collection<EntityType> types, Collection<Relation> relations) {
        GraphFaults check = new GraphFaults(types, relations);
        check.names();
        relations.forEach(check::relation);
        if (check.faults.isEmpty()) {
            check.hardCycles();
        }
        return check.faults;
    }

    private void names() {
        Set<String> names = new HashSet<>();
        for (EntityType type : types) {
            if (RESERVED.contains(type.name())) {
                faults.add("'" + type.name() + "' is reserved for Paranoid's own addresses: choose another name");
            }
            if (!names.add(type.name())) {
                faults.add("The entity type '" + type.name() + "' is declared twice");
            }
        }
        Set<String> seen = new HashSet<>();
        for (Relation relation : relations) {
            if (!seen.add(relation.name())) {
                faults.add("The relation " + relation.name() + " is declared twice");
            }
        }
    }

    private void relation(Relation relation) {
        known(relation, relation.parent());
        known(relation, relation.child());
        check(relation.parent().identified(), relation, "its parent has no id and so cannot have children");
        softAction(relation);
        hardAction(relation);
    }

    private void known(Relation relation, EntityType type) {
        check(types.contains(type), relation, "the entity type '" + type.name() + "' is not declared");
    }

    private void softAction(Relation relation) {
        OnDelete soft = relation.onSoftDelete();
        if (!relation.child().paranoid() && relation.parent().paranoid()) {
            check(
                    soft == OnDelete.KEEP || soft == OnDelete.RESTRICT,
                    relation,
                    "'" + relation.child().name() + "' is not paranoid, so its rows cannot follow a soft delete:"
                            + " say on-soft-delete: keep or restrict");
        }
        nullableFor(relation, soft, "on-soft-delete");
    }

    private void hardAction(Relation relation) {
        OnDelete soft = relation.onSoftDelete();
        OnDelete hard = relation.onHardDelete();
        check(
                hard != OnDelete.KEEP,
                relation,
                "a hard delete cannot keep children whose parent is gone: say on-hard-delete: cascade, restrict or"
                        + " set-null");
        check(
                hard != OnDelete.SET_NULL || soft == OnDelete.SET_NULL || soft == OnDelete.KEEP,
                relation,
                "on-hard-delete: set-null goes only with on-soft-delete: set-null or keep; otherwise removing a hidden"
                        + " parent would bring its hidden children back");
        nullableFor(relation, hard, "on-hard-delete");
    }

    private void nullableFor(Relation relation, OnDelete action, String setting) {
        check(
                action != OnDelete.SET_NULL || relation.nullable(),
                relation,
                setting + ": set-null needs a column that can be null");
    }

    private void hardCycles() {
        List<Relation> rigid = relations.stream()
                .filter(relation -> !relation.nullable())
                .filter(relation -> relation.onHardDelete().reaches())
                .toList();
        TypeOrder.of(types, rigid).stream()
                .filter(TypeGroup::cyclic)
                .forEach(group -> faults.add("The types "
                        + group.types().stream().map(EntityType::name).toList()
                        + " form a cycle none of whose columns can be null, so no order of removal exists:"
                        + " make one of them nullable"));
    }

    private void check(boolean holds, Relation relation, String otherwise) {
        if (!holds) {
            faults.add("Relation " + relation + ": " + otherwise);
        }
    }
}
