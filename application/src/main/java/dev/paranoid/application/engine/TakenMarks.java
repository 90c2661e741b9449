package dev.paranoid.application.engine;

import dev.paranoid.application.port.row.Hider;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.EntityGraph;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The marks that members take in place of those of closed deletions, each with the row from which it comes: these stay hidden. */
final class TakenMarks {

    private final Map<EntityRef, Taken> taken = new LinkedHashMap<>();

    private record Taken(Mark mark, EntityRef bearer) {}

    /** A member takes a mark, in place of one that it has taken before; the bearer is the member itself where it inherits none. */
    void take(EntityRef member, Mark mark, EntityRef bearer) {
        taken.put(member, new Taken(mark, bearer));
    }

    /** The member has taken none after all. */
    void giveBack(EntityRef member) {
        taken.remove(member);
    }

    /** {@return the mark that the member has taken; empty where it has taken none} */
    Optional<Mark> of(EntityRef member) {
        return Optional.ofNullable(taken.get(member)).map(Taken::mark);
    }

    /** {@return whether the member has taken one} */
    boolean has(EntityRef member) {
        return taken.containsKey(member);
    }

    /** {@return whether any is the mark of one of these} */
    boolean from(Collection<DeletionId> deletions) {
        return taken.values().stream()
                .anyMatch(
                        each -> each.mark().holder().filter(deletions::contains).isPresent());
    }

    /** {@return those who have taken one} */
    Set<EntityRef> members() {
        return taken.keySet();
    }

    /** {@return the marks, by type and key} */
    Map<EntityType, Map<RowKey, Mark>> byType(EntityGraph graph) {
        Map<EntityType, Map<RowKey, Mark>> byType = new LinkedHashMap<>();
        taken.forEach((row, each) -> byType.computeIfAbsent(graph.type(row.type()), any -> new LinkedHashMap<>())
                .put(RowKey.of(row), each.mark()));
        return byType;
    }

    /** Counts the members that take the mark of another row as handed over by the deletions that held them. */
    void count(Map<EntityRef, StoredEntity> members, RowCounts counts) {
        taken.forEach((row, each) -> {
            StoredEntity member = members.get(row);
            if (member != null && !each.bearer().equals(row)) {
                Hider hider = new Hider(each.mark().holder(), each.bearer());
                member.holder().ifPresent(holder -> counts.handOver(holder, row.type(), hider));
            }
        });
    }
}
