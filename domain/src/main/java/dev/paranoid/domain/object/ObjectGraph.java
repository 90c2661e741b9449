package dev.paranoid.domain.object;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.NotParanoid;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A few objects, and the law word for word: one is hidden exactly while at least one active deletion reaches it. For unit tests, and
 * for whoever keeps a small graph in memory. Each question walks the graph; not for use by several threads at once.
 */
public final class ObjectGraph {

    private static final int SAMPLE = 10;

    private final EntityGraph types;
    private final Map<EntityRef, Map<String, EntityRef>> rows = new LinkedHashMap<>();
    private final Map<DeletionId, EntityRef> active = new TreeMap<>();
    private long last;

    /**
     * No objects yet, of these types.
     *
     * @param types whose rules decide what a delete of an object hides
     */
    public ObjectGraph(EntityGraph types) {
        this.types = types;
    }

    /**
     * Adds an object without parents.
     *
     * @param row the row that is meant
     */
    public void add(EntityRef row) {
        add(row, Map.of());
    }

    /**
     * Adds an object.
     *
     * @param parents by the column of the relation, {@code created_by}
     * @param row the row that is meant
     */
    public void add(EntityRef row, Map<String, EntityRef> parents) {
        types.type(row.type());
        rows.put(row, Map.copyOf(parents));
    }

    /**
     * {@return whether an active deletion reaches it; also false for what is not there}
     *
     * @param row the row that is meant
     */
    public boolean hidden(EntityRef row) {
        return active.values().stream().anyMatch(root -> reach(root).contains(row));
    }

    /** {@return all that are live, in the order in which they were added} */
    public List<EntityRef> live() {
        return rows.keySet().stream().filter(row -> !hidden(row)).toList();
    }

    /**
     * {@return the deletion that hides this object and all below it; where it is the root of an active one, that} Refused where a live
     * child stands in the way under a restricting relation.
     *
     * @param root the row that is named
     */
    public Answer<DeletionId> hide(EntityRef root) {
        if (!rows.containsKey(root)) {
            return Answer.refused(root, new NotFound(root));
        }
        if (!types.type(root.type()).paranoid()) {
            return Answer.refused(root, new NotParanoid(root.type()));
        }
        Optional<DeletionId> own = own(root);
        if (own.isPresent()) {
            return Answer.granted(own.get());
        }
        List<Blocker> blockers = blockers(root);
        if (!blockers.isEmpty()) {
            return Answer.refused(root, new Restricted(blockers));
        }
        DeletionId id = new DeletionId(++last);
        active.put(id, root);
        return Answer.granted(id);
    }

    /**
     * {@return how many objects a deletion of this one would hide that are live, by name of the type}
     *
     * @param root the row that is named
     */
    public SortedMap<String, Long> preview(EntityRef root) {
        return counted(taken(root));
    }

    /**
     * {@return what is live again, by name of the type} Refused while other deletions hide it as well, and where it is live.
     *
     * @param row the row that is meant
     */
    public Answer<SortedMap<String, Long>> restore(EntityRef row) {
        if (!rows.containsKey(row)) {
            return Answer.refused(row, new NotFound(row));
        }
        List<HiddenBy> inTheWay = active.entrySet().stream()
                .filter(each ->
                        !each.getValue().equals(row) && reach(each.getValue()).contains(row))
                .map(each -> new HiddenBy(Optional.of(each.getKey()), each.getValue()))
                .toList();
        if (!inTheWay.isEmpty()) {
            return Answer.refused(row, new ParentDeleted(inTheWay, inTheWay.size()));
        }
        return own(row).map(id -> Answer.granted(lift(id))).orElseGet(() -> Answer.refused(row, new NotDeleted(row)));
    }

    private SortedMap<String, Long> lift(DeletionId id) {
        Set<EntityRef> before = Set.copyOf(live());
        active.remove(id);
        return counted(live().stream().filter(row -> !before.contains(row)).collect(Collectors.toSet()));
    }

    private Optional<DeletionId> own(EntityRef root) {
        return active.entrySet().stream()
                .filter(each -> each.getValue().equals(root))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What a deletion of that root reaches, hidden or not. */
    private Set<EntityRef> reach(EntityRef root) {
        return below(root, Relation::reaches, row -> true);
    }

    /** What it would hide. What is below a hidden one is hidden. */
    private Set<EntityRef> taken(EntityRef root) {
        return hidden(root) ? Set.of() : below(root, Relation::hides, row -> !hidden(row));
    }

    private Set<EntityRef> below(EntityRef root, Predicate<Relation> along, Predicate<EntityRef> which) {
        Set<EntityRef> found = new LinkedHashSet<>(List.of(root));
        Deque<EntityRef> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            EntityRef parent = open.remove();
            types.below(types.type(parent.type())).stream()
                    .filter(along)
                    .flatMap(relation -> children(relation, parent).stream())
                    .filter(which)
                    .filter(found::add)
                    .forEach(open::add);
        }
        return found;
    }

    private List<EntityRef> children(Relation relation, EntityRef parent) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().type().equals(relation.child().name())
                        && parent.equals(row.getValue().get(relation.column())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Blocker> blockers(EntityRef root) {
        Set<EntityRef> taken = taken(root);
        List<Blocker> blockers = new ArrayList<>();
        for (Relation relation : types.relations()) {
            if (relation.restrictsHiding()) {
                List<String> staying = taken.stream()
                        .filter(parent -> parent.type().equals(relation.parent().name()))
                        .flatMap(parent -> children(relation, parent).stream())
                        .filter(child -> !taken.contains(child) && !hidden(child))
                        .map(EntityRef::id)
                        .toList();
                if (!staying.isEmpty()) {
                    blockers.add(new Blocker(
                            relation.child().name(),
                            relation.name(),
                            staying.size(),
                            staying.stream().limit(SAMPLE).toList()));
                }
            }
        }
        return blockers;
    }

    private SortedMap<String, Long> counted(Set<EntityRef> counted) {
        SortedMap<String, Long> counts = new TreeMap<>();
        counted.stream()
                .map(EntityRef::type)
                .filter(type -> types.find(type).filter(EntityType::paranoid).isPresent())
                .forEach(type -> counts.merge(type, 1L, Long::sum));
        return counts;
    }
}
