package dev.paranoid.mybatis;

import dev.paranoid.application.port.Freed.HandedOver;
import dev.paranoid.application.port.Mark;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.Relation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers what was handed over, by the deletion that held it. */
final class HandOvers {

    private final Tally rows = new Tally();
    private final Map<DeletionId, Map<Object, Mark>> marks = new HashMap<>();

    /** {@return the deletions that hold these rows from now on} */
    Set<Long> add(Relation relation, List<HandOverRow> found) {
        Set<Long> holders = new HashSet<>();
        for (HandOverRow row : found) {
            rows.add(row.deletion(), relation.child().name(), row.amount());
            Optional<Long> holder = Optional.ofNullable(row.holder());
            EntityRef bearer = new EntityRef(relation.parent().name(), row.bearer());
            marks.computeIfAbsent(new DeletionId(row.deletion()), id -> new HashMap<>())
                    .putIfAbsent(
                            holder.<Object>map(id -> id).orElse(bearer), new Mark(holder.map(DeletionId::new), bearer));
            holder.ifPresent(holders::add);
        }
        return holders;
    }

    Map<DeletionId, HandedOver> done() {
        Map<DeletionId, HandedOver> done = new HashMap<>();
        rows.counts()
                .forEach((id, counts) -> done.put(
                        id,
                        new HandedOver(
                                counts,
                                Set.copyOf(marks.getOrDefault(id, Map.of()).values()))));
        return done;
    }
}
