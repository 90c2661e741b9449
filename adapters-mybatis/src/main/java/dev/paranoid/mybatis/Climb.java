package dev.paranoid.mybatis;

import dev.paranoid.application.port.Mark;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Climbs from rows to their hidden ancestors, all rows of a type at once. Every relation is climbed once, children's types
 * before parents', and again only within a cycle of types.
 */
final class Climb {

    private final Schema schema;
    private final LookMapper mapper;
    private final Map<EntityRef, Set<EntityRef>> parents = new HashMap<>();
    private final Map<EntityRef, Optional<DeletionId>> holders = new HashMap<>();
    private final Map<String, Set<String>> open = new HashMap<>();
    private final Set<EntityRef> seen = new HashSet<>();
    private final boolean throughLive;

    /**
     * A climb.
     *
     * @param throughLive whether live rows may have hidden parents, because a deletion has not come to them yet
     */
    Climb(Schema schema, LookMapper mapper, boolean throughLive) {
        this.throughLive = throughLive;
        this.schema = schema;
        this.mapper = mapper;
    }

    Map<EntityRef, Set<Mark>> from(Collection<EntityRef> rows) {
        rows.forEach(this::open);
        List<EntityTable> childrenFirst = new ArrayList<>(schema.paranoidTables());
        Collections.reverse(childrenFirst);
        while (!open.isEmpty()) {
            childrenFirst.forEach(this::climb);
        }
        Map<EntityRef, Set<Mark>> marks = new LinkedHashMap<>();
        rows.forEach(row -> {
            Set<Mark> above = marksAbove(row);
            if (!above.isEmpty()) {
                marks.put(row, above);
            }
        });
        return marks;
    }

    private void open(EntityRef row) {
        if (seen.add(row)) {
            open.computeIfAbsent(row.type(), type -> new HashSet<>()).add(row.id());
        }
    }

    private void climb(EntityTable table) {
        Set<String> ids = open.remove(table.name());
        if (ids != null) {
            RowIds bound = RowIds.of(table.id(), ids);
            schema.graph().above(table.type()).stream()
                    .filter(Relation::reaches)
                    .map(schema::link)
                    .forEach(link -> climb(link, bound));
        }
    }

    private void climb(Link link, RowIds ids) {
        mapper.parents(link, ids, !throughLive).forEach(row -> {
            EntityRef child = new EntityRef(link.child().name(), row.child());
            EntityRef parent = new EntityRef(link.parent().name(), row.parent());
            parents.computeIfAbsent(child, ref -> new HashSet<>()).add(parent);
            if (row.hidden()) {
                holders.put(parent, Optional.ofNullable(row.holder()).map(DeletionId::new));
            }
            open(parent);
        });
    }

    private Set<Mark> marksAbove(EntityRef row) {
        Set<Mark> marks = new HashSet<>();
        Set<EntityRef> visited = new HashSet<>();
        List<EntityRef> toVisit = new ArrayList<>(parents.getOrDefault(row, Set.of()));
        while (!toVisit.isEmpty()) {
            EntityRef parent = toVisit.remove(toVisit.size() - 1);
            if (visited.add(parent)) {
                Optional<DeletionId> holder = holders.get(parent);
                if (holder != null) {
                    marks.add(new Mark(holder, parent));
                }
                toVisit.addAll(parents.getOrDefault(parent, Set.of()));
            }
        }
        return marks;
    }
}
