package dev.paranoid.application.delete;

import dev.paranoid.application.call.Asked;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.engine.HardReach;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows that a call names, and that went with others which it names in an earlier transaction, or in the background since: they are
 * gone, as was asked.
 */
final class RemovedAlong {

    private final Context context;
    private final Map<EntityRef, Asked> asked;
    private final Set<EntityRef> gone = new HashSet<>();

    RemovedAlong(Context context, Map<EntityRef, Asked> asked) {
        this.context = context;
        this.asked = asked;
    }

    /** Notes which rows that are asked for go with those that are removed now. */
    void note(HardReach reach) {
        asked.keySet().stream().filter(reach::contains).forEach(gone::add);
    }

    /**
     * Notes which rows that are asked for may go with those that are removed in the background from now on: those of types that go
     * with them, and that are there now.
     */
    void noteBegun(Collection<StoredEntity> roots) {
        Set<EntityRef> refs = roots.stream().map(StoredEntity::ref).collect(Collectors.toSet());
        Set<String> going = context.plans().remove(context.types(refs)).removal().stream()
                .map(EntityType::name)
                .collect(Collectors.toSet());
        Set<EntityRef> others = asked.keySet().stream()
                .filter(row -> !refs.contains(row) && going.contains(row.type()))
                .collect(Collectors.toSet());
        gone.addAll(context.load(others, Lock.NONE).keySet());
    }

    /** {@return an answer for each of these rows, which are not there, that went with another} */
    Map<EntityRef, Answer<Deleted>> among(Collection<EntityRef> missing) {
        List<EntityRef> along = missing.stream().filter(gone::contains).toList();
        Map<EntityRef, Answer<Deleted>> answers = new HashMap<>();
        if (!along.isEmpty()) {
            context.ledger()
                    .open(along.stream()
                            .map(row -> Objects.requireNonNull(asked.get(row)).removal(row, context.now(), Map.of()))
                            .toList())
                    .forEach(removal -> answers.put(removal.root(), Answer.granted(new Deleted(removal, false))));
            context.ports()
                    .events()
                    .publish(answers.values().stream()
                            .map(answer -> answer.orThrow().deletion())
                            .map(removal -> OrphanedDeletions.purged(removal, removal))
                            .toList());
        }
        return answers;
    }
}
