package dev.paranoid.testkit.memory.row;

import dev.paranoid.application.port.row.EntityStore.Remembered;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.Memory.Column;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which parent each foreign key named that a soft delete of that parent has set to null. */
record RememberedParents(Memory memory) {

    void add(Relation relation, EntityRef child, EntityRef parent) {
        memory.remembered().put(new Column(relation, child), parent);
    }

    List<Remembered> of(Relation relation, Collection<RowKey> parents, long limit) {
        return memory.remembered().entrySet().stream()
                .filter(each ->
                        each.getKey().relation().equals(relation) && parents.contains(RowKey.of(each.getValue())))
                .limit(limit)
                .map(each -> new Remembered(RowKey.of(each.getKey().child()), RowKey.of(each.getValue())))
                .toList();
    }

    Optional<EntityRef> removed(Relation relation, RowKey child) {
        return Optional.ofNullable(memory.remembered().remove(new Column(relation, child.in(relation.child()))));
    }

    void removeAllOf(Set<EntityRef> going) {
        memory.remembered().keySet().removeIf(column -> going.contains(column.child()));
        memory.remembered().values().removeIf(going::contains);
    }
}
